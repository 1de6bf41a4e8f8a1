import { expect, test } from 'vitest';
import { changes, isRule, toPermission, toRule } from '../src/services/ec2/rules';
import { connected, mapOf } from '../src/services/vpc/network';
import { isVpcCidr, planSubnets } from '../src/services/vpc/plan';

const rule = { protocol: 'tcp', ports: '80', peer: '0.0.0.0/0', description: '' };

test.each([
  [rule, true],
  [{ ...rule, ports: '8000-8999' }, true],
  [{ ...rule, ports: '9-8' }, false],
  [{ ...rule, ports: '65536' }, false],
  [{ ...rule, ports: '' }, false],
  [{ ...rule, protocol: '-1', ports: '' }, true],
  [{ ...rule, peer: 'sg-0123abcd' }, true],
  [{ ...rule, peer: '::/0' }, true],
  [{ ...rule, peer: 'everybody' }, false],
])('%j is a rule: %s', (given, expected) => {
  expect(isRule(given)).toBe(expected);
});

test('rules are written as calls take them, and read back', () => {
  expect(toPermission({ ...rule, ports: '1-2', description: 'd' })).toEqual({
    IpProtocol: 'tcp',
    FromPort: 1,
    ToPort: 2,
    IpRanges: [{ CidrIp: '0.0.0.0/0', Description: 'd' }],
  });
  expect(toPermission({ ...rule, protocol: '-1', peer: 'sg-1' })).toEqual({
    IpProtocol: '-1',
    UserIdGroupPairs: [{ GroupId: 'sg-1', Description: undefined }],
  });
  expect(toRule({ SecurityGroupRuleId: 'r', IpProtocol: 'tcp', FromPort: 22, ToPort: 22, CidrIpv4: '10.0.0.0/8' })).toEqual({
    id: 'r',
    protocol: 'tcp',
    ports: '22',
    peer: '10.0.0.0/8',
    description: '',
  });
});

test('only rules that changed are revoked and authorised', () => {
  const before = [
    { ...rule, id: 'a' },
    { ...rule, id: 'b', ports: '22' },
  ];
  const after = [{ ...rule, id: 'a' }, { ...rule, id: 'b', ports: '23' }, { ...rule, ports: '443' }];
  expect(changes(before, after)).toEqual({ revoke: ['b'], authorize: [after[1], after[2]] });
  expect(changes(before, before)).toEqual({ revoke: [], authorize: [] });
});

const wish = {
  name: 'p',
  cidr: '10.0.0.0/16',
  more: true,
  zones: 2,
  publicSubnets: true,
  privateSubnets: true,
  nat: false,
};

test('subnets are planned inside the block, without overlap', () => {
  expect(planSubnets(wish, ['a', 'b', 'c']).map((one) => one.cidr)).toEqual([
    '10.0.0.0/20',
    '10.0.16.0/20',
    '10.0.128.0/20',
    '10.0.144.0/20',
  ]);
  expect(planSubnets({ ...wish, cidr: '10.1.2.0/24' }, ['a', 'b']).map((one) => one.cidr)).toEqual([
    '10.1.2.0/28',
    '10.1.2.16/28',
    '10.1.2.128/28',
    '10.1.2.144/28',
  ]);
  expect(planSubnets({ ...wish, more: false }, ['a'])).toEqual([]);
});

test.each(['10.0.0.0/15', '10.0.0.0/29', '10.0.0/16', '300.0.0.0/16', ''])('%s is no block of a VPC', (cidr) => {
  expect(isVpcCidr(cidr)).toBe(false);
});

const NETWORK = {
  subnets: [
    { SubnetId: 's1', AvailabilityZone: 'b', CidrBlock: '10.0.0.0/24' },
    { SubnetId: 's2', AvailabilityZone: 'a', CidrBlock: '10.0.1.0/24' },
  ],
  tables: [
    { RouteTableId: 'main', Associations: [{ Main: true }], Routes: [{ GatewayId: 'local' }] },
    { RouteTableId: 'own', Associations: [{ SubnetId: 's1' }], Routes: [{ GatewayId: 'igw' }, { NatGatewayId: 'nat' }] },
  ],
  gateways: [{ InternetGatewayId: 'igw' }],
  nats: [],
};

test('the map joins subnets with their tables, and tables with where they lead', () => {
  const { nodes, edges } = mapOf(NETWORK);
  expect(nodes.map((one) => one.id)).toEqual(['s2', 's1', 'main', 'own', 'igw', 'nat']);
  expect(edges).toEqual([
    { from: 's2', to: 'main' },
    { from: 's1', to: 'own' },
    { from: 'own', to: 'igw' },
    { from: 'own', to: 'nat' },
  ]);
  expect([...connected(edges, 'igw')].sort()).toEqual(['igw', 'own', 's1']);
  expect([...connected(edges, 's2')].sort()).toEqual(['main', 's2']);
});
