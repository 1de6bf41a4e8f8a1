import { expect, test } from 'vitest';
import { staleRules } from '../src/services/ec2/group/stale';

const FAR = { GroupId: 'sg-far', VpcPeeringConnectionId: 'pcx-1', PeeringStatus: 'deleted' };
const rule = (id: string, more: object = {}) => ({
  SecurityGroupRuleId: id,
  IsEgress: false,
  IpProtocol: 'tcp',
  FromPort: 5432,
  ToPort: 5432,
  ReferencedGroupInfo: FAR,
  ...more,
});
const group = {
  GroupId: 'sg-1',
  GroupName: 'db',
  VpcId: 'vpc-1',
  StaleIpPermissions: [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [FAR] }],
};

test('stale rules are found by what they let through, and to whom', () => {
  const others = [
    rule('out', { IsEgress: true }),
    rule('port', { FromPort: 80, ToPort: 80 }),
    rule('udp', { IpProtocol: 'udp' }),
    rule('near', { ReferencedGroupInfo: { GroupId: 'sg-far' } }),
    rule('cidr', { ReferencedGroupInfo: undefined, CidrIpv4: '10.0.0.0/8' }),
  ];
  expect(staleRules(group, [rule('stale'), ...others])).toEqual([
    {
      id: 'stale',
      protocol: 'tcp',
      ports: '5432',
      peer: 'sg-far',
      description: '',
      group: 'sg-1',
      groupName: 'db',
      vpc: 'vpc-1',
      direction: 'ingress',
      peering: 'pcx-1',
      peeringStatus: 'deleted',
    },
  ]);
});

test('all traffic has no ports', () => {
  const all = { ...group, StaleIpPermissions: [], StaleIpPermissionsEgress: [{ IpProtocol: '-1', UserIdGroupPairs: [FAR] }] };
  const everything = rule('all', { IsEgress: true, IpProtocol: '-1', FromPort: -1, ToPort: -1 });
  expect(staleRules(all, [everything]).map((one) => [one.id, one.direction])).toEqual([['all', 'egress']]);
});
