import { RevokeSecurityGroupEgressCommand, RevokeSecurityGroupIngressCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { useRegion } from '../../../session/region';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { findStale } from './stale';
import type { StaleRule } from './stale';
import { GROUP } from './texts';

/** Rules that no longer mean anything, to be removed. */
export default function Stale() {
  const texts = useTexts(GROUP);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  usePage('ec2', { text: ec2Texts.groups, path: '/ec2/groups' }, { text: texts.staleTitle, path: '/ec2/groups/stale' });
  const query = useQuery({ queryKey: ['ec2', region, 'stale rules'], queryFn: () => findStale(ec2) });
  const selected = (query.data ?? []).filter((one) => chosen.includes(one.id));
  const traffic = (one: StaleRule) => (one.protocol === '-1' ? ec2Texts.allTraffic : one.protocol.toUpperCase());
  return (
    <>
      <ResourceTable<StaleRule>
        id="ec2.groups.stale"
        title={texts.staleTitle}
        description={texts.staleHelp}
        list={whole(query)}
        keyOf={(one) => one.id}
        nameOf={(one) => one.id}
        selection="multi"
        selected={selected}
        onSelect={(items) => setChosen(items.map((one) => one.id))}
        empty={texts.noStale}
        commands="aws ec2 describe-stale-security-groups --vpc-id VPC"
        columns={[
          { id: 'rule', header: texts.rule, value: (one) => one.id, width: 220 },
          {
            id: 'group',
            header: ec2Texts.group,
            cell: (one) => (
              <>
                <To path={`/ec2/groups/${one.group}`}>{one.group}</To> {one.groupName}
              </>
            ),
            value: (one) => `${one.group} ${one.groupName}`,
            width: 260,
          },
          { id: 'direction', header: texts.direction, value: (one) => texts.directions[one.direction], width: 120 },
          { id: 'protocol', header: ec2Texts.protocol, value: traffic, width: 120 },
          { id: 'ports', header: ec2Texts.ports, cell: (one) => one.ports || '-', value: (one) => one.ports, width: 120 },
          { id: 'peer', header: texts.staleGroup, value: (one) => one.peer, width: 230 },
          { id: 'peering', header: texts.peering, value: (one) => one.peering, width: 220 },
          { id: 'status', header: texts.peeringStatus, value: (one) => texts.peeringStatuses[one.peeringStatus] ?? one.peeringStatus, width: 200 },
          { id: 'vpc', header: ec2Texts.vpc, value: (one) => one.vpc, width: 220 },
        ]}
        actions={() => (
          <Button disabled={selected.length === 0} onClick={() => setAsked(true)}>
            {texts.remove}
          </Button>
        )}
      />
      {asked && <RemoveStale rules={selected} onClose={() => setAsked(false)} />}
    </>
  );
}

/** Rules of one group in one direction go with one call. */
function byGroup(rules: readonly StaleRule[]) {
  const keyOf = ({ group, direction }: StaleRule) => `${group} ${direction}`;
  return [...new Map(rules.map((one) => [keyOf(one), one])).values()].map((first) => ({
    GroupId: first.group,
    direction: first.direction,
    SecurityGroupRuleIds: rules.filter((one) => keyOf(one) === keyOf(first)).map((one) => one.id),
  }));
}

function RemoveStale({ rules, onClose }: { rules: readonly StaleRule[]; onClose(): void }) {
  const texts = useTexts(GROUP);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const calls = byGroup(rules);
  const only = rules.length === 1 ? rules[0] : undefined;
  return (
    <Confirm
      title={texts.remove}
      word={only?.id ?? parts.confirmWord}
      commands={calls.map(({ GroupId, direction, SecurityGroupRuleIds }) =>
        cli(`ec2 revoke-security-group-${direction}`, { 'group-id': GroupId, 'security-group-rule-ids': SecurityGroupRuleIds }),
      )}
      run={async () => {
        for (const { direction, ...input } of calls) {
          await (direction === 'ingress'
            ? ec2.send(new RevokeSecurityGroupIngressCommand(input))
            : ec2.send(new RevokeSecurityGroupEgressCommand(input)));
        }
      }}
      onDone={() => changed(texts.removed(rules.length))}
      onClose={onClose}
    >
      {texts.removeHelp(rules.length)}
    </Confirm>
  );
}
