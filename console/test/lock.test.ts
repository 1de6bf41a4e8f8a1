import { expect, test } from 'vitest';
import { lockOf, problems } from '../src/services/ec2/lock/wish';
import type { Wish } from '../src/services/ec2/lock/wish';

const GOVERNED: Wish = { mode: 'governance', days: '30', hours: '' };

test('a lock lasts whole days, and cools off for at most three', () => {
  expect(problems(GOVERNED).size).toBe(0);
  expect([...problems({ ...GOVERNED, days: '0' })]).toEqual(['days']);
  expect([...problems({ ...GOVERNED, days: '36501' })]).toEqual(['days']);
  expect([...problems({ ...GOVERNED, days: '1.5' })]).toEqual(['days']);
  expect([...problems({ mode: 'compliance', days: '1', hours: '73' })]).toEqual(['hours']);
  expect(problems({ mode: 'compliance', days: '1', hours: '' }).size).toBe(0);
});

test('hours that were typed for the other mode are not sent', () => {
  expect(lockOf('snap-1', { ...GOVERNED, hours: '12' })).toEqual({ SnapshotId: 'snap-1', LockMode: 'governance', LockDuration: 30 });
  expect(lockOf('snap-1', { mode: 'compliance', days: '2', hours: '12' })).toEqual({
    SnapshotId: 'snap-1',
    LockMode: 'compliance',
    LockDuration: 2,
    CoolOffPeriod: 12,
  });
});
