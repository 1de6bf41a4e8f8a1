import {
  CreatePolicyVersionCommand,
  DeletePolicyCommand,
  DeletePolicyVersionCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  ListEntitiesForPolicyCommand,
  ListPolicyVersionsCommand,
  SetDefaultPolicyVersionCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient, Policy, PolicyVersion } from '@aws-sdk/client-iam';
import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
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
import { isJson, pretty } from '../../parts/JsonEditor';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { MAX_MANAGED } from './CreatePolicy';
import { PolicyEditor } from './PolicyEditor';
import { policyType } from './PolicyPicker';
import { TagsPanel } from './TagsPanel';
import { IAM } from './texts';
import { useIam } from './useIam';

export default function PolicyPage() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
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

async function versionText(iam: IAMClient, PolicyArn: string, VersionId: string): Promise<string> {
  const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return pretty(decodeURIComponent(answer.PolicyVersion?.Document ?? ''));
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
          <PolicyEditor kind="identity" value={edited} max={MAX_MANAGED} onChange={setEdited} />
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

function Versions({ arn, own }: { arn: string; own: boolean }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const queries = useQueryClient();
  const [selected, setSelected] = useState<PolicyVersion[]>([]);
  const [asked, setAsked] = useState(false);
  const query = useQuery({
    queryKey: ['iam', 'policy', arn, 'versions'],
    queryFn: async () => (await iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn }))).Versions ?? [],
  });
  const VersionId = selected[0]?.VersionId;
  const changeable = own && VersionId !== undefined && !selected[0]?.IsDefaultVersion;
  const done = () => {
    setSelected([]);
    notifyDone(texts.saved);
    void queries.invalidateQueries({ queryKey: ['iam', 'policy', arn] });
  };
  const choose = useMutation({
    mutationFn: () => iam.send(new SetDefaultPolicyVersionCommand({ PolicyArn: arn, VersionId })),
    onSuccess: done,
  });
  return (
    <>
      {choose.error && <Failed failure={choose.error} />}
      <ResourceTable
        id="iam.versions"
        variant="container"
        title={texts.versions}
        list={whole(query)}
        keyOf={(one) => one.VersionId ?? ''}
        nameOf={(one) => one.VersionId ?? ''}
        selection={own ? 'single' : undefined}
        selected={selected}
        onSelect={setSelected}
        empty={texts.versions}
        columns={[
          {
            id: 'id',
            header: texts.version,
            cell: (one) => (
              <>
                {one.VersionId} {one.IsDefaultVersion && <Badge color="green">{texts.isDefault}</Badge>}
              </>
            ),
            value: (one) => one.VersionId,
            width: 220,
          },
          { id: 'created', header: texts.created, time: (one) => one.CreateDate, width: 260 },
        ]}
        actions={() =>
          own && (
            <>
              <Button disabled={!changeable} onClick={() => setAsked(true)}>
                {texts.deleteVersion}
              </Button>
              <Button disabled={!changeable} loading={choose.isPending} onClick={() => choose.mutate()}>
                {texts.setDefault}
              </Button>
            </>
          )
        }
      />
      {asked && (
        <Confirm
          title={texts.deleteVersion}
          commands={cli('iam delete-policy-version', { 'policy-arn': arn, 'version-id': VersionId })}
          run={() => iam.send(new DeletePolicyVersionCommand({ PolicyArn: arn, VersionId }))}
          onDone={done}
          onClose={() => setAsked(false)}
        >
          {texts.deleteVersionHelp}
        </Confirm>
      )}
    </>
  );
}
