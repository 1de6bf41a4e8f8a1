import {
  AuthorizeSecurityGroupEgressCommand,
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupRulesCommand,
  ModifySecurityGroupRulesCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
  UpdateSecurityGroupRuleDescriptionsEgressCommand,
  UpdateSecurityGroupRuleDescriptionsIngressCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';
import { changes, isRule, toPermission, toRule, toUpdate } from '../rules';
import type { Rule } from '../rules';

export type Direction = 'ingress' | 'egress';

export async function rulesOf(ec2: EC2Client, group: string, direction: Direction): Promise<Rule[]> {
  const answer = await ec2.send(
    new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [group] }], MaxResults: 1000 }),
  );
  return (answer.SecurityGroupRules ?? []).filter((rule) => rule.IsEgress === (direction === 'egress')).map(toRule);
}

/** Gives a new group the rules of another in the place of those it was made with. */
export async function copyRules(ec2: EC2Client, from: string, to: string): Promise<void> {
  for (const direction of ['ingress', 'egress'] as const) {
    const rules = await rulesOf(ec2, from, direction);
    await save(ec2, to, direction, await rulesOf(ec2, to, direction), rules.map((rule) => ({ ...rule, id: undefined })));
  }
}

function described(rules: readonly Rule[]) {
  return rules.map(({ id, description }) => ({ SecurityGroupRuleId: id, Description: description || undefined }));
}

/** Makes the rules of a group as they were edited. Rules that go are first, as others may take their place. */
export async function save(ec2: EC2Client, GroupId: string, direction: Direction, before: Rule[], after: Rule[]): Promise<void> {
  const { revoke, authorize, modify, describe } = changes(before, after);
  const ingress = direction === 'ingress';
  if (revoke.length > 0) {
    const input = { GroupId, SecurityGroupRuleIds: revoke };
    await (ingress ? ec2.send(new RevokeSecurityGroupIngressCommand(input)) : ec2.send(new RevokeSecurityGroupEgressCommand(input)));
  }
  if (modify.length > 0) {
    await ec2.send(new ModifySecurityGroupRulesCommand({ GroupId, SecurityGroupRules: modify.map(toUpdate) }));
  }
  if (describe.length > 0) {
    const input = { GroupId, SecurityGroupRuleDescriptions: described(describe) };
    await (ingress
      ? ec2.send(new UpdateSecurityGroupRuleDescriptionsIngressCommand(input))
      : ec2.send(new UpdateSecurityGroupRuleDescriptionsEgressCommand(input)));
  }
  if (authorize.length > 0) {
    const input = { GroupId, IpPermissions: authorize.map(toPermission) };
    await (ingress ? ec2.send(new AuthorizeSecurityGroupIngressCommand(input)) : ec2.send(new AuthorizeSecurityGroupEgressCommand(input)));
  }
}

/** The commands of the AWS CLI that do the same, as far as the rules can be saved. */
export function commands(group: string, direction: Direction, before: Rule[], after: Rule[]): string[] {
  const { revoke, authorize, modify, describe } = changes(before, after);
  const command = (name: string, option: string, value: readonly string[] | { json: unknown[] }) =>
    ('json' in value ? value.json : value).length > 0 ? [cli(`ec2 ${name}`, { 'group-id': group, [option]: value })] : [];
  return [
    ...command(`revoke-security-group-${direction}`, 'security-group-rule-ids', revoke),
    ...command('modify-security-group-rules', 'security-group-rules', { json: modify.filter(isRule).map(toUpdate) }),
    ...command(`update-security-group-rule-descriptions-${direction}`, 'security-group-rule-descriptions', {
      json: described(describe),
    }),
    ...command(`authorize-security-group-${direction}`, 'ip-permissions', { json: authorize.filter(isRule).map(toPermission) }),
  ];
}
