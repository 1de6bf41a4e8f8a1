import { expect, test } from 'vitest';
import { pageOf, waysOf } from '../src/services/vpc/reachability/hops';
import { ADDRESS, commands, isAddress, isComplete, pathInput } from '../src/services/vpc/reachability/wish';
import type { Wish } from '../src/services/vpc/reachability/wish';

const GROUP = {
  Component: { Id: 'sg-1' },
  SecurityGroupRule: { Direction: 'egress', Protocol: 'tcp', PortRange: { From: 80, To: 89 }, Cidr: '10.0.0.0/8' },
};
const ACL = {
  Component: { Id: 'acl-1' },
  AclRule: { Egress: false, RuleNumber: 100, RuleAction: 'allow', Protocol: 'all', Cidr: '0.0.0.0/0' },
};
const ROUTE = { Component: { Id: 'rtb-1' }, RouteTableRoute: { DestinationCidr: '0.0.0.0/0', GatewayId: 'igw-1' } };
const ARRIVAL = { Component: { Id: 'eni-2' } };

test('each hop says what decided there', () => {
  const { there, back } = waysOf({ ForwardPathComponents: [GROUP, ACL, ROUTE, ARRIVAL] });
  expect(there.map((hop) => [hop.kind, hop.direction, hop.rule])).toEqual([
    ['group', 'egress', 'TCP 80-89 10.0.0.0/8'],
    ['acl', 'ingress', '100 allow ALL 0.0.0.0/0'],
    ['table', undefined, '0.0.0.0/0 → igw-1'],
    ['interface', undefined, ''],
  ]);
  expect(back).toEqual([]);
});

test('what stops a first packet ends the way there', () => {
  const { there, back } = waysOf({
    ForwardPathComponents: [GROUP],
    Explanations: [
      { ExplanationCode: 'ENI_SG_RULES_MISMATCH', Direction: 'ingress', SecurityGroups: [{ Id: 'sg-2' }, { Id: 'sg-3' }] },
    ],
  });
  expect(back).toEqual([]);
  expect(there.at(-1)).toMatchObject({ kind: 'group', ids: ['sg-2', 'sg-3'], passed: false, direction: 'ingress' });
});

test('what stops the answer ends the way back', () => {
  const blocked = {
    Component: { Id: 'acl-2' },
    ExplanationCode: 'SUBNET_ACL_RESTRICTION',
    AclRule: { Egress: true, RuleNumber: 32_767, RuleAction: 'deny', Protocol: 'all' },
  };
  const { there, back } = waysOf({ ForwardPathComponents: [GROUP, ARRIVAL], Explanations: [blocked] });
  expect(there.every((hop) => hop.passed)).toBe(true);
  expect(back).toMatchObject([{ kind: 'acl', passed: false, rule: '* deny ALL' }]);
});

test('resources lead to their pages', () => {
  expect(pageOf('sg-1')).toBe('/ec2/groups/sg-1');
  expect(pageOf('i-1')).toBe('/ec2/instances/i-1?tab=networking');
  expect(pageOf('pcx-1')).toBeUndefined();
});

const WISH: Wish = { source: 'i-1', destination: 'i-2', address: '', from: '', protocol: 'tcp', port: '22' };

test.each<[Partial<Wish>, boolean]>([
  [{}, true],
  [{ source: '' }, false],
  [{ destination: 'i-1' }, false],
  [{ port: '0' }, false],
  [{ port: '65536' }, false],
  [{ destination: ADDRESS, address: '198.51.100.7' }, true],
  [{ destination: ADDRESS, address: '300.1.1.1' }, false],
])('%j can be analysed: %s', (change, expected) => {
  expect(isComplete({ ...WISH, ...change })).toBe(expected);
});

test('a path goes to a resource or to an address', () => {
  expect(pathInput({ ...WISH, from: ' 203.0.113.9 ' }).SourceIp).toBe('203.0.113.9');
  expect(pathInput(WISH).SourceIp).toBeUndefined();
  expect(isComplete({ ...WISH, from: 'somebody' })).toBe(false);
  expect(pathInput(WISH)).toMatchObject({ Source: 'i-1', Destination: 'i-2', DestinationPort: 22 });
  const outside = pathInput({ ...WISH, destination: ADDRESS, address: ' 198.51.100.7 ' });
  expect(outside.Destination).toBeUndefined();
  expect(outside.DestinationIp).toBe('198.51.100.7');
  expect(isAddress('1.2.3')).toBe(false);
  expect(commands(WISH)[0]).toBe(
    'aws ec2 create-network-insights-path --source i-1 --destination i-2 --protocol tcp --destination-port 22',
  );
});
