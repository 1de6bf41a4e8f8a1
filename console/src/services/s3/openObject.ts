import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { credentials } from '../../session/credentials';
import { apiOrigin } from '../../session/endpoint';
import { currentRegion } from '../../session/region';
import { withDots } from './dots';
import { baseName } from './paths';

const MINUTES = 60;
const OPEN_SECONDS = 5 * MINUTES;

/** A link to an object that is good for a while, at the address that other clients use. */
export async function link(
  bucket: string,
  key: string,
  options: { version?: string; seconds?: number; download?: boolean } = {},
): Promise<string> {
  const s3 = withDots(new S3Client({ region: currentRegion(), endpoint: apiOrigin, credentials, forcePathStyle: true }));
  const command = new GetObjectCommand({
    Bucket: bucket,
    Key: key,
    VersionId: options.version,
    ResponseContentDisposition: options.download
      ? `attachment; filename*=UTF-8''${encodeURIComponent(baseName(key))}`
      : undefined,
  });
  return getSignedUrl(s3, command, { expiresIn: options.seconds ?? OPEN_SECONDS });
}

/** Opens an object in a tab of its own, or saves it. It comes from another origin than the console's, and cannot reach it. */
export async function openObject(
  bucket: string,
  key: string,
  version?: string,
  download = false,
): Promise<void> {
  const url = await link(bucket, key, { version, download });
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.rel = 'noopener noreferrer';
  anchor.target = '_blank';
  anchor.click();
}
