import { GetBucketPolicyStatusCommand } from '@aws-sdk/client-s3';
import Badge from '@cloudscape-design/components/badge';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { isMissing } from '../../parts/errors';
import { BucketPermissions } from './BucketPermissions';
import { BucketProperties } from './BucketProperties';
import { Objects } from './Objects';
import { bucketPath, folderPath, folders } from './paths';
import { S3 } from './texts';
import { useS3 } from './useS3';

/** A bucket: what is in it, how it is, and who may use it. */
export default function BucketPage() {
  const texts = useTexts(S3);
  const { bucket = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const prefix = search.get('prefix') ?? '';
  usePage(
    's3',
    { text: texts.buckets, path: '/s3/buckets' },
    { text: bucket, path: bucketPath(bucket) },
    ...folders(prefix).map((folder) => ({ text: folder.text, path: folderPath(bucket, folder.prefix) })),
  );
  return (
    <SpaceBetween size="m">
      <Header variant="h1" info={<PublicBadge bucket={bucket} />}>
        {bucket}
      </Header>
      <Tabs
        activeTabId={search.get('tab') ?? 'objects'}
        onChange={({ detail }) => setSearch(detail.activeTabId === 'objects' ? {} : { tab: detail.activeTabId })}
        tabs={[
          { id: 'objects', label: texts.objects, content: <Objects key={prefix} bucket={bucket} prefix={prefix} /> },
          { id: 'properties', label: texts.properties, content: <BucketProperties bucket={bucket} /> },
          { id: 'permissions', label: texts.permissions, content: <BucketPermissions bucket={bucket} /> },
        ]}
      />
    </SpaceBetween>
  );
}

/** Whether everybody may get in, which is said only when somebody may. */
function PublicBadge({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const { data } = useQuery({
    queryKey: ['s3', bucket, 'public'],
    queryFn: async () => {
      try {
        return (await s3.send(new GetBucketPolicyStatusCommand({ Bucket: bucket }))).PolicyStatus?.IsPublic ?? false;
      } catch (failure) {
        if (isMissing(failure)) {
          return false;
        }
        throw failure;
      }
    },
  });
  return data ? <Badge color="red">{texts.publicNow}</Badge> : null;
}
