import { DescribeSecurityGroupRulesCommand, DescribeVpcsCommand, paginateDescribeStaleSecurityGroups } from '@aws-sdk/client-ec2';
import type { EC2Client, SecurityGroupRule, StaleIpPermission, StaleSecurityGroup } from '@aws-sdk/client-ec2';
import { toRule, written } from '../rules';
import type { Rule } from '../rules';
import type { Direction } from './saving';

/** A rule that names a group in a peered VPC, where the group or the peering is gone. */
export interface StaleRule extends Rule {
  id: string;
  group: string;
  groupName: string;
  vpc: string;
  direction: Direction;
  peering: string;
  /** How the peering is, as the API spells it. */
  peeringStatus: string;
}

/** The rules of a group that are among what was answered as stale, which says no IDs. */
export function staleRules(group: StaleSecurityGroup, rules: readonly SecurityGroupRule[]): StaleRule[] {
  const isStale = (rule: SecurityGroupRule) => {
    const permissions = rule.IsEgress ? group.StaleIpPermissionsEgress : group.StaleIpPermissions;
    return (permissions ?? []).some((one) => isAbout(one, rule));
  };
  return rules.filter(isStale).map((rule) => ({
    ...toRule(rule),
    id: rule.SecurityGroupRuleId ?? '',
    group: group.GroupId ?? '',
    groupName: group.GroupName ?? '',
    vpc: group.VpcId ?? '',
    direction: rule.IsEgress ? 'egress' : 'ingress',
    peering: rule.ReferencedGroupInfo?.VpcPeeringConnectionId ?? '',
    peeringStatus: rule.ReferencedGroupInfo?.PeeringStatus ?? '',
  }));
}

function isAbout(stale: StaleIpPermission, rule: SecurityGroupRule): boolean {
  const ports = (one: { FromPort?: number; ToPort?: number }) => written(rule.IpProtocol ?? '', one.FromPort ?? -1, one.ToPort ?? -1);
  const info = rule.ReferencedGroupInfo;
  return (
    stale.IpProtocol === rule.IpProtocol &&
    ports(stale) === ports(rule) &&
    (stale.UserIdGroupPairs ?? []).some(
      (one) => one.GroupId === info?.GroupId && one.VpcPeeringConnectionId === info?.VpcPeeringConnectionId,
    )
  );
}

/** The stale rules of the Region, VPC by VPC, as EC2 tells them. */
export async function findStale(ec2: EC2Client): Promise<StaleRule[]> {
  const { Vpcs = [] } = await ec2.send(new DescribeVpcsCommand({ MaxResults: 1000 }));
  const groups = (await Promise.all(Vpcs.map(({ VpcId }) => staleOf(ec2, VpcId)))).flat();
  const Values = groups.flatMap((one) => one.GroupId ?? []);
  if (Values.length === 0) {
    return [];
  }
  const Filters = [{ Name: 'group-id', Values }];
  const { SecurityGroupRules = [] } = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters, MaxResults: 1000 }));
  return groups.flatMap((group) => staleRules(group, SecurityGroupRules.filter((rule) => rule.GroupId === group.GroupId)));
}

async function staleOf(ec2: EC2Client, VpcId: string | undefined): Promise<StaleSecurityGroup[]> {
  const found: StaleSecurityGroup[] = [];
  for await (const page of paginateDescribeStaleSecurityGroups({ client: ec2 }, { VpcId })) {
    found.push(...(page.StaleSecurityGroupSet ?? []));
  }
  return found;
}
