import { isBucketName } from '../paths';

/** An object, a version of one, or a folder that is copied or moved. */
export interface Source {
  key: string;
  folder: boolean;
  size?: number;
  etag?: string;
  version?: string;
}

export interface Place {
  bucket: string;
  prefix: string;
}

/** What goes where. */
export interface Wanted {
  move: boolean;
  from: Place;
  to: Place;
  sources: readonly Source[];
}

export type Problem = 'format' | 'same' | 'inside';

const PLACE = /^s3:\/\/([^/]+)(?:\/(.*))?$/s;

/** A bucket, with or without a folder, that was typed as S3 URI. */
export function placeOf(typed: string): Place | undefined {
  const [, bucket = '', path = ''] = PLACE.exec(typed.trim()) ?? [];
  if (!isBucketName(bucket)) {
    return undefined;
  }
  return { bucket, prefix: path === '' || path.endsWith('/') ? path : `${path}/` };
}

export function uriOf(place: Place): string {
  return `s3://${place.bucket}/${place.prefix}`;
}

/** The key of the copy: what led to the source's folder is replaced by the destination. */
export function keyOfCopy(key: string, from: Place, to: Place): string {
  return to.prefix + key.slice(from.prefix.length);
}

/** Why these cannot go there. */
export function problem(from: Place, to: Place | undefined, sources: readonly Source[]): Problem | undefined {
  if (!to) {
    return 'format';
  }
  if (from.bucket !== to.bucket) {
    return undefined;
  }
  if (sources.some((one) => one.folder && to.prefix.startsWith(one.key))) {
    return 'inside';
  }
  // An older version that is copied to its own key becomes the current one; an object would only replace itself.
  return from.prefix === to.prefix && sources.some((one) => !one.version) ? 'same' : undefined;
}

const KEY_BYTES = 1024;

/** Whether an object can be called that in its folder. */
export function isNewName(before: string, key: string, name: string): boolean {
  const fits = new TextEncoder().encode(key).length <= KEY_BYTES;
  return name !== '' && !name.includes('/') && key !== before && fits;
}
