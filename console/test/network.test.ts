import { expect, test } from 'vitest';
import { changes, isDescription, isRule, toPermission, toRule, toUpdate } from '../src/services/ec2/rules';
import { connected, mapOf } from '../src/services/vpc/network';
import { areRoutes, changes as routeChanges, toEdited, toInput, toOptions } from '../src/services/vpc/table/routes';
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

test('ICMP has types and codes, and groups of other accounts say whose they are', () => {
  const ping = { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, CidrIpv4: '10.0.0.0/8' };
  expect(toRule(ping).ports).toBe('8');
  expect(toPermission(toRule({ ...ping, ToPort: 0 }))).toMatchObject({ FromPort: 8, ToPort: 0 });
  expect(toPermission(toRule(ping))).toMatchObject({ FromPort: 8, ToPort: -1 });
  expect(toPermission({ ...rule, protocol: 'icmpv6', ports: '' })).toMatchObject({ FromPort: -1, ToPort: -1 });
  expect(isRule({ ...rule, protocol: 'icmp', ports: '256' })).toBe(false);
  const far = { IpProtocol: '-1', GroupOwnerId: '111111111111', ReferencedGroupInfo: { GroupId: 'sg-2', UserId: '222222222222' } };
  expect(toRule(far).peer).toBe('222222222222/sg-2');
  expect(isRule(toRule(far))).toBe(true);
  expect(toPermission(toRule(far)).UserIdGroupPairs).toEqual([{ UserId: '222222222222', GroupId: 'sg-2' }]);
});

test('rules keep their IDs where they can', () => {
  const before = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ ...rule, id }));
  const nothing = { revoke: [], authorize: [], modify: [], describe: [] };
  const other = { ...rule, id: 'b', ports: '23', description: 'telnet' };
  const named = { ...rule, id: 'c', description: 'pages' };
  const group = { ...rule, id: 'd', peer: 'sg-1' };
  const more = { ...rule, ports: '443' };
  const after = [{ ...rule, id: 'a' }, other, named, group, more];
  expect(changes(before, after)).toEqual({ revoke: ['d', 'e'], authorize: [group, more], modify: [other], describe: [named] });
  expect(changes(before, before)).toEqual(nothing);
  const foreign = [{ ...rule, id: 'a', peer: '222222222222/sg-2' }];
  expect(changes(foreign, [{ ...foreign[0], description: 'd' } as typeof rule])).toMatchObject({ revoke: [], modify: [] });
  expect(changes(foreign, [{ ...foreign[0], ports: '81' } as typeof rule])).toMatchObject({ revoke: ['a'], modify: [] });
  expect(toUpdate(other)).toEqual({
    SecurityGroupRuleId: 'b',
    SecurityGroupRule: { IpProtocol: 'tcp', FromPort: 23, ToPort: 23, CidrIpv4: '0.0.0.0/0', Description: 'telnet' },
  });
});

test.each([
  ['', true],
  ["Tom's office", false],
  ['Office (Tokyo) #1', true],
  ['x'.repeat(256), false],
])('%j describes a rule: %s', (text, expected) => {
  expect(isDescription(text)).toBe(expected);
});

const local = { destination: '10.0.0.0/16', target: '', fixed: true };
const out = { destination: '0.0.0.0/0', target: 'igw-1', fixed: false };

test('routes are read, and written for what they lead to', () => {
  expect(toEdited({ DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' })).toEqual(local);
  expect(toEdited({ DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1' }).fixed).toBe(true);
  expect(toInput(out)).toEqual({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' });
  expect(toInput({ ...out, destination: '::/0', target: 'eigw-1' })).toEqual({
    DestinationIpv6CidrBlock: '::/0',
    EgressOnlyInternetGatewayId: 'eigw-1',
  });
  expect(toInput({ ...out, destination: 'pl-1', target: 'i-1' })).toEqual({ DestinationPrefixListId: 'pl-1', InstanceId: 'i-1' });
  expect(toOptions({ ...out, destination: 'pl-1' }, false)).toEqual({ 'destination-prefix-list-id': 'pl-1' });
});

test.each([
  [[local, out], true],
  [[local, out, { ...out, destination: ' 0.0.0.0/0' }], false],
  [[{ ...out, target: '' }], false],
  [[{ ...out, destination: '10.0.0.0' }], false],
  [[{ ...out, destination: 'pl-0a' }], true],
])('%j can be saved: %s', (given, expected) => {
  expect(areRoutes(given)).toBe(expected);
});

test('a route with another target is replaced, one with another destination made anew', () => {
  const other = { ...out, target: 'nat-1' };
  expect(routeChanges([local, out], [local, other])).toEqual({ remove: [], replace: [other], create: [] });
  const moved = { ...out, destination: '192.0.2.0/24' };
  expect(routeChanges([local, out], [local, moved])).toEqual({ remove: [out], replace: [], create: [moved] });
  expect(routeChanges([local, out], [out])).toEqual({ remove: [], replace: [], create: [] });
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
