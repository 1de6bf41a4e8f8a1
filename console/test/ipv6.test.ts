import { describe, expect, test } from 'vitest';
import { bits6, block6, free6, isAddress6, within6, write6 } from '../src/services/ec2/eni/address6';
import type { Block6 } from '../src/services/ec2/eni/address6';
import { NOTHING, launchInput, problems } from '../src/services/ec2/launch/wanted';
import { dataOf, wantedOf } from '../src/services/ec2/template/data';
import { blocks6, isSubnet6, nextFree } from '../src/services/vpc/subnet/blocks';

const block = (text: string) => block6(text) as Block6;
const of = (id: string, cidr: string, State = 'associated') => ({
  AssociationId: id,
  Ipv6CidrBlock: cidr,
  Ipv6CidrBlockState: { State: State as 'associated' },
});

describe('IPv6 addresses', () => {
  test.each([
    ['2001:db8::10', true],
    ['::', true],
    ['1:2:3:4:5:6:7:8', true],
    ['1:2:3:4:5:6:7', false],
    ['1::2::3', false],
    ['1:2:3:4::5:6:7:8', false],
    ['2001:db8::10000', false],
    ['2001:db8::g', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s', (text, right) => {
    expect(isAddress6(text)).toBe(right);
  });

  test.each([
    ['2001:0db8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::1', '::1'],
    ['2001:db8::', '2001:db8::'],
    ['1:0:2:0:3:0:4:0', '1:0:2:0:3:0:4:0'],
    ['::', '::'],
  ])('%s is written %s', (text, short) => {
    expect(write6(bits6(text) ?? -1n)).toBe(short);
  });

  test('blocks lie in others, and the first free one is found', () => {
    const outer = block('2600:1f00:1:ff00::/56');
    expect(within6(block('2600:1f00:1:ff07::/64'), outer)).toBe(true);
    expect(within6(block('2600:1f00:1:fe07::/64'), outer)).toBe(false);
    expect(free6(outer, [block('2600:1f00:1:ff00::/64'), block('2600:1f00:1:ff02::/64')], 64)).toBe('2600:1f00:1:ff01::/64');
    expect(free6(outer, [outer], 64)).toBeUndefined();
    expect(block6('2600::/129')).toBeUndefined();
    expect(block6('2600::')).toBeUndefined();
  });
});

describe('the block of a subnet', () => {
  const vpc = { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [of('a', '2600:1:2:300::/56')] };

  test('is a /64 of what its VPC has, which no other subnet has', () => {
    expect(isSubnet6('2600:1:2:3ff::/64', vpc)).toBe(true);
    expect(isSubnet6('2600:1:2:400::/64', vpc)).toBe(false);
    expect(isSubnet6('2600:1:2:300::/60', vpc)).toBe(false);
    const taken = { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [of('s', '2600:1:2:300::/64')] };
    expect(nextFree(vpc, [taken, { ...taken, VpcId: 'vpc-2' }])).toBe('2600:1:2:301::/64');
    expect(nextFree({ VpcId: 'vpc-1' }, [])).toBeUndefined();
  });

  test('is none once it was taken away', () => {
    const gone = { Ipv6CidrBlockAssociationSet: [of('s', '2600:1:2:300::/64', 'disassociated'), of('t', '2600:1:2:301::/64', 'associating')] };
    expect(blocks6(gone)).toEqual([{ id: 't', cidr: '2600:1:2:301::/64' }]);
  });
});

describe('a launch with IPv6 addresses', () => {
  const wanted = { ...NOTHING, image: 'ami-1', type: 't3.micro', subnet: 'subnet-1', newGroup: false, size: '8', ipv6: '2' };

  test('asks for them at its interface, and leaves the public address to the subnet', () => {
    const [card] = launchInput(wanted, '/dev/xvda', ['sg-1']).NetworkInterfaces ?? [];
    expect(card).toEqual({ DeviceIndex: 0, SubnetId: 'subnet-1', Groups: ['sg-1'], Ipv6AddressCount: 2 });
    expect(wantedOf(dataOf(wanted, '/dev/xvda', []) as Parameters<typeof wantedOf>[0])).toEqual(wanted);
  });

  test.each([['', false], ['0', false], ['50', false], ['51', true], ['-1', true], ['x', true]])('count %s', (ipv6, wrong) => {
    expect(problems({ ...wanted, ipv6 }, 8).has('ipv6')).toBe(wrong);
  });
});
