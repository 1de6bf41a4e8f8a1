import {
  CreateAccessPreviewCommand,
  GetAccessPreviewCommand,
  ListAccessPreviewFindingsCommand,
  ListAccessPreviewsCommand,
} from '@aws-sdk/client-accessanalyzer';
import type { AccessPreviewFinding, AccessPreviewSummary, Configuration } from '@aws-sdk/client-accessanalyzer';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { JsonEditor, isJson } from '../../../parts/JsonEditor';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { usePaged } from '../../../parts/usePaged';
import { whole } from '../../../parts/whole';
import { Written } from '../../../parts/Written';
import { words } from './findings';
import { ANALYZER } from './texts';
import { useAccessAnalyzer } from './useAnalyzer';

const BUCKET = /^arn:aws:s3:::[a-z0-9.-]+$/;
const ROLE = /^arn:aws:iam::\d{12}:role\/.+$/;
const POLL_MILLIS = 1000;

/** What policies that were proposed would open. */
export function Previews({ arn }: { arn: string }) {
  const texts = useTexts(ANALYZER);
  const api = useAccessAnalyzer();
  const [asked, setAsked] = useState(false);
  const [shown, setShown] = useState('');
  const list = usePaged<AccessPreviewSummary>(
    ['iam', 'previews', arn],
    async (nextToken) => {
      const page = await api.send(new ListAccessPreviewsCommand({ analyzerArn: arn, nextToken }));
      return { items: page.accessPreviews ?? [], next: page.nextToken };
    },
    (all) => all.some((one) => one.status === 'CREATING'),
  );
  return (
    <>
      <ResourceTable<AccessPreviewSummary>
        id="iam.previews"
        variant="container"
        title={texts.previews}
        description={texts.previewsHelp}
        list={list}
        keyOf={(one) => one.id ?? ''}
        nameOf={(one) => one.id ?? ''}
        empty={texts.noPreviews}
        commands={cli('accessanalyzer list-access-previews', { 'analyzer-arn': arn })}
        columns={[
          {
            id: 'id',
            header: texts.preview,
            cell: (one) => (
              <Button variant="inline-link" onClick={() => setShown(one.id ?? '')}>
                {one.id}
              </Button>
            ),
            value: (one) => one.id,
            width: 340,
          },
          { id: 'status', header: texts.status, value: (one) => (one.status ? texts.previewStatuses[one.status] : '-'), width: 160 },
          { id: 'created', header: texts.created, time: (one) => one.createdAt, width: 240 },
        ]}
        actions={() => (
          <Button variant="primary" onClick={() => setAsked(true)}>
            {texts.createPreview}
          </Button>
        )}
      />
      {asked && (
        <CreatePreview
          arn={arn}
          onDone={(id) => {
            list.refresh();
            setShown(id);
          }}
          onClose={() => setAsked(false)}
        />
      )}
      {shown && <PreviewFindings arn={arn} id={shown} onClose={() => setShown('')} />}
    </>
  );
}

function CreatePreview({ arn, onDone, onClose }: { arn: string; onDone(id: string): void; onClose(): void }) {
  const texts = useTexts(ANALYZER);
  const api = useAccessAnalyzer();
  const [resource, setResource] = useState('');
  const [policy, setPolicy] = useState('');
  const bucket = BUCKET.test(resource);
  const right = bucket || ROLE.test(resource);
  const configuration: Configuration = bucket ? { s3Bucket: { bucketPolicy: policy } } : { iamRole: { trustPolicy: policy } };
  const configurations = { [resource || 'ARN']: configuration };
  return (
    <FormModal
      title={texts.createPreview}
      label={texts.createPreview}
      size="large"
      valid={right && isJson(policy)}
      commands={cli('accessanalyzer create-access-preview', { 'analyzer-arn': arn, configurations: { json: configurations } })}
      run={async () => onDone((await api.send(new CreateAccessPreviewCommand({ analyzerArn: arn, configurations }))).id ?? '')}
      onClose={onClose}
    >
      <Written
        label={texts.resourceArn}
        value={resource}
        placeholder="arn:aws:s3:::photos"
        error={resource !== '' && !right && texts.resourceArnWrong}
        onChange={setResource}
      />
      <JsonEditor label={right && !bucket ? texts.trustPolicy : texts.bucketPolicy} value={policy} rows={12} onChange={setPolicy} />
    </FormModal>
  );
}

function PreviewFindings({ arn, id, onClose }: { arn: string; id: string; onClose(): void }) {
  const texts = useTexts(ANALYZER);
  const parts = useTexts(PARTS);
  const api = useAccessAnalyzer();
  const preview = useQuery({
    queryKey: ['iam', 'preview', arn, id],
    queryFn: async () => (await api.send(new GetAccessPreviewCommand({ analyzerArn: arn, accessPreviewId: id }))).accessPreview,
    refetchInterval: (query) => (query.state.data?.status === 'CREATING' ? POLL_MILLIS : false),
  });
  const ready = preview.data?.status === 'COMPLETED';
  const query = useQuery({
    queryKey: ['iam', 'preview', arn, id, 'findings'],
    enabled: ready,
    queryFn: async () =>
      (await api.send(new ListAccessPreviewFindingsCommand({ analyzerArn: arn, accessPreviewId: id, maxResults: 100 }))).findings ?? [],
  });
  const list = whole(query);
  return (
    <Modal visible size="large" header={texts.preview} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="m">
        {preview.data?.status === 'FAILED' && <Alert type="error">{preview.data.statusReason?.code}</Alert>}
        <ResourceTable<AccessPreviewFinding>
          id="iam.preview"
          variant="embedded"
          title={texts.findings}
          list={{ ...list, loading: list.loading || preview.data?.status === 'CREATING', error: preview.error ?? query.error }}
          keyOf={(one) => one.id ?? ''}
          nameOf={(one) => one.id ?? ''}
          empty={texts.previewNone}
          filter={<></>}
          commands={cli('accessanalyzer list-access-preview-findings', { 'analyzer-arn': arn, 'access-preview-id': id })}
          columns={[
            { id: 'change', header: texts.change, value: (one) => (one.changeType ? texts.changes[one.changeType] : '-'), width: 120 },
            { id: 'status', header: texts.status, value: (one) => (one.status ? texts.statuses[one.status] : '-'), width: 120 },
            {
              id: 'principal',
              header: texts.principal,
              value: (one) => (one.isPublic ? texts.everyone : words(one.principal) || '-'),
              width: 240,
            },
            { id: 'access', header: texts.access, value: (one) => one.action?.join(', ') ?? '-', width: 240 },
            { id: 'condition', header: texts.condition, value: (one) => words(one.condition) || '-', width: 180 },
          ]}
        />
      </SpaceBetween>
    </Modal>
  );
}
