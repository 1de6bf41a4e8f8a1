import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  PutObjectCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';

/** A part that has arrived. */
export interface Arrived {
  etag: string;
  crc32?: string;
  size: number;
}

/** Where a file goes to. */
export interface Destination {
  whole(file: File, signal: AbortSignal): Promise<void>;
  begin(file: File): Promise<string>;
  /** The parts that have arrived; undefined where the upload is gone. */
  arrived(uploadId: string): Promise<Map<number, Arrived> | undefined>;
  part(uploadId: string, number: number, bytes: Uint8Array, signal: AbortSignal): Promise<Arrived>;
  complete(uploadId: string, parts: ReadonlyMap<number, Arrived>): Promise<void>;
  abort(uploadId: string): Promise<void>;
}

/** An object of S3. */
export class ObjectDestination implements Destination {
  constructor(
    private readonly s3: S3Client,
    private readonly bucket: string,
    private readonly key: string,
  ) {}

  private get target() {
    return { Bucket: this.bucket, Key: this.key };
  }

  async whole(file: File, signal: AbortSignal): Promise<void> {
    const body = new Uint8Array(await file.arrayBuffer());
    const command = new PutObjectCommand({ ...this.target, Body: body, ContentType: type(file) });
    await this.s3.send(command, { abortSignal: signal });
  }

  async begin(file: File): Promise<string> {
    const answer = await this.s3.send(
      new CreateMultipartUploadCommand({ ...this.target, ContentType: type(file), ChecksumAlgorithm: 'CRC32' }),
    );
    return answer.UploadId ?? '';
  }

  async arrived(uploadId: string): Promise<Map<number, Arrived> | undefined> {
    const found = new Map<number, Arrived>();
    let marker: string | undefined;
    try {
      do {
        const page = await this.s3.send(
          new ListPartsCommand({ ...this.target, UploadId: uploadId, PartNumberMarker: marker }),
        );
        for (const part of page.Parts ?? []) {
          found.set(part.PartNumber ?? 0, { etag: part.ETag ?? '', crc32: part.ChecksumCRC32, size: part.Size ?? 0 });
        }
        marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
      } while (marker);
      return found;
    } catch (failure) {
      if (failure instanceof Error && failure.name === 'NoSuchUpload') {
        return undefined;
      }
      throw failure;
    }
  }

  async part(uploadId: string, number: number, bytes: Uint8Array, signal: AbortSignal): Promise<Arrived> {
    const answer = await this.s3.send(
      new UploadPartCommand({ ...this.target, UploadId: uploadId, PartNumber: number, Body: bytes }),
      { abortSignal: signal },
    );
    return { etag: answer.ETag ?? '', crc32: answer.ChecksumCRC32, size: bytes.length };
  }

  async complete(uploadId: string, parts: ReadonlyMap<number, Arrived>): Promise<void> {
    const sorted = [...parts].sort(([one], [other]) => one - other);
    await this.s3.send(
      new CompleteMultipartUploadCommand({
        ...this.target,
        UploadId: uploadId,
        MultipartUpload: {
          Parts: sorted.map(([number, part]) => ({
            PartNumber: number,
            ETag: part.etag,
            ChecksumCRC32: part.crc32,
          })),
        },
      }),
    );
  }

  async abort(uploadId: string): Promise<void> {
    await this.s3.send(new AbortMultipartUploadCommand({ ...this.target, UploadId: uploadId }));
  }
}

function type(file: File): string {
  return file.type || 'application/octet-stream';
}
