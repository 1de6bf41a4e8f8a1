import { ListBucketsCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import FormField from '@cloudscape-design/components/form-field';
import S3ResourceSelector from '@cloudscape-design/components/s3-resource-selector';
import { useTexts } from '../../i18n/language';
import { PARTS } from '../../parts/texts';
import { listObjects } from './listing';
import { folderPath, objectPath } from './paths';
import { useS3 } from './useS3';

interface S3ResourceProps {
  label: string;
  help: string;
  error?: string | false;
  value: string;
  /** What is looked for: a bucket or folder to put something into, or an object. */
  kind: 'place' | 'object';
  onChange(uri: string): void;
}

/** A place in S3, typed or found by browsing. */
export function S3Resource({ label, help, error, value, kind, onChange }: S3ResourceProps) {
  const parts = useTexts(PARTS);
  const s3 = useS3();
  return (
    <FormField label={label} constraintText={help} errorText={error} stretch>
      <S3ResourceSelector
        resource={{ uri: value }}
        invalid={Boolean(error)}
        viewHref={!error ? pathOf(value, kind) : undefined}
        inputPlaceholder="s3://"
        i18nStrings={{ labelRefresh: parts.refresh, labelModalDismiss: parts.close, inContextInputClearAriaLabel: parts.clearFilter }}
        selectableItemsTypes={kind === 'place' ? ['buckets', 'objects'] : ['objects']}
        objectsIsItemDisabled={(one) => (one.IsFolder ?? false) !== (kind === 'place')}
        fetchBuckets={() => buckets(s3)}
        fetchObjects={(bucket, path) => objects(s3, bucket, path)}
        fetchVersions={(bucket, path) => versions(s3, bucket, path)}
        onChange={({ detail }) => onChange(detail.resource.uri)}
      />
    </FormField>
  );
}

/** The page that shows what a URI names. */
function pathOf(uri: string, kind: 'place' | 'object'): string | undefined {
  const [, bucket, path = ''] = /^s3:\/\/([^/]+)\/?(.*)$/s.exec(uri) ?? [];
  if (!bucket) {
    return undefined;
  }
  return kind === 'object' && path ? objectPath(bucket, path) : folderPath(bucket, path);
}

/** A moment of the browser's time zone in the one form that the selector both shows and sorts by. */
function sortable(when: Date | undefined): string | undefined {
  return when && new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'medium' }).format(when);
}

async function buckets(s3: S3Client) {
  const answer = await s3.send(new ListBucketsCommand({ MaxBuckets: 1000 }));
  return (answer.Buckets ?? []).map((one) => ({
    Name: one.Name,
    CreationDate: sortable(one.CreationDate),
    Region: one.BucketRegion,
  }));
}

async function objects(s3: S3Client, bucket: string, prefix: string) {
  const page = await listObjects(s3, bucket, prefix);
  return page.items.map((one) => ({
    Key: one.key.slice(prefix.length),
    LastModified: sortable(one.modified),
    Size: one.size,
    IsFolder: one.folder,
  }));
}

async function versions(s3: S3Client, bucket: string, key: string) {
  const page = await s3.send(new ListObjectVersionsCommand({ Bucket: bucket, Prefix: key }));
  return (page.Versions ?? []).filter((one) => one.Key === key).map((one) => ({ VersionId: one.VersionId, Size: one.Size }));
}
