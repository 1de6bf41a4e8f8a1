import { DeleteObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import { useSyncExternalStore } from 'react';
import { copyObject } from './copies';
import type { Source, Wanted } from './plan';
import { Transfer } from './transfer';
import type { Copier } from './transfer';

const all: Transfer[] = [];
const listeners = new Set<() => void>();
let version = 0;
let scheduled = false;

/** Tells once for many changes, so that a thousand small objects do not draw a thousand times. */
function changed(): void {
  if (!scheduled) {
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      version++;
      listeners.forEach((listener) => listener());
    }, 100);
  }
}

function copier(s3: S3Client, { from, to }: Wanted): Copier {
  return {
    async list(prefix, signal) {
      const found: Source[] = [];
      let token: string | undefined;
      do {
        const command = new ListObjectsV2Command({ Bucket: from.bucket, Prefix: prefix, ContinuationToken: token });
        const page = await s3.send(command, { abortSignal: signal });
        for (const one of page.Contents ?? []) {
          found.push({ key: one.Key ?? '', folder: false, size: one.Size, etag: one.ETag });
        }
        token = page.NextContinuationToken;
      } while (token);
      return found;
    },
    copy: (item, signal, told) =>
      copyObject(
        s3,
        {
          from: { bucket: from.bucket, key: item.from, version: item.version, etag: item.etag, size: item.size },
          to: { bucket: to.bucket, key: item.to },
        },
        { signal, told },
      ),
    async remove(item) {
      // Only what was copied goes: whatever was written over it meanwhile stays.
      await s3.send(new DeleteObjectCommand({ Bucket: from.bucket, Key: item.from, IfMatch: item.etag }));
    },
  };
}

/** Begins to copy or move; answers the transfer's id. */
export function transfer(s3: S3Client, wanted: Wanted): string {
  const one = new Transfer(crypto.randomUUID(), wanted, copier(s3, wanted), changed);
  all.push(one);
  changed();
  void one.run();
  return one.id;
}

/** All transfers of this window. */
export function useTransfers(): readonly Transfer[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return all;
}
