import { expect, test } from 'vitest';
import { input, merged, problems, wishOf } from '../src/services/ec2/lifecycle/wish';
import { dataOf, isTemplateName, wantedOf } from '../src/services/ec2/template/data';
import { NOTHING } from '../src/services/ec2/launch/wanted';
import { decode, encode } from '../src/services/ec2/settings/text64';
import { areThumbprints, isSaml, nameOf } from '../src/services/iam/provider/providers';
import { plain, rowsOf } from '../src/services/iam/report/csv';
import { changesOf, entriesOf, linesOf } from '../src/services/vpc/prefix/entries';
import { moves } from '../src/services/vpc/table/moves';

const WANTED = {
  ...NOTHING,
  name: 'web',
  image: 'ami-1',
  type: 't3.micro',
  newGroup: false,
  groups: ['sg-1'],
  size: '12',
  userData: '#!/bin/sh\necho 雲海',
};

test('a template keeps what the wizard shows of it', () => {
  const subnet = { ...WANTED, subnet: 'subnet-1', publicIp: 'yes' as const };
  for (const wanted of [WANTED, subnet, { ...WANTED, subnet: 'subnet-1' }]) {
    const data = dataOf(wanted, '/dev/xvda', wanted.groups);
    expect(data).not.toHaveProperty('MinCount');
    expect(wantedOf(data as Parameters<typeof wantedOf>[0])).toEqual(wanted);
  }
});

test('a template with a subnet has groups at its interface only', () => {
  const data = dataOf({ ...WANTED, subnet: 'subnet-1' }, '/dev/xvda', ['sg-1']);
  expect(data.SecurityGroupIds).toBeUndefined();
  expect(data.NetworkInterfaces).toEqual([{ DeviceIndex: 0, SubnetId: 'subnet-1', Groups: ['sg-1'] }]);
});

test.each([['ab', false], ['web', true], ['a b c', false], ['x'.repeat(129), false]])('template name %s', (name, right) => {
  expect(isTemplateName(name)).toBe(right);
});

test('texts come back from base64', () => {
  expect(decode(encode('雲海 ☁'))).toBe('雲海 ☁');
});

test('entries of a prefix list are typed with what they are', () => {
  const typed = '10.1.0.0/16 head office\n\n10.2.0.0/16';
  expect(entriesOf(typed)).toEqual([{ Cidr: '10.1.0.0/16', Description: 'head office' }, { Cidr: '10.2.0.0/16' }]);
  expect(entriesOf('office')).toBeUndefined();
  expect(linesOf(entriesOf(typed) ?? [])).toBe('10.1.0.0/16 head office\n10.2.0.0/16');
});

test('an entry that is described otherwise is put again, and one that is gone is taken away', () => {
  const before = [{ Cidr: '10.1.0.0/16', Description: 'a' }, { Cidr: '10.2.0.0/16' }, { Cidr: '10.3.0.0/16' }];
  const after = entriesOf('10.1.0.0/16 b\n10.2.0.0/16\n10.4.0.0/16') ?? [];
  expect(changesOf(before, after)).toEqual({
    add: [{ Cidr: '10.1.0.0/16', Description: 'b' }, { Cidr: '10.4.0.0/16' }],
    remove: [{ Cidr: '10.3.0.0/16' }],
  });
});

test('a lifecycle policy says what is missing, and what it will do', () => {
  const wish = { description: 'd', role: 'arn:aws:iam::000000000000:role/dlm', target: 'VOLUME' as const, key: 'k', value: '', hours: '12', at: '09:00', keep: '7' };
  expect(problems(wish).size).toBe(0);
  expect([...problems({ ...wish, at: '9:00', keep: '0', role: 'dlm', description: '毎日' })].sort()).toEqual(['at', 'description', 'keep', 'missing']);
  expect(input(wish).PolicyDetails?.Schedules?.[0]?.CreateRule).toEqual({ Interval: 12, IntervalUnit: 'HOURS', Times: ['09:00'] });
});

test('a lifecycle policy is changed where the form has fields, and stays as it is elsewhere', () => {
  const wish = { description: 'd', role: 'arn:aws:iam::000000000000:role/dlm', target: 'VOLUME' as const, key: 'k', value: '', hours: '12', at: '09:00', keep: '7' };
  const made = input(wish);
  const [schedule] = made.PolicyDetails?.Schedules ?? [];
  const copied = { ...schedule, CrossRegionCopyRules: [{ Encrypted: false, Target: 'us-west-2' }] };
  const policy = { Description: 'd', ExecutionRoleArn: wish.role, PolicyDetails: { ...made.PolicyDetails, Schedules: [copied] } };
  expect(wishOf(policy)).toEqual(wish);
  expect(merged(policy.PolicyDetails, { ...wish, keep: '3', key: 'other' })).toEqual({
    ...policy.PolicyDetails,
    TargetTags: [{ Key: 'other', Value: '' }],
    Schedules: [{ ...copied, RetainRule: { Count: 3 } }],
  });
  const details = (change: object) => wishOf({ ...policy, PolicyDetails: { ...policy.PolicyDetails, ...change } });
  expect(details({ Schedules: [copied, copied] })).toBeUndefined();
  expect(details({ PolicyType: 'IMAGE_MANAGEMENT' })).toBeUndefined();
  expect(details({ Schedules: [{ ...copied, CreateRule: { CronExpression: 'cron(0 9 * * ? *)' } }] })).toBeUndefined();
});

test('subnets come to a route table, from none or another, and go', () => {
  const of = (table: string, ...subnets: string[]) => ({
    RouteTableId: table,
    Associations: subnets.map((SubnetId) => ({ SubnetId, RouteTableAssociationId: `assoc-${SubnetId}` })),
  });
  const main = { RouteTableId: 'main', Associations: [{ Main: true, RouteTableAssociationId: 'assoc-main' }] };
  expect(moves([main, of('one', 'a', 'b'), of('two', 'c')], 'one', ['b', 'c', 'd'])).toEqual([
    { kind: 'replace', AssociationId: 'assoc-c', RouteTableId: 'one' },
    { kind: 'associate', SubnetId: 'd', RouteTableId: 'one' },
    { kind: 'disassociate', AssociationId: 'assoc-a' },
  ]);
});

test('a credential report has rows by name', () => {
  expect(rowsOf('user,arn\r\nhanako,arn:1\nmei,\n')).toEqual([{ user: 'hanako', arn: 'arn:1' }, { user: 'mei', arn: '' }]);
  expect(['N/A', 'no_information', 'true'].map(plain)).toEqual(['-', '-', 'true']);
});

test('identity providers are told apart by their ARN', () => {
  expect(isSaml('arn:aws:iam::1:saml-provider/corp')).toBe(true);
  expect(nameOf('arn:aws:iam::1:oidc-provider/host/path')).toBe('host/path');
  expect(areThumbprints(['0'.repeat(40)])).toBe(true);
  expect(areThumbprints(['0'.repeat(39)])).toBe(false);
});
