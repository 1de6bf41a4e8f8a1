import {
  DeleteObjectTaggingCommand,
  GetObjectTaggingCommand,
  PutObjectTaggingCommand,
} from '@aws-sdk/client-s3';
import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { bytes, moment } from '../../parts/format';
import { ManagedTags } from '../../parts/ManagedTags';
import { PARTS } from '../../parts/texts';
import { apiOrigin } from '../../session/endpoint';
import { DeleteObjects } from './DeleteObjects';
import { head } from './head';
import { MetadataPanel } from './metadata/MetadataPanel';
import { openObject } from './openObject';
import { baseName, bucketPath, folderPath, folders, objectPath, transferFormPath } from './paths';
import { AclPanel } from './permission/AclPanel';
import { Presign } from './Presign';
import { Preview } from './Preview';
import { S3 } from './texts';
import { Rename } from './transfer/Rename';
import { TRANSFER } from './transfer/texts';
import { useS3 } from './useS3';

const OBJECT_TAGS = 10;

/** An object, or one version of it. */
export default function ObjectPage() {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const moving = useTexts(TRANSFER);
  const s3 = useS3();
  const navigate = useNavigate();
  const { bucket = '' } = useParams();
  const [search] = useSearchParams();
  const key = search.get('key') ?? '';
  const version = search.get('version') ?? undefined;
  const [asked, setAsked] = useState<'delete' | 'presign' | 'rename'>();
  const close = () => setAsked(undefined);
  usePage(
    's3',
    { text: texts.buckets, path: '/s3/buckets' },
    { text: bucket, path: bucketPath(bucket) },
    ...folders(key).map((folder) => ({ text: folder.text, path: folderPath(bucket, folder.prefix) })),
    { text: baseName(key), path: objectPath(bucket, key, version) },
  );
  const query = useQuery({
    queryKey: ['s3', bucket, 'object', key, version],
    queryFn: () => head(s3, { Bucket: bucket, Key: key, VersionId: version, ChecksumMode: 'ENABLED' }),
  });
  const inside = folders(key).at(-1)?.prefix ?? '';
  const parent = folderPath(bucket, inside);
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={version && `${texts.version}: ${version}`}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <ButtonDropdown
              items={[
                { id: 'copy', text: moving.copy },
                { id: 'move', text: moving.move, disabled: version !== undefined },
                { id: 'rename', text: moving.rename, disabled: version !== undefined },
                { id: 'delete', text: parts.delete },
              ]}
              onItemClick={({ detail }) => {
                if (detail.id === 'rename' || detail.id === 'delete') {
                  setAsked(detail.id);
                } else {
                  const state = [{ key, folder: false, size: query.data?.ContentLength, etag: query.data?.ETag, version }];
                  void navigate(transferFormPath(detail.id === 'move', bucket, inside), { state });
                }
              }}
            >
              {parts.actions}
            </ButtonDropdown>
            <Button onClick={() => setAsked('presign')}>{texts.presign}</Button>
            <Button onClick={() => void openObject(bucket, key, version)}>{texts.open}</Button>
            <Button variant="primary" onClick={() => void openObject(bucket, key, version, true)}>
              {texts.download}
            </Button>
          </SpaceBetween>
        }
      >
        {baseName(key)}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <Tabs
          tabs={[
            {
              id: 'properties',
              label: texts.properties,
              content: (
                <SpaceBetween size="l">
                  <Overview bucket={bucket} objectKey={key} head={query.data} />
                  <MetadataPanel
                    bucket={bucket}
                    objectKey={key}
                    head={query.data}
                    editable={!version}
                    onChanged={() => void query.refetch()}
                  />
                  <ObjectTags bucket={bucket} objectKey={key} version={version} />
                </SpaceBetween>
              ),
            },
            {
              id: 'permissions',
              label: texts.permissions,
              content: <AclPanel bucket={bucket} objectKey={key} version={version} />,
            },
            {
              id: 'preview',
              label: texts.preview,
              content: (
                <Preview
                  bucket={bucket}
                  objectKey={key}
                  version={version}
                  type={query.data.ContentType ?? ''}
                  size={query.data.ContentLength ?? 0}
                />
              ),
            },
          ]}
        />
      )}
      {asked === 'presign' && <Presign bucket={bucket} objectKey={key} onClose={close} />}
      {asked === 'rename' && (
        <Rename
          bucket={bucket}
          objectKey={key}
          onDone={(to) => void navigate(objectPath(bucket, to))}
          onClose={close}
        />
      )}
      {asked === 'delete' && (
        <DeleteObjects
          bucket={bucket}
          entries={[{ key, version, folder: false }]}
          onDone={() => void navigate(parent)}
          onClose={close}
        />
      )}
    </SpaceBetween>
  );
}

interface OverviewProps {
  bucket: string;
  objectKey: string;
  head: HeadObjectCommandOutput;
}

function Overview({ bucket, objectKey, head }: OverviewProps) {
  const texts = useTexts(S3);
  const { language } = useLanguage();
  const url = `${apiOrigin}/${bucket}/${objectKey.split('/').map(encodeURIComponent).join('/')}`;
  const sums = { CRC32: head.ChecksumCRC32, CRC32C: head.ChecksumCRC32C, CRC64NVME: head.ChecksumCRC64NVME, SHA1: head.ChecksumSHA1, SHA256: head.ChecksumSHA256 };
  const sum = Object.entries(sums).find(([, value]) => value);
  return (
    <Container header={<Header>{texts.overview}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.size, value: bytes(head.ContentLength) },
          { label: texts.lastModified, value: moment(head.LastModified, language) },
          { label: texts.contentType, value: head.ContentType ?? '-' },
          { label: texts.storageClass, value: head.StorageClass ?? 'STANDARD' },
          { label: texts.versionId, value: <span className="wrap">{head.VersionId ?? '-'}</span> },
          { label: texts.etag, value: <Copy text={(head.ETag ?? '').replaceAll('"', '')} /> },
          { label: texts.checksum, value: <span className="wrap">{sum ? `${sum[0]}: ${sum[1]}` : '-'}</span> },
          { label: texts.s3Uri, value: <Copy text={`s3://${bucket}/${objectKey}`} /> },
          { label: texts.arn, value: <Copy text={`arn:aws:s3:::${bucket}/${objectKey}`} /> },
          { label: texts.url, value: <Copy text={url} /> },
        ]}
      />
    </Container>
  );
}

function ObjectTags({ bucket, objectKey, version }: { bucket: string; objectKey: string; version?: string }) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const target = { Bucket: bucket, Key: objectKey, VersionId: version };
  const query = useQuery({
    queryKey: ['s3', bucket, 'tags', objectKey, version],
    queryFn: async () =>
      ((await s3.send(new GetObjectTaggingCommand(target))).TagSet ?? []).map((tag) => ({
        Key: tag.Key ?? '',
        Value: tag.Value ?? '',
      })),
  });
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  const common = { bucket, key: objectKey, 'version-id': version };
  return (
    <ManagedTags
      tags={query.data ?? []}
      limit={OBJECT_TAGS}
      commands={({ all }) =>
        all.length > 0
          ? cli('s3api put-object-tagging', { ...common, tagging: { json: { TagSet: all } } })
          : cli('s3api delete-object-tagging', common)
      }
      save={({ all }) =>
        all.length > 0
          ? s3.send(new PutObjectTaggingCommand({ ...target, Tagging: { TagSet: all } }))
          : s3.send(new DeleteObjectTaggingCommand(target))
      }
      onSaved={() => {
        notifyDone(texts.saved);
        void query.refetch();
      }}
    />
  );
}
