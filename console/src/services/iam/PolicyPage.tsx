import {
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient, Policy } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { isJson } from '../../parts/JsonEditor';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { MAX_MANAGED } from './CreatePolicy';
import { Versions } from './policy/Versions';
import { versionText } from './policy/versionText';
import { PolicyEditor } from './PolicyEditor';
import { policyType } from './PolicyPicker';
import { LastAccessed } from './report/LastAccessed';
import { REPORT } from './report/texts';
import { TagsPanel } from './TagsPanel';
import { IAM } from './texts';
import { useIam } from './useIam';

export default function PolicyPage() {
  const texts = useTexts(IAM);
  const report = useTexts(REPORT);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [search] = useSearchParams();
  const arn = search.get('arn') ?? '';
  const name = arn.split('/').at(-1) ?? arn;
  const own = !arn.startsWith('arn:aws:iam::aws:');
  const [asked, setAsked] = useState(false);
  usePage(
    'iam',
    { text: texts.policies, path: '/iam/policies' },
    { text: name, path: `/iam/policies/details?arn=${encodeURIComponent(arn)}` },
  );
  const query = useQuery({
    queryKey: ['iam', 'policy', arn],
    queryFn: async () => (await iam.send(new GetPolicyCommand({ PolicyArn: arn }))).Policy,
  });
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={query.data?.Description}
        actions={own && <Button onClick={() => setAsked(true)}>{parts.delete}</Button>}
      >
        {name}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {query.data && (
        <>
          <Summary policy={query.data} />
          <Tabs
            tabs={[
              { id: 'document', label: texts.permissions, content: <Document policy={query.data} own={own} /> },
              { id: 'entities', label: texts.attachments, content: <Entities arn={arn} /> },
              { id: 'versions', label: texts.versions, content: <Versions arn={arn} own={own} /> },
              { id: 'accessed', label: report.accessed, content: <LastAccessed arn={arn} kind="policy" /> },
              ...(own ? [{ id: 'tags', label: texts.tags, content: <TagsPanel kind="policy" id={arn} /> }] : []),
            ]}
          />
        </>
      )}
      {asked && (
        <Confirm
          title={texts.deletePolicy}
          word={name}
          commands={cli('iam delete-policy', { 'policy-arn': arn })}
          run={() => deletePolicy(iam, arn)}
          onDone={() => {
            notifyDone(texts.deleted(name));
            void queries.invalidateQueries({ queryKey: ['iam'], refetchType: 'none' });
            void navigate('/iam/policies');
          }}
          onClose={() => setAsked(false)}
        >
          {texts.deletePolicyHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

async function deletePolicy(iam: IAMClient, PolicyArn: string): Promise<void> {
  const versions = await iam.send(new ListPolicyVersionsCommand({ PolicyArn }));
  for (const { VersionId } of (versions.Versions ?? []).filter((one) => !one.IsDefaultVersion)) {
    await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
  }
  await iam.send(new DeletePolicyCommand({ PolicyArn }));
}

function Summary({ policy }: { policy: Policy }) {
  const texts = useTexts(IAM);
  const { language } = useLanguage();
  return (
    <Container header={<Header>{texts.general}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: texts.type, value: policyType(policy.Arn ?? '', texts) },
          { label: texts.created, value: moment(policy.CreateDate, language) },
          { label: texts.version, value: policy.DefaultVersionId ?? '-' },
          { label: texts.arn, value: <Copy text={policy.Arn ?? ''} /> },
        ]}
      />
    </Container>
  );
}

function Document({ policy, own }: { policy: Policy; own: boolean }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const queries = useQueryClient();
  const arn = policy.Arn ?? '';
  const version = policy.DefaultVersionId ?? '';
  const [edited, setEdited] = useState<string>();
  const query = useQuery({
    queryKey: ['iam', 'policy', arn, 'text', version],
    queryFn: () => versionText(iam, arn, version),
  });
  return (
    <Container
      header={
        <Header
          actions={
            own && (
              <Button disabled={!query.data} onClick={() => setEdited(query.data)}>
                {parts.edit}
              </Button>
            )
          }
        >
          {texts.policyDocument}
        </Header>
      }
    >
      {query.error ? <Failed failure={query.error} /> : <pre className="plain">{query.data}</pre>}
      {edited !== undefined && (
        <FormModal
          title={texts.editPolicy}
          size="large"
          valid={isJson(edited)}
          commands={cli('iam create-policy-version', {
            'policy-arn': arn,
            'policy-document': isJson(edited) ? { json: JSON.parse(edited) } : 'file://policy.json',
            'set-as-default': true,
          })}
          run={() =>
            iam.send(new CreatePolicyVersionCommand({ PolicyArn: arn, PolicyDocument: edited, SetAsDefault: true }))
          }
          onDone={() => {
            notifyDone(texts.saved);
            void queries.invalidateQueries({ queryKey: ['iam', 'policy', arn] });
          }}
          onClose={() => setEdited(undefined)}
        >
          <PolicyEditor kind="identity" value={edited} before={query.data} max={MAX_MANAGED} onChange={setEdited} />
        </FormModal>
      )}
    </Container>
  );
}

interface Entity {
  kind: 'users' | 'groups' | 'roles';
  name: string;
}

function Entities({ arn }: { arn: string }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const query = useQuery({
    queryKey: ['iam', 'policy', arn, 'entities'],
    queryFn: async (): Promise<Entity[]> => {
      const found = await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn: arn, MaxItems: 1000 }));
      return [
        ...(found.PolicyUsers ?? []).map((one) => ({ kind: 'users' as const, name: one.UserName ?? '' })),
        ...(found.PolicyGroups ?? []).map((one) => ({ kind: 'groups' as const, name: one.GroupName ?? '' })),
        ...(found.PolicyRoles ?? []).map((one) => ({ kind: 'roles' as const, name: one.RoleName ?? '' })),
      ];
    },
  });
  return (
    <ResourceTable
      id="iam.entities"
      variant="container"
      title={texts.attachments}
      list={whole(query)}
      keyOf={(one) => `${one.kind} ${one.name}`}
      nameOf={(one) => one.name}
      empty={texts.noAttachments}
      columns={[
        {
          id: 'name',
          header: texts.name,
          cell: (one) => <To path={`/iam/${one.kind}/details/${encodeURIComponent(one.name)}`}>{one.name}</To>,
          value: (one) => one.name,
          width: 300,
        },
        { id: 'kind', header: texts.type, value: (one) => texts[one.kind], width: 200 },
      ]}
    />
  );
}
