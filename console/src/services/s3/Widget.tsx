import { ListBucketsCommand } from '@aws-sdk/client-s3';
import Box from '@cloudscape-design/components/box';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { To } from '../../parts/To';
import { bucketPath } from './paths';
import { S3 } from './texts';
import { useS3 } from './useS3';

const SHOWN = 5;

/** The newest buckets. */
export default function Widget() {
  const texts = useTexts(S3);
  const { language } = useLanguage();
  const s3 = useS3();
  const { data, error } = useQuery({
    queryKey: ['s3', 'newest'],
    queryFn: () => s3.send(new ListBucketsCommand({ MaxBuckets: 1000 })),
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (!data) {
    return <Spinner />;
  }
  const buckets = [...(data.Buckets ?? [])].sort(
    (one, other) => Number(other.CreationDate ?? 0) - Number(one.CreationDate ?? 0),
  );
  return (
    <SpaceBetween size="xs">
      {buckets.length === 0 && <To path="/s3/create">{texts.createBucket}</To>}
      {buckets.slice(0, SHOWN).map((bucket) => (
        <div key={bucket.Name}>
          <To path={bucketPath(bucket.Name ?? '')}>{bucket.Name}</To>{' '}
          <Box variant="span" color="text-body-secondary" fontSize="body-s">
            {moment(bucket.CreationDate, language)}
          </Box>
        </div>
      ))}
    </SpaceBetween>
  );
}
