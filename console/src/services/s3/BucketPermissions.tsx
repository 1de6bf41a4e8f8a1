import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { PublicAccessBlockConfiguration, S3Client } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { orNone } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { JsonEditor, isJson, pretty } from '../../parts/JsonEditor';
import { PARTS } from '../../parts/texts';
import { AclPanel } from './permission/AclPanel';
import { Ownership } from './permission/Ownership';
import { S3 } from './texts';
import { useS3 } from './useS3';

const AccessChecks = lazy(() => import('../iam/analyzer/AccessChecks'));

/** Who may use a bucket. */
export function BucketPermissions({ bucket }: { bucket: string }) {
  return (
    <SpaceBetween size="l">
      <PublicAccess bucket={bucket} />
      <Policy bucket={bucket} />
      <Ownership bucket={bucket} />
      <AclPanel bucket={bucket} />
    </SpaceBetween>
  );
}

const BLOCKS = ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'] as const;
type Blocks = Record<(typeof BLOCKS)[number], boolean>;

function blocks(given: PublicAccessBlockConfiguration = {}): Blocks {
  return {
    BlockPublicAcls: given.BlockPublicAcls ?? false,
    IgnorePublicAcls: given.IgnorePublicAcls ?? false,
    BlockPublicPolicy: given.BlockPublicPolicy ?? false,
    RestrictPublicBuckets: given.RestrictPublicBuckets ?? false,
  };
}

function PublicAccess({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const s3 = useS3();
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ['s3', bucket, 'blocks'],
    queryFn: async () => {
      const answer = await orNone(s3.send(new GetPublicAccessBlockCommand({ Bucket: bucket })));
      return blocks(answer?.PublicAccessBlockConfiguration);
    },
  });
  return (
    <Container
      header={
        <Header
          description={texts.blockPublicHelp}
          actions={
            <Button disabled={!query.data} onClick={() => setEditing(true)}>
              {parts.edit}
            </Button>
          }
        >
          {texts.blockPublicTitle}
        </Header>
      }
    >
      {query.error && <Failed failure={query.error} />}
      {query.data && (
        <SpaceBetween size="xs">
          {BLOCKS.map((one) => (
            <StatusIndicator key={one} type={query.data[one] ? 'success' : 'warning'}>
              {texts.blocks[one]}
            </StatusIndicator>
          ))}
        </SpaceBetween>
      )}
      {editing && query.data && (
        <EditPublicAccess bucket={bucket} before={query.data} onDone={query.refetch} onClose={() => setEditing(false)} />
      )}
    </Container>
  );
}

interface EditPublicAccessProps {
  bucket: string;
  before: Blocks;
  onDone(): void;
  onClose(): void;
}

function EditPublicAccess({ bucket, before, onDone, onClose }: EditPublicAccessProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [wanted, setWanted] = useState(before);
  const [known, setKnown] = useState(false);
  const loosened = BLOCKS.some((one) => before[one] && !wanted[one]);
  const setAll = (on: boolean) => setWanted(Object.fromEntries(BLOCKS.map((one) => [one, on])) as Blocks);
  const every = BLOCKS.every((one) => wanted[one]);
  return (
    <FormModal
      title={texts.blockPublicTitle}
      size="large"
      valid={!loosened || known}
      commands={cli('s3api put-public-access-block', {
        bucket,
        'public-access-block-configuration': BLOCKS.map((one) => `${one}=${wanted[one]}`).join(','),
      })}
      run={() =>
        s3.send(new PutPublicAccessBlockCommand({ Bucket: bucket, PublicAccessBlockConfiguration: wanted }))
      }
      onDone={() => {
        notifyDone(texts.saved);
        onDone();
      }}
      onClose={onClose}
    >
      <Checkbox
        checked={every}
        indeterminate={!every && BLOCKS.some((one) => wanted[one])}
        onChange={({ detail }) => setAll(detail.checked)}
      >
        <b>{texts.blockPublic}</b>
      </Checkbox>
      <Box padding={{ left: 'l' }}>
        <SpaceBetween size="xs">
          {BLOCKS.map((one) => (
            <Checkbox
              key={one}
              checked={wanted[one]}
              onChange={({ detail }) => setWanted({ ...wanted, [one]: detail.checked })}
            >
              {texts.blocks[one]}
            </Checkbox>
          ))}
        </SpaceBetween>
      </Box>
      {loosened && (
        <Alert type="warning" header={texts.blockOff}>
          <Checkbox checked={known} onChange={({ detail }) => setKnown(detail.checked)}>
            {texts.blockOffConfirm}
          </Checkbox>
        </Alert>
      )}
    </FormModal>
  );
}

