import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import type { CompletedPart, S3Client } from '@aws-sdk/client-s3';
import { parts } from '../upload/plan';
import type { Part } from '../upload/plan';

const MB = 1024 * 1024;
const GB = 1024 * MB;
const MAX_PARTS = 10_000;
const PARTS_AT_ONCE = 3;

/** What S3 copies in one call, and what is copied of larger objects at a time. */
export const LIMITS = { whole: 5 * GB, part: 256 * MB };

/** The headers an object is answered with. */
export interface Described {
  ContentType?: string;
  CacheControl?: string;
  ContentDisposition?: string;
  ContentEncoding?: string;
  ContentLanguage?: string;
  Expires?: Date;
  Metadata?: Record<string, string>;
}

export interface ObjectCopy {
  from: { bucket: string; key: string; version?: string; etag?: string; size: number };
  to: { bucket: string; key: string };
  /** What it is described by in place of what the source is. */
  described?: Described;
}

interface Watch {
  signal?: AbortSignal;
  /** Told how many bytes are there. */
  told?(bytes: number): void;
}

/** Where a copy comes from, as S3 takes it in a header. */
export function copySource(from: ObjectCopy['from']): string {
  const path = `${from.bucket}/${from.key.split('/').map(encodeURIComponent).join('/')}`;
  return from.version ? `${path}?versionId=${encodeURIComponent(from.version)}` : path;
}

/** Copies an object with its metadata and tags, whatever its size; nothing where it has changed since it was listed. */
export async function copyObject(s3: S3Client, copy: ObjectCopy, watch: Watch = {}, limits = LIMITS): Promise<void> {
  if (copy.from.size > limits.whole) {
    await copyInParts(s3, copy, watch, limits.part);
    return;
  }
  const command = new CopyObjectCommand({
    Bucket: copy.to.bucket,
    Key: copy.to.key,
    CopySource: copySource(copy.from),
    CopySourceIfMatch: copy.from.etag,
    ...(copy.described && { MetadataDirective: 'REPLACE', ...copy.described }),
  });
  await s3.send(command, { abortSignal: watch.signal });
  watch.told?.(copy.from.size);
}

async function copyInParts(s3: S3Client, copy: ObjectCopy, watch: Watch, smallest: number): Promise<void> {
  const target = { Bucket: copy.to.bucket, Key: copy.to.key };
  const { UploadId } = await s3.send(
    new CreateMultipartUploadCommand({ ...target, ...(await describedAs(s3, copy)), Tagging: await tagsOf(s3, copy) }),
  );
  const each = Math.max(smallest, Math.ceil(copy.from.size / MAX_PARTS / MB) * MB);
  const left = parts(copy.from.size, each);
  try {
    const there: CompletedPart[] = [];
    const run = async () => {
      for (let part = left.shift(); part; part = left.shift()) {
        there.push(await copyPart(s3, copy, part, UploadId, watch.signal));
        watch.told?.(part.to - part.from);
      }
    };
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, run));
    const Parts = there.sort((one, other) => (one.PartNumber ?? 0) - (other.PartNumber ?? 0));
    await s3.send(new CompleteMultipartUploadCommand({ ...target, UploadId, MultipartUpload: { Parts } }));
  } catch (failure) {
    left.length = 0;
    await s3.send(new AbortMultipartUploadCommand({ ...target, UploadId }));
    throw failure;
  }
}

async function copyPart(
  s3: S3Client,
  copy: ObjectCopy,
  part: Part,
  UploadId: string | undefined,
  signal?: AbortSignal,
): Promise<CompletedPart> {
  const answer = await s3.send(
    new UploadPartCopyCommand({
      Bucket: copy.to.bucket,
      Key: copy.to.key,
      UploadId,
      PartNumber: part.number,
      CopySource: copySource(copy.from),
      CopySourceIfMatch: copy.from.etag,
      CopySourceRange: `bytes=${part.from}-${part.to - 1}`,
    }),
    { abortSignal: signal },
  );
  const { ETag, ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 } =
    answer.CopyPartResult ?? {};
  const sums = { ChecksumCRC32, ChecksumCRC32C, ChecksumCRC64NVME, ChecksumSHA1, ChecksumSHA256 };
  return { PartNumber: part.number, ETag, ...sums };
}

/** An upload in parts copies nothing but bytes, so that what describes the source is asked for. */
async function describedAs(s3: S3Client, copy: ObjectCopy): Promise<Described> {
  if (copy.described) {
    return copy.described;
  }
  const { bucket, key, version } = copy.from;
  const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key, VersionId: version }));
  return describedBy(head);
}

/** What describes an object, out of an answer about it. */
export function describedBy(head: Described & { ExpiresString?: string }): Described {
  const { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata } = head;
  const Expires = head.ExpiresString ? new Date(head.ExpiresString) : undefined;
  return { ContentType, CacheControl, ContentDisposition, ContentEncoding, ContentLanguage, Metadata, Expires };
}

async function tagsOf(s3: S3Client, { from }: ObjectCopy): Promise<string | undefined> {
  const answer = await s3.send(
    new GetObjectTaggingCommand({ Bucket: from.bucket, Key: from.key, VersionId: from.version }),
  );
  const pairs = (answer.TagSet ?? []).map((tag) => [tag.Key ?? '', tag.Value ?? '']);
  return pairs.length > 0 ? new URLSearchParams(pairs).toString() : undefined;
}
