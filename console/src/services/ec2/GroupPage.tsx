import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSecurityGroupsCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { useRegion } from '../../session/region';
import { RuleEditor } from './RuleEditor';
import { changes, isRule, toPermission, toRule } from './rules';
import type { Rule } from './rules';
import { TagsPanel } from './TagsPanel';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

type Direction = 'ingress' | 'egress';

export default function GroupPage() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { id = '' } = useParams();
  usePage('ec2', { text: texts.groups, path: '/ec2/groups' }, { text: id, path: `/ec2/groups/${id}` });
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'group', id],
    queryFn: async () => (await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [id] }))).SecurityGroups?.[0] ?? null,
  });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={data?.Description}>
        {data?.GroupName ?? id}
      </Header>
      {error && <Failed failure={error} />}
      {data && (
        <Container>
          <KeyValuePairs
            columns={3}
            items={[
              { label: texts.groupId, value: data.GroupId ?? '-' },
              { label: texts.vpc, value: data.VpcId ?? '-' },
              { label: texts.owner, value: data.OwnerId ?? '-' },
            ]}
          />
        </Container>
      )}
      <Tabs
        tabs={[
          { id: 'in', label: texts.inbound, content: <Rules group={id} direction="ingress" /> },
          { id: 'out', label: texts.outbound, content: <Rules group={id} direction="egress" /> },
          { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
        ]}
      />
    </SpaceBetween>
  );
}

async function rulesOf(ec2: EC2Client, group: string, direction: Direction): Promise<Rule[]> {
  const answer = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [group] }], MaxResults: 1000 }),
  );
  return (answer.SecurityGroupRules ?? []).filter((rule) => rule.IsEgress === (direction === 'egress')).map(toRule);
}

async function save(ec2: EC2Client, GroupId: string, direction: Direction, before: Rule[], after: Rule[]): Promise<void> {
  const { revoke, authorize } = changes(before, after);
  const IpPermissions = authorize.map(toPermission);
  const ingress = direction === 'ingress';
  if (revoke.length > 0) {
    const input = { GroupId, SecurityGroupRuleIds: revoke };
    await (ingress
      ? ec2.send(new RevokeSecurityGroupIngressCommand(input))
      : ec2.send(new RevokeSecurityGroupEgressCommand(input)));
  }
  if (authorize.length > 0) {
    await (ingress
      ? ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }))
      : ec2.send(new AuthorizeSecurityGroupEgressCommand({ GroupId, IpPermissions })));
  }
}

function commands(group: string, direction: Direction, before: Rule[], after: Rule[]): string[] {
  const { revoke, authorize } = changes(before, after);
  const valid = authorize.filter(isRule);
  return [
    ...(revoke.length > 0
      ? [cli(`ec2 revoke-security-group-${direction}`, { 'group-id': group, 'security-group-rule-ids': revoke })]
      : []),
    ...(valid.length > 0
      ? [
          cli(`ec2 authorize-security-group-${direction}`, {
            'group-id': group,
            'ip-permissions': { json: valid.map(toPermission) },
          }),
        ]
      : []),
  ];
}

function Rules({ group, direction }: { group: string; direction: Direction }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const [edited, setEdited] = useState<Rule[]>();
  const query = useQuery({
    queryKey: ['ec2', region, 'group', group, direction],
    queryFn: () => rulesOf(ec2, group, direction),
  });
  const rules = query.data ?? [];
  const title = direction === 'ingress' ? texts.inbound : texts.outbound;
  return (
    <>
      {query.error && <Failed failure={query.error} />}
      <Table
        header={
          <Header counter={`(${rules.length})`} actions={<Button onClick={() => setEdited(rules)}>{texts.editRules}</Button>}>
            {title}
          </Header>
        }
        loading={query.isPending}
        items={rules}
        empty={texts.noRules}
        columnDefinitions={[
          { id: 'protocol', header: texts.protocol, cell: (rule) => (rule.protocol === '-1' ? texts.allTraffic : rule.protocol.toUpperCase()), isRowHeader: true },
          { id: 'ports', header: texts.ports, cell: (rule) => rule.ports || '-' },
          { id: 'peer', header: direction === 'ingress' ? texts.source : texts.destination, cell: (rule) => rule.peer },
          { id: 'description', header: texts.description, cell: (rule) => rule.description || '-' },
          { id: 'id', header: 'ID', cell: (rule) => rule.id },
        ]}
      />
      {edited && (
        <FormModal
          title={title}
          size="max"
          valid={edited.every(isRule)}
          commands={commands(group, direction, rules, edited)}
          run={() => save(ec2, group, direction, rules, edited)}
          onDone={() => {
            notifyDone(texts.saved);
            void query.refetch();
          }}
          onClose={() => setEdited(undefined)}
        >
          <RuleEditor
            rules={edited}
            peer={direction === 'ingress' ? texts.source : texts.destination}
            onChange={setEdited}
          />
        </FormModal>
      )}
    </>
  );
}