async function policyOf(s3: S3Client, bucket: string): Promise<string> {
  return (await orNone(s3.send(new GetBucketPolicyCommand({ Bucket: bucket }))))?.Policy ?? '';
}

function Policy({ bucket }: { bucket: string }) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const s3 = useS3();
  const queries = useQueryClient();
  const [asked, setAsked] = useState<'edit' | 'delete'>();
  const query = useQuery({ queryKey: ['s3', bucket, 'policy'], queryFn: () => policyOf(s3, bucket) });
  const refresh = () => {
    void query.refetch();
    void queries.invalidateQueries({ queryKey: ['s3', bucket, 'public'] });
  };
  return (
    <Container
      header={
        <Header
          description={texts.policyHelp}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!query.data} onClick={() => setAsked('delete')}>
                {parts.delete}
              </Button>
              <Button onClick={() => setAsked('edit')}>{parts.edit}</Button>
            </SpaceBetween>
          }
        >
          {texts.policy}
        </Header>
      }
    >
      {query.error && <Failed failure={query.error} />}
      {query.data === '' && <Box color="text-body-secondary">{texts.noPolicy}</Box>}
      {query.data && <pre className="plain">{pretty(query.data)}</pre>}
      {asked === 'edit' && (
        <EditPolicy bucket={bucket} before={query.data ?? ''} onDone={refresh} onClose={() => setAsked(undefined)} />
      )}
      {asked === 'delete' && (
        <Confirm
          title={texts.deletePolicy}
          word={parts.confirmWord}
          commands={cli('s3api delete-bucket-policy', { bucket })}
          run={() => s3.send(new DeleteBucketPolicyCommand({ Bucket: bucket }))}
          onDone={() => {
            notifyDone(texts.policyDeleted);
            refresh();
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.deletePolicyHelp}
        </Confirm>
      )}
    </Container>
  );
}

function examples(bucket: string): Record<string, unknown> {
  const objects = `arn:aws:s3:::${bucket}/*`;
  return {
    public: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'PublicRead', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: objects },
      ],
    },
    tls: {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'OnlyOverTls',
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: [`arn:aws:s3:::${bucket}`, objects],
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  };
}

interface EditPolicyProps {
  bucket: string;
  before: string;
  onDone(): void;
  onClose(): void;
}

function EditPolicy({ bucket, before, onDone, onClose }: EditPolicyProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [policy, setPolicy] = useState(before ? pretty(before) : '');
  return (
    <FormModal
      title={texts.editPolicy}
      size="large"
      valid={isJson(policy)}
      commands={cli('s3api put-bucket-policy', { bucket, policy: isJson(policy) ? { json: JSON.parse(policy) } : 'file://policy.json' })}
      run={() => s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy }))}
      onDone={() => {
        notifyDone(texts.policySaved);
        onDone();
      }}
      onClose={onClose}
    >
      <SpaceBetween size="s">
        <Box color="text-body-secondary">{texts.makePublicHint}</Box>
        <ButtonDropdown
          items={[
            { id: 'public', text: texts.examplePublicRead },
            { id: 'tls', text: texts.exampleTls },
          ]}
          onItemClick={({ detail }) => setPolicy(JSON.stringify(examples(bucket)[detail.id], null, 2))}
        >
          {texts.policyExamples}
        </ButtonDropdown>
        <JsonEditor label={texts.policy} value={policy} onChange={setPolicy} />
        <Suspense>
          <AccessChecks policy={policy} before={before || undefined} resource="AWS::S3::Bucket" />
        </Suspense>
      </SpaceBetween>
    </FormModal>
  );
}
