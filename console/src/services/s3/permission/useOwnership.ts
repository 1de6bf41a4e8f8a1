import { GetBucketOwnershipControlsCommand } from '@aws-sdk/client-s3';
import type { ObjectOwnership } from '@aws-sdk/client-s3';
import { useQuery } from '@tanstack/react-query';
import { orNone } from '../../../parts/errors';
import { useS3 } from '../useS3';

/** Who owns objects in a bucket; one that says nothing is of those made before that could be said. */
export function useOwnership(bucket: string) {
  const s3 = useS3();
  return useQuery({
    queryKey: ['s3', bucket, 'ownership'],
    queryFn: async (): Promise<ObjectOwnership> => {
      const answer = await orNone(s3.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket })));
      return answer?.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? 'ObjectWriter';
    },
  });
}
