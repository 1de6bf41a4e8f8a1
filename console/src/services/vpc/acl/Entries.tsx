import {
  CreateNetworkAclEntryCommand,
  DeleteNetworkAclEntryCommand,
  ReplaceNetworkAclEntryCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, NetworkAcl } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { LAST, PROTOCOLS, areEntries, changes, toEntry, toInput } from './entries';
import type { Entry } from './entries';
import { EntryEditor } from './EntryEditor';
import { ACL } from './texts';

/** The entries of one direction, and their editor. */
export function Entries({ acl, egress }: { acl: NetworkAcl; egress: boolean }) {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [edited, setEdited] = useState<Entry[]>();
  const id = acl.NetworkAclId ?? '';
  const all = (acl.Entries ?? [])
    .filter((one) => one.Egress === egress)
    .sort((one, other) => (one.RuleNumber ?? 0) - (other.RuleNumber ?? 0))
    .map(toEntry);
  const before = all.filter((one) => Number(one.number) < LAST);
  const title = egress ? texts.outbound : texts.inbound;
  const peer = egress ? texts.destination : texts.source;
  const right = edited !== undefined && areEntries(edited);
  return (
    <>
      <Table
        header={
          <Header counter={`(${all.length})`} actions={<Button onClick={() => setEdited(before)}>{texts.edit}</Button>}>
            {title}
          </Header>
        }
        ariaLabels={{ tableLabel: title }}
        items={all}
        empty={texts.empty}
        columnDefinitions={[
          {
            id: 'number',
            header: texts.number,
            cell: (one) => (Number(one.number) >= LAST ? '*' : one.number),
            isRowHeader: true,
          },
          {
            id: 'protocol',
            header: texts.protocol,
            cell: (one) => (one.protocol === '-1' ? texts.all : (PROTOCOLS[one.protocol] ?? one.protocol)),
          },
          { id: 'ports', header: texts.ports, cell: (one) => one.ports || '-' },
          { id: 'peer', header: peer, cell: (one) => one.cidr },
          {
            id: 'action',
            header: texts.action,
            cell: (one) => (
              <StatusIndicator type={one.action === 'allow' ? 'success' : 'error'}>{texts[one.action]}</StatusIndicator>
            ),
          },
        ]}
      />
      {edited && (
        <FormModal
          title={title}
          size="max"
          valid={right}
          commands={right ? commands(id, egress, before, edited) : undefined}
          run={() => save(ec2, id, egress, before, edited)}
          onDone={() => changed(vpcTexts.saved)}
          onClose={() => setEdited(undefined)}
        >
          <EntryEditor entries={edited} peer={peer} onChange={setEdited} />
        </FormModal>
      )}
    </>
  );
}

async function save(ec2: EC2Client, NetworkAclId: string, Egress: boolean, before: Entry[], after: Entry[]): Promise<void> {
  const { remove, replace, create } = changes(before, after);
  for (const RuleNumber of remove) {
    await ec2.send(new DeleteNetworkAclEntryCommand({ NetworkAclId, Egress, RuleNumber }));
  }
  for (const entry of replace) {
    await ec2.send(new ReplaceNetworkAclEntryCommand({ NetworkAclId, Egress, ...toInput(entry) }));
  }
  for (const entry of create) {
    await ec2.send(new CreateNetworkAclEntryCommand({ NetworkAclId, Egress, ...toInput(entry) }));
  }
}

function commands(id: string, egress: boolean, before: Entry[], after: Entry[]): string[] {
  const { remove, replace, create } = changes(before, after);
  const direction = { 'network-acl-id': id, [egress ? 'egress' : 'ingress']: true };
  const write = (verb: string) => (entry: Entry) => {
    const { RuleNumber, Protocol, RuleAction, CidrBlock, Ipv6CidrBlock, PortRange, IcmpTypeCode } = toInput(entry) as ReturnType<typeof toInput> & {
      CidrBlock?: string;
      Ipv6CidrBlock?: string;
    };
    return cli(`ec2 ${verb}-network-acl-entry`, {
      ...direction,
      'rule-number': RuleNumber,
      protocol: Protocol,
      'rule-action': RuleAction,
      'cidr-block': CidrBlock,
      'ipv6-cidr-block': Ipv6CidrBlock,
      'port-range': PortRange && `From=${PortRange.From},To=${PortRange.To}`,
      'icmp-type-code': IcmpTypeCode && 'Type=-1,Code=-1',
    });
  };
  return [
    ...remove.map((number) => cli('ec2 delete-network-acl-entry', { ...direction, 'rule-number': number })),
    ...replace.map(write('replace')),
    ...create.map(write('create')),
  ];
}
