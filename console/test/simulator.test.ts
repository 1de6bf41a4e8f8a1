import { expect, test } from 'vitest';
import { begin, bounds, next, wrong } from '../src/services/cloudtrail/range';
import { customInput, isTyped, isWhole, spelled, typeOf } from '../src/services/iam/simulate/scenario';
import type { Scenario } from '../src/services/iam/simulate/scenario';

const NOW = Date.parse('2026-03-01T00:00:00Z');
const SCENARIO: Scenario = {
  mode: 'custom',
  principal: '',
  policy: '{"Statement":[]}',
  actions: 's3:GetObject\n\ns3:PutObject',
  resources: '*',
  boundary: '',
  resourcePolicy: '',
  caller: '',
  keys: [],
};

test('keys have the types of their values', () => {
  expect(typeOf('aws:sourceip')).toBe('ip');
  expect(typeOf('aws:TagKeys')).toBe('stringList');
  expect(typeOf('ec2:Owner')).toBe('string');
  expect(spelled('aws:multifactorauthpresent')).toBe('aws:MultiFactorAuthPresent');
  expect(isTyped({ name: 'a:b', type: 'ipList', values: '10.0.0.1, 10.0.0.2' })).toBe(true);
  expect(isTyped({ name: 'a:b', type: 'numeric', values: 'many' })).toBe(false);
  expect(isTyped({ name: 'a:b', type: 'boolean', values: '' })).toBe(true);
});

test('keys without values are not asked with', () => {
  const keys: Scenario['keys'] = [
    { name: 'aws:SourceIp', type: 'ip', values: ' ' },
    { name: 'aws:TagKeys', type: 'stringList', values: 'a,b' },
  ];
  expect(customInput({ ...SCENARIO, keys }).ContextEntries).toEqual([
    { ContextKeyName: 'aws:TagKeys', ContextKeyType: 'stringList', ContextKeyValues: ['a', 'b'] },
  ]);
  expect(customInput(SCENARIO).ContextEntries).toBeUndefined();
  expect(customInput(SCENARIO).ActionNames).toEqual(['s3:GetObject', 's3:PutObject']);
});

test('a policy of a resource with one of nobody needs to know who calls', () => {
  expect(isWhole(SCENARIO)).toBe(true);
  expect(isWhole({ ...SCENARIO, resourcePolicy: '{}' })).toBe(false);
  expect(isWhole({ ...SCENARIO, resourcePolicy: '{}', caller: 'arn:aws:iam::123456789012:user/hanako' })).toBe(true);
  expect(isWhole({ ...SCENARIO, mode: 'existing' })).toBe(false);
});

test('a range is of the last 90 days, or from a moment to a later one', () => {
  expect(bounds({ type: 'relative', amount: 2, unit: 'day' }, NOW).StartTime?.toISOString()).toBe('2026-02-27T00:00:00.000Z');
  expect(wrong({ type: 'relative', amount: 91, unit: 'day' }, NOW)).toBe('amount');
  expect(wrong({ type: 'relative', amount: 0.5, unit: 'day' }, NOW)).toBe('amount');
  expect(wrong({ type: 'absolute', startDate: '', endDate: '2026-02-01T00:00:00Z' }, NOW)).toBe('missing');
  expect(wrong({ type: 'absolute', startDate: '2026-02-02T00:00:00Z', endDate: '2026-02-01T00:00:00Z' }, NOW)).toBe('order');
});

test('later pages are of the same time as the first', () => {
  const first = begin(undefined, { type: 'relative', amount: 1, unit: 'hour' });
  expect(begin(next(first, 'more'), null)).toEqual({ ...first, NextToken: 'more' });
  expect(next(first, undefined)).toBeUndefined();
});
