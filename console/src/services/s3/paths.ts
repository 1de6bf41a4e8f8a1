/** Addresses of the pages of S3. Keys may hold anything, so they are encoded as a whole. */
export const bucketPath = (bucket: string, tab?: string): string =>
  `/s3/buckets/${encodeURIComponent(bucket)}${tab ? `?tab=${tab}` : ''}`;

export const folderPath = (bucket: string, prefix: string): string =>
  `/s3/buckets/${encodeURIComponent(bucket)}${prefix ? `?prefix=${encodeURIComponent(prefix)}` : ''}`;

export const objectPath = (bucket: string, key: string, version?: string): string =>
  `/s3/object/${encodeURIComponent(bucket)}?key=${encodeURIComponent(key)}${
    version ? `&version=${encodeURIComponent(version)}` : ''
  }`;

export const transferPath = (id: string): string => `/s3/transfers/${id}`;

/** Where chosen things of a folder are copied or moved. */
export const transferFormPath = (move: boolean, bucket: string, prefix: string): string =>
  `/s3/${move ? 'move' : 'copy'}/${encodeURIComponent(bucket)}${prefix ? `?prefix=${encodeURIComponent(prefix)}` : ''}`;

/** The last part of a key or prefix. */
export function baseName(key: string): string {
  return key.replace(/\/$/, '').split('/').at(-1) ?? key;
}

/** The folders that lead to a key, each with its whole prefix. */
export function folders(key: string): { text: string; prefix: string }[] {
  const parts = key.split('/').slice(0, -1);
  return parts.map((text, index) => ({ text: text || '/', prefix: `${parts.slice(0, index + 1).join('/')}/` }));
}

const NAME = /^(?!xn--|sthree-|amzn-s3-demo-)(?!.*(?:-s3alias|--ol-s3|--x-s3)$)(?!\d{1,3}(?:\.\d{1,3}){3}$)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

export function isBucketName(name: string): boolean {
  return NAME.test(name);
}
