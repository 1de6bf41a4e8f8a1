import { DeleteObjectsCommand, ListObjectVersionsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { ObjectIdentifier, S3Client, _Error } from '@aws-sdk/client-s3';

export interface Removed {
  count: number;
  failures: _Error[];
}

const AT_ONCE = 1000;

async function remove(s3: S3Client, bucket: string, objects: ObjectIdentifier[], removed: Removed): Promise<void> {
  for (let from = 0; from < objects.length; from += AT_ONCE) {
    const some = objects.slice(from, from + AT_ONCE);
    const answer = await s3.send(
      new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects: some, Quiet: true } }),
    );
    const failures = answer.Errors ?? [];
    removed.failures.push(...failures);
    removed.count += some.length - failures.length;
  }
}

/** Deletes objects, and folders with everything in them. */
export async function removeObjects(
  s3: S3Client,
  bucket: string,
  keys: readonly string[],
  prefixes: readonly string[],
): Promise<Removed> {
  const removed: Removed = { count: 0, failures: [] };
  await remove(s3, bucket, keys.map((Key) => ({ Key })), removed);
  for (const prefix of prefixes) {
    let token: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: token }),
      );
      await remove(s3, bucket, (page.Contents ?? []).map((one) => ({ Key: one.Key })), removed);
      token = page.NextContinuationToken;
    } while (token);
  }
  return removed;
}

/** Deletes everything in a bucket, with all versions; tells how many are gone as it goes. */
export async function removeAll(s3: S3Client, bucket: string, tell: (count: number) => void): Promise<Removed> {
  const removed: Removed = { count: 0, failures: [] };
  let key: string | undefined;
  let version: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectVersionsCommand({ Bucket: bucket, KeyMarker: key, VersionIdMarker: version }),
    );
    const objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map((one) => ({
      Key: one.Key,
      VersionId: one.VersionId,
    }));
    await remove(s3, bucket, objects, removed);
    tell(removed.count);
    key = page.IsTruncated ? page.NextKeyMarker : undefined;
    version = page.IsTruncated ? page.NextVersionIdMarker : undefined;
  } while (key);
  return removed;
}
