import { DisablePolicyTypeCommand, EnablePolicyTypeCommand, ListPoliciesCommand, ListRootsCommand } from '@aws-sdk/client-organizations';
import type { PolicySummary } from '@aws-sdk/client-organizations';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Failed } from '../../../parts/Failed';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { Gate } from '../Gate';
import { useOrganizations } from '../useOrganizations';
import { PolicyForm } from './PolicyForm';
import { POLICY } from './texts';
import { TYPES, isKnown } from './types';
import type { KnownType } from './types';

/** The policies of the organization, by type. */
export default function Policies() {
  const texts = useTexts(POLICY);
  usePage('organizations', { text: texts.title, path: '/organizations/policies' });
  return <Gate title={texts.title}>{() => <List />}</Gate>;
}

function List() {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const [search, setSearch] = useSearchParams();
  const [creating, setCreating] = useState(false);
  const asked = search.get('type');
  const type: KnownType = isKnown(asked) ? asked : 'SERVICE_CONTROL_POLICY';
  const list = usePaged<PolicySummary>(['organizations', 'policies', type], async (NextToken) => {
    const page = await api.send(new ListPoliciesCommand({ Filter: type, NextToken }));
    return { items: page.Policies ?? [], next: page.NextToken };
  });
  const options = TYPES.map((value) => ({ value, label: texts.types[value], description: texts.typeHelp[value] }));
  return (
    <>
      <ResourceTable
        id="organizations.policies"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.Id ?? ''}
        nameOf={(one) => one.Name ?? ''}
        empty={texts.none}
        commands={cli('organizations list-policies', { filter: type })}
        filter={
          <SpaceBetween direction="horizontal" size="s">
            <Select
              ariaLabel={texts.type}
              options={options}
              selectedOption={options.find((one) => one.value === type) ?? null}
              onChange={({ detail }) => setSearch({ type: detail.selectedOption.value ?? '' }, { replace: true })}
            />
            <TypeSwitch key={type} type={type} />
          </SpaceBetween>
        }
        columns={[
          {
            id: 'name',
            header: texts.name,
            cell: (one) => <To path={`/organizations/policies/${one.Id}`}>{one.Name}</To>,
            value: (one) => one.Name,
            width: 280,
          },
          { id: 'kind', header: texts.kind, value: (one) => (one.AwsManaged ? texts.awsManaged : texts.own), width: 180 },
          { id: 'description', header: texts.description, value: (one) => one.Description || '-', width: 400 },
        ]}
        actions={() => (
          <Button variant="primary" onClick={() => setCreating(true)}>
            {texts.create}
          </Button>
        )}
      />
      {creating && (
        <PolicyForm
          type={type}
          onDone={(name) => {
            notifyDone(texts.created(name));
            list.refresh();
          }}
          onClose={() => setCreating(false)}
        />
      )}
    </>
  );
}

/** Whether policies of a type count, with the button that changes it. */
function TypeSwitch({ type }: { type: KnownType }) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  const { data: root, error } = useQuery({
    queryKey: ['organizations', 'root'],
    queryFn: async () => (await api.send(new ListRootsCommand({}))).Roots?.[0] ?? null,
  });
  const target = { RootId: root?.Id, PolicyType: type };
  const on = root?.PolicyTypes?.some((one) => one.Type === type && one.Status === 'ENABLED') ?? false;
  const done = () => {
    notifyDone(texts.saved);
    void queries.invalidateQueries({ queryKey: ['organizations'] });
  };
  const enable = useMutation({ mutationFn: () => api.send(new EnablePolicyTypeCommand(target)), onSuccess: done });
  if (error) {
    return <Failed failure={error} />;
  }
  return (
    <>
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <StatusIndicator type={on ? 'success' : 'stopped'}>{on ? texts.on : texts.off}</StatusIndicator>
        <Button disabled={!root} loading={enable.isPending} onClick={() => (on ? setAsked(true) : enable.mutate())}>
          {on ? texts.disable : texts.enable}
        </Button>
        {enable.error && <Failed failure={enable.error} />}
      </SpaceBetween>
      {asked && (
        <Confirm
          title={`${texts.disable}: ${texts.types[type]}`}
          label={texts.disable}
          word={texts.disable}
          commands={cli('organizations disable-policy-type', { 'root-id': root?.Id, 'policy-type': type })}
          run={() => api.send(new DisablePolicyTypeCommand(target))}
          onDone={done}
          onClose={() => setAsked(false)}
        >
          {texts.disableHelp}
        </Confirm>
      )}
    </>
  );
}
