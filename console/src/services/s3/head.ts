import { GetObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import type { HeadObjectCommandInput, HeadObjectCommandOutput, S3Client } from '@aws-sdk/client-s3';
import { describe } from '../../parts/errors';

const DENIED = 403;

/** What is known of an object. An answer to HEAD cannot say why it refuses; one to GET, which needs the same permission, does. */
export async function head(s3: S3Client, input: HeadObjectCommandInput): Promise<HeadObjectCommandOutput> {
  try {
    return await s3.send(new HeadObjectCommand(input));
  } catch (failure) {
    if (describe(failure).status === DENIED) {
      await s3.send(new GetObjectCommand({ Bucket: input.Bucket, Key: input.Key, VersionId: input.VersionId, Range: 'bytes=0-0' }));
    }
    throw failure;
  }
}
