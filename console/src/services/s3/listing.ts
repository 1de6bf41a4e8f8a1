import { ListObjectVersionsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import type { PageOf } from '../../parts/usePaged';

/** A row of a bucket's listing. */
export interface Entry {
  key: string;
  folder: boolean;
  size?: number;
  etag?: string;
  modified?: Date;
  storageClass?: string;
  version?: string;
  latest?: boolean;
  marker?: boolean;
}

const DELIMITER = '/';

/** A page of what is in a folder. */
export async function listObjects(s3: S3Client, bucket: string, prefix: string, token?: string): Promise<PageOf<Entry>> {
  const page = await s3.send(
    new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, Delimiter: DELIMITER, ContinuationToken: token }),
  );
  const inside = (page.CommonPrefixes ?? []).map((one) => ({ key: one.Prefix ?? '', folder: true }));
  const objects = (page.Contents ?? [])
    .filter((one) => one.Key !== prefix)
    .map((one) => ({
      key: one.Key ?? '',
      folder: false,
      size: one.Size,
      etag: one.ETag,
      modified: one.LastModified,
      storageClass: one.StorageClass,
    }));
  return { items: [...inside, ...objects], next: page.NextContinuationToken };
}

/** A page of what is in a folder, with every version and delete marker. */
export async function listVersions(s3: S3Client, bucket: string, prefix: string, token?: string): Promise<PageOf<Entry>> {
  const [key, version] = token ? (JSON.parse(token) as [string, string | undefined]) : [];
  const page = await s3.send(
    new ListObjectVersionsCommand({
      Bucket: bucket,
      Prefix: prefix,
      Delimiter: DELIMITER,
      KeyMarker: key,
      VersionIdMarker: version,
    }),
  );
  const inside = (page.CommonPrefixes ?? []).map((one) => ({ key: one.Prefix ?? '', folder: true }));
  const versions = (page.Versions ?? []).map((one) => ({
    key: one.Key ?? '',
    folder: false,
    size: one.Size,
    etag: one.ETag,
    modified: one.LastModified,
    storageClass: one.StorageClass as string | undefined,
    version: one.VersionId,
    latest: one.IsLatest,
    marker: false,
  }));
  const markers = (page.DeleteMarkers ?? []).map((one) => ({
    key: one.Key ?? '',
    folder: false,
    modified: one.LastModified,
    version: one.VersionId,
    latest: one.IsLatest,
    marker: true,
  }));
  const items: Entry[] = [...versions, ...markers].sort(byKeyAndAge);
  return {
    items: [...inside, ...items],
    next: page.IsTruncated ? JSON.stringify([page.NextKeyMarker, page.NextVersionIdMarker]) : undefined,
  };
}

function byKeyAndAge(one: Entry, other: Entry): number {
  if (one.key !== other.key) {
    return one.key < other.key ? -1 : 1;
  }
  return Number(other.modified ?? 0) - Number(one.modified ?? 0) || Number(other.latest) - Number(one.latest);
}
