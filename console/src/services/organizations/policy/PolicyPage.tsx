import { DeletePolicyCommand, DescribePolicyCommand, ListTargetsForPolicyCommand } from '@aws-sdk/client-organizations';
import type { Policy, PolicyTargetSummary } from '@aws-sdk/client-organizations';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { pretty } from '../../../parts/JsonEditor';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { OrganizationTags } from '../OrganizationTags';
import { wholeTree } from '../tree';
import type { TreeNode } from '../tree';
import { useOrganizations } from '../useOrganizations';
import { Attach, Detach } from './Attach';
import { PolicyForm } from './PolicyForm';
import { POLICY } from './texts';
import type { KnownType } from './types';

/** A policy of the organization. */
export default function PolicyPage() {
  const texts = useTexts(POLICY);
  const parts = useTexts(PARTS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  const [asked, setAsked] = useState<'edit' | 'delete'>();
  const { data: policy, error, refetch } = useQuery({
    queryKey: ['organizations', 'policy', id],
    queryFn: async () => (await api.send(new DescribePolicyCommand({ PolicyId: id }))).Policy ?? null,
  });
  const known = policy?.PolicySummary;
  const name = known?.Name ?? id;
  usePage('organizations', { text: texts.title, path: '/organizations/policies' }, { text: name, path: `/organizations/policies/${id}` });
  const changeable = known && !known.AwsManaged;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={known?.Description}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={!changeable} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button disabled={!changeable} onClick={() => setAsked('edit')}>
              {parts.edit}
            </Button>
          </SpaceBetween>
        }
      >
        {name}
      </Header>
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {policy && <Content policy={policy} />}
      {asked === 'edit' && policy && (
        <PolicyForm
          type={known?.Type as KnownType}
          before={policy}
          onDone={() => {
            notifyDone(texts.saved);
            void refetch();
          }}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked === 'delete' && (
        <Confirm
          title={texts.remove}
          word={name}
          commands={cli('organizations delete-policy', { 'policy-id': id })}
          run={() => api.send(new DeletePolicyCommand({ PolicyId: id }))}
          onDone={() => {
            notifyDone(texts.deleted(name));
            void queries.invalidateQueries({ queryKey: ['organizations'], refetchType: 'none' });
            void navigate(`/organizations/policies?type=${known?.Type ?? ''}`);
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

function Content({ policy }: { policy: Policy }) {
  const texts = useTexts(POLICY);
  const parts = useTexts(PARTS);
  const known = policy.PolicySummary;
  const id = known?.Id ?? '';
  return (
    <Tabs
      tabs={[
        {
          id: 'content',
          label: texts.content,
          content: (
            <Container header={<Header description={<Copy text={known?.Arn ?? ''} />}>{texts.content}</Header>}>
              <pre className="plain" tabIndex={0}>
                {pretty(policy.Content ?? '')}
              </pre>
            </Container>
          ),
        },
        { id: 'targets', label: texts.targets, content: <Targets id={id} name={known?.Name ?? ''} /> },
        ...(known?.AwsManaged ? [] : [{ id: 'tags', label: parts.tags, content: <OrganizationTags id={id} /> }]),
      ]}
    />
  );
}

function Targets({ id, name }: { id: string; name: string }) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [selected, setSelected] = useState<PolicyTargetSummary[]>([]);
  const [asked, setAsked] = useState<'attach' | 'detach'>();
  const list = usePaged<PolicyTargetSummary>(['organizations', 'targets', id], async (NextToken) => {
    const page = await api.send(new ListTargetsForPolicyCommand({ PolicyId: id, NextToken }));
    return { items: page.Targets ?? [], next: page.NextToken };
  });
  const only = selected[0];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void queries.invalidateQueries({ queryKey: ['organizations'] });
  };
  return (
    <>
      <ResourceTable<PolicyTargetSummary>
        id="organizations.targets"
        variant="container"
        title={texts.targets}
        description={texts.targetsHelp}
        list={list}
        keyOf={(one) => one.TargetId ?? ''}
        nameOf={(one) => one.Name ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noTargets}
        commands={cli('organizations list-targets-for-policy', { 'policy-id': id })}
        columns={[
          {
            id: 'target',
            header: texts.target,
            cell: (one) => <To path={`/organizations/accounts/${one.TargetId}`}>{one.Name}</To>,
            value: (one) => one.Name,
            width: 280,
          },
          { id: 'id', header: 'ID', value: (one) => one.TargetId, width: 240 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('detach')}>
              {texts.detach}
            </Button>
            <Button variant="primary" onClick={() => setAsked('attach')}>
              {texts.attach}
            </Button>
          </>
        )}
      />
      {asked === 'attach' && <AttachPolicy policy={id} without={list.items} onDone={done} onClose={close} />}
      {asked === 'detach' && only?.TargetId && (
        <Detach policy={id} target={only.TargetId} policyName={name} targetName={only.Name ?? ''} onDone={done} onClose={close} />
      )}
    </>
  );
}

interface AttachPolicyProps {
  policy: string;
  without: readonly PolicyTargetSummary[];
  onDone(): void;
  onClose(): void;
}

function AttachPolicy({ policy, without, onDone, onClose }: AttachPolicyProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const [target, setTarget] = useState('');
  const { data = [], error, isPending } = useQuery({ queryKey: ['organizations', 'tree'], queryFn: () => wholeTree(api) });
  const options = named(data).filter((one) => !without.some((there) => there.TargetId === one.value));
  return (
    <Attach
      label={texts.target}
      value={target}
      loading={isPending}
      failure={error}
      options={options}
      pair={{ policy, target }}
      onChange={setTarget}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function named(nodes: readonly TreeNode[], above = ''): { value: string; label: string; description: string }[] {
  return nodes.flatMap((one) => {
    const label = above ? `${above} / ${one.name}` : one.name;
    return [{ value: one.id, label, description: one.id }, ...named(one.children, label)];
  });
}
