import { expect, test } from 'vitest';
import { isAddress } from '../src/services/ec2/eni/address';
import { areEntries, changes, nextNumber, toEntry, toInput } from '../src/services/vpc/acl/entries';
import type { Entry } from '../src/services/vpc/acl/entries';
import { NOTHING, areServers, configurations, lineOf } from '../src/services/vpc/dhcp/options';
import { difference } from '../src/services/vpc/endpoint/policy';

const HTTPS: Entry = { number: '100', protocol: '6', ports: '443', cidr: '0.0.0.0/0', action: 'allow' };

test('entries are written as they were read', () => {
  const read = toEntry({ RuleNumber: 100, Protocol: '6', PortRange: { From: 443, To: 443 }, CidrBlock: '0.0.0.0/0', RuleAction: 'allow' });
  expect(read).toEqual(HTTPS);
  expect(toInput(HTTPS)).toEqual({
    RuleNumber: 100,
    Protocol: '6',
    RuleAction: 'allow',
    CidrBlock: '0.0.0.0/0',
    PortRange: { From: 443, To: 443 },
  });
  expect(toInput({ ...HTTPS, protocol: '58', cidr: '::/0' })).toMatchObject({
    Ipv6CidrBlock: '::/0',
    IcmpTypeCode: { Type: -1, Code: -1 },
  });
  expect(toInput({ ...HTTPS, protocol: '-1' })).not.toHaveProperty('PortRange');
});

test.each([
  { number: '0' },
  { number: '32767' },
  { number: '' },
  { number: '1.5' },
  { ports: '' },
  { ports: '20-10' },
  { ports: '65536' },
  { cidr: '10.0.0.0' },
  { cidr: '' },
])('an entry with %j is none', (change) => {
  expect(areEntries([{ ...HTTPS, ...change }])).toBe(false);
});

test('numbers are there once, however they are written', () => {
  expect(areEntries([HTTPS, { ...HTTPS, number: '110' }])).toBe(true);
  expect(areEntries([HTTPS, { ...HTTPS, number: '0100' }])).toBe(false);
  expect(nextNumber([])).toBe('100');
  expect(nextNumber([HTTPS, { ...HTTPS, number: '110' }])).toBe('200');
  expect(nextNumber([{ ...HTTPS, number: '32766' }])).toBe('32766');
});

test('changes only what differs', () => {
  const other = { ...HTTPS, number: '110', cidr: '10.0.0.0/8' };
  expect(changes([HTTPS, other], [HTTPS, other])).toEqual({ remove: [], replace: [], create: [] });
  const denied: Entry = { ...HTTPS, action: 'deny' };
  const fresh = { ...HTTPS, number: '90' };
  expect(changes([HTTPS, other], [denied, fresh])).toEqual({ remove: [110], replace: [denied], create: [fresh] });
  // A new number is another entry.
  expect(changes([HTTPS], [fresh])).toEqual({ remove: [100], replace: [], create: [fresh] });
});

test('DHCP options leave out what is empty', () => {
  expect(configurations(NOTHING)).toEqual([{ Key: 'domain-name-servers', Values: ['AmazonProvidedDNS'] }]);
  expect(configurations({ domain: ' a.internal ', servers: '', ntp: '10.0.0.1\n10.0.0.2', netbios: '', node: '2' })).toEqual([
    { Key: 'domain-name', Values: ['a.internal'] },
    { Key: 'ntp-servers', Values: ['10.0.0.1', '10.0.0.2'] },
    { Key: 'netbios-node-type', Values: ['2'] },
  ]);
  expect(areServers('AmazonProvidedDNS', 'AmazonProvidedDNS')).toBe(true);
  expect(areServers('AmazonProvidedDNS')).toBe(false);
  expect(areServers('1.1.1.1\n1.1.1.2\n1.1.1.3\n1.1.1.4\n1.1.1.5')).toBe(false);
  expect(lineOf({ DhcpConfigurations: [{ Key: 'ntp-servers', Values: [{ Value: 'a' }, { Value: 'b' }] }] })).toBe('ntp-servers = a, b');
});

test('addresses and differences', () => {
  expect(['10.0.0.1', '255.255.255.255'].every(isAddress)).toBe(true);
  expect(['10.0.0', '10.0.0.256', 'a.b.c.d', '::1'].some(isAddress)).toBe(false);
  expect(difference(['a', 'b'], ['b', 'c'])).toEqual({ add: ['c'], remove: ['a'] });
});
