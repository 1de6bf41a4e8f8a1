import { S3Client } from '@aws-sdk/client-s3';
import { useClient } from '../../session/client';
import { withDots } from './dots';

/** S3, called in the Region that is looked at; it finds every bucket, wherever that is. */
export function useS3(): S3Client {
  return withDots(useClient(S3Client));
}
