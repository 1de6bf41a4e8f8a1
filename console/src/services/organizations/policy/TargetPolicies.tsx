import { DescribeEffectivePolicyCommand, ListPoliciesCommand, ListPoliciesForTargetCommand } from '@aws-sdk/client-organizations';
import type { PolicySummary } from '@aws-sdk/client-organizations';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { describe } from '../../../parts/errors';
import { Failed } from '../../../parts/Failed';
import { pretty } from '../../../parts/JsonEditor';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { all } from '../all';
import { kindOf } from '../tree';
import { useOrganizations } from '../useOrganizations';
import { Attach, Detach } from './Attach';
import { POLICY } from './texts';
import { INHERITED, TYPES } from './types';
import type { KnownType } from './types';

/** The policies that are attached to a root, unit or account, by type. */
export function TargetPolicies({ target }: { target: string }) {
  return (
    <SpaceBetween size="l">
      {TYPES.map((type) => (
        <OfType key={type} target={target} type={type} />
      ))}
    </SpaceBetween>
  );
}

interface OfTypeProps {
  target: string;
  type: KnownType;
}

function OfType({ target, type }: OfTypeProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [selected, setSelected] = useState<PolicySummary[]>([]);
  const [asked, setAsked] = useState<'attach' | 'detach'>();
  const query = useQuery({
    queryKey: ['organizations', 'attached', target, type],
    queryFn: () =>
      all(
        (NextToken) => api.send(new ListPoliciesForTargetCommand({ TargetId: target, Filter: type, NextToken })),
        (page) => page.Policies,
      ),
  });
  const only = selected[0];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void queries.invalidateQueries({ queryKey: ['organizations'] });
  };
  return (
    <SpaceBetween size="xs">
      <ResourceTable<PolicySummary>
        id="organizations.attached"
        variant="container"
        title={texts.types[type]}
        list={whole(query)}
        keyOf={(one) => one.Id ?? ''}
        nameOf={(one) => one.Name ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.none}
        filter={<></>}
        columns={[
          { id: 'name', header: texts.name, cell: (one) => <To path={`/organizations/policies/${one.Id}`}>{one.Name}</To>, width: 280 },
          { id: 'description', header: texts.description, cell: (one) => one.Description || '-', width: 400 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('detach')}>
              {texts.detach}
            </Button>
            <Button onClick={() => setAsked('attach')}>{texts.attach}</Button>
          </>
        )}
      />
      {kindOf(target) === 'account' && INHERITED.includes(type) && <Effective target={target} type={type} />}
      {asked === 'attach' && (
        <AttachToTarget target={target} type={type} without={query.data ?? []} onDone={done} onClose={close} />
      )}
      {asked === 'detach' && only?.Id && (
        <Detach policy={only.Id} target={target} policyName={only.Name ?? ''} targetName={target} onDone={done} onClose={close} />
      )}
    </SpaceBetween>
  );
}

interface AttachToTargetProps extends OfTypeProps {
  without: readonly PolicySummary[];
  onDone(): void;
  onClose(): void;
}

function AttachToTarget({ target, type, without, onDone, onClose }: AttachToTargetProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const [policy, setPolicy] = useState('');
  const { data = [], error, isPending } = useQuery({
    queryKey: ['organizations', 'policies', type, 'all'],
    queryFn: () =>
      all(
        (NextToken) => api.send(new ListPoliciesCommand({ Filter: type, NextToken })),
        (page) => page.Policies,
      ),
  });
  const others = data.filter((one) => !without.some((there) => there.Id === one.Id));
  return (
    <Attach
      label={texts.policy}
      value={policy}
      loading={isPending}
      failure={error}
      options={others.map((one) => ({ value: one.Id ?? '', label: one.Name }))}
      pair={{ policy, target }}
      onChange={setPolicy}
      onDone={onDone}
      onClose={onClose}
    />
  );
}

/** What the policies of all levels come to. */
function Effective({ target, type }: OfTypeProps) {
  const texts = useTexts(POLICY);
  const api = useOrganizations();
  const [open, setOpen] = useState(false);
  const { data, error } = useQuery({
    queryKey: ['organizations', 'effective', target, type],
    enabled: open,
    queryFn: async () => {
      try {
        const input = { TargetId: target, PolicyType: type as 'TAG_POLICY' };
        return (await api.send(new DescribeEffectivePolicyCommand(input))).EffectivePolicy?.PolicyContent ?? '';
      } catch (failure) {
        if (describe(failure).code === 'EffectivePolicyNotFoundException') {
          return '';
        }
        throw failure;
      }
    },
  });
  return (
    <ExpandableSection
      headerText={texts.effective}
      headerDescription={texts.effectiveHelp}
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {error && <Failed failure={error} />}
      {data === '' && <Box color="text-body-secondary">{texts.noEffective}</Box>}
      {data && <pre className="plain">{pretty(data)}</pre>}
      <Box fontSize="body-s">
        <code className="wrap">{cli('organizations describe-effective-policy', { 'policy-type': type, 'target-id': target })}</code>
      </Box>
    </ExpandableSection>
  );
}
