import {
  DeleteBucketTaggingCommand,
  GetBucketLocationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
} from '@aws-sdk/client-s3';
import type { S3Client } from '@aws-sdk/client-s3';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Copy } from '../../parts/Copy';
import { describe } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { ManagedTags } from '../../parts/ManagedTags';
import type { Tag } from '../../parts/tagChanges';
import { PARTS } from '../../parts/texts';
import { S3 } from './texts';
import { UnfinishedUploads } from './UnfinishedUploads';
import { useS3 } from './useS3';

/** How a bucket is. */
export function BucketProperties({ bucket }: { bucket: string }) {
  return (
    <SpaceBetween size="l">
      <Overview bucket={bucket} />
      <Versioning bucket={bucket} />
      <BucketTags bucket={bucket} />
      <UnfinishedUploads bucket={bucket} />
    </SpaceBetween>
  );
}

function Overview({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const { data, error } = useQuery({
    queryKey: ['s3', bucket, 'location'],
    queryFn: async () =>
      (await s3.send(new GetBucketLocationCommand({ Bucket: bucket }))).LocationConstraint ?? 'us-east-1',
  });
  return (
    <Container header={<Header>{texts.overview}</Header>}>
      {error ? (
        <Failed failure={error} />
      ) : (
        <KeyValuePairs
          columns={2}
          items={[
            { label: texts.region, value: data ?? '-' },
            { label: texts.arn, value: <Copy text={`arn:aws:s3:::${bucket}`} /> },
          ]}
        />
      )}
    </Container>
  );
}

function Versioning({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const s3 = useS3();
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ['s3', bucket, 'versioning'],
    queryFn: async () => (await s3.send(new GetBucketVersioningCommand({ Bucket: bucket }))).Status ?? 'Off',
  });
  const status = query.data;
  return (
    <Container
      header={
        <Header
          description={texts.versioningHelp}
          actions={<Button onClick={() => setEditing(true)}>{parts.edit}</Button>}
        >
          {texts.versioning}
        </Header>
      }
    >
      {query.error && <Failed failure={query.error} />}
      {status && (
        <StatusIndicator type={status === 'Enabled' ? 'success' : 'stopped'}>
          {status === 'Enabled' ? texts.enabled : status === 'Suspended' ? texts.suspended : texts.disabled}
        </StatusIndicator>
      )}
      {editing && (
        <EditVersioning
          bucket={bucket}
          before={status === 'Enabled' ? 'Enabled' : 'Suspended'}
          onDone={() => {
            notifyDone(texts.saved);
            void query.refetch();
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}

interface EditVersioningProps {
  bucket: string;
  before: 'Enabled' | 'Suspended';
  onDone(): void;
  onClose(): void;
}

function EditVersioning({ bucket, before, onDone, onClose }: EditVersioningProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [status, setStatus] = useState(before);
  return (
    <FormModal
      title={texts.versioning}
      commands={cli('s3api put-bucket-versioning', { bucket, 'versioning-configuration': `Status=${status}` })}
      run={() =>
        s3.send(new PutBucketVersioningCommand({ Bucket: bucket, VersioningConfiguration: { Status: status } }))
      }
      onDone={onDone}
      onClose={onClose}
    >
      <RadioGroup
        value={status}
        ariaLabel={texts.versioning}
        items={[
          { value: 'Enabled', label: texts.enabled },
          { value: 'Suspended', label: texts.suspended },
        ]}
        onChange={({ detail }) => setStatus(detail.value as 'Enabled' | 'Suspended')}
      />
    </FormModal>
  );
}

/** The tags of a bucket; one that has none answers an error. */
async function tagsOf(s3: S3Client, bucket: string): Promise<Tag[]> {
  try {
    const answer = await s3.send(new GetBucketTaggingCommand({ Bucket: bucket }));
    return (answer.TagSet ?? []).map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' }));
  } catch (failure) {
    if (describe(failure).code === 'NoSuchTagSet') {
      return [];
    }
    throw failure;
  }
}

function BucketTags({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const queries = useQueryClient();
  const query = useQuery({ queryKey: ['s3', bucket, 'tags'], queryFn: () => tagsOf(s3, bucket) });
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  return (
    <ManagedTags
      tags={query.data ?? []}
      commands={({ all }) =>
        all.length > 0
          ? cli('s3api put-bucket-tagging', { bucket, tagging: { json: { TagSet: all } } })
          : cli('s3api delete-bucket-tagging', { bucket })
      }
      save={({ all }) =>
        all.length > 0
          ? s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet: all } }))
          : s3.send(new DeleteBucketTaggingCommand({ Bucket: bucket }))
      }
      onSaved={() => {
        notifyDone(texts.saved);
        void queries.invalidateQueries({ queryKey: ['s3', bucket, 'tags'] });
      }}
    />
  );
}
