import { expect, test } from 'vitest';
import { toCsv, toJson } from '../src/services/cloudtrail/trail/download';
import { isPrefix } from '../src/services/cloudtrail/trail/EditTrail';
import { fromBasic, fromSelectors, toSelectors } from '../src/services/cloudtrail/trail/selectors';
import type { Wanted } from '../src/services/cloudtrail/trail/selectors';

const WANTED: Wanted = {
  management: 'write',
  excluded: ['kms.amazonaws.com'],
  data: [{ name: 'photos', type: 'AWS::S3::Object', access: 'read', arns: 'arn:aws:s3:::photos/\narn:aws:s3:::videos/' }],
};

test('what a trail records is read back from its selectors as it was chosen', () => {
  for (const management of ['all', 'read', 'write', 'none'] as const) {
    const wanted = { ...WANTED, management, excluded: management === 'none' ? [] : WANTED.excluded };
    expect(fromSelectors(toSelectors(wanted))).toEqual(wanted);
  }
});

test('selectors that say more than the form shows are left to JSON', () => {
  const more = { Field: 'eventName', Equals: ['GetObject'] };
  const [selector] = toSelectors({ ...WANTED, management: 'none', excluded: [] });
  expect(fromSelectors([{ ...selector, FieldSelectors: [...(selector?.FieldSelectors ?? []), more] }])).toBeUndefined();
});

test('basic selectors become advanced ones that select the same', () => {
  const basic = { ReadWriteType: 'ReadOnly' as const, IncludeManagementEvents: true, DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3'] }] };
  expect(fromSelectors(fromBasic([basic]))).toEqual({
    management: 'read',
    excluded: [],
    data: [{ name: '', type: 'AWS::S3::Object', access: 'read', arns: '' }],
  });
  expect(fromSelectors(fromBasic([{ ReadWriteType: 'All' }]))).toEqual({ management: 'all', excluded: [], data: [] });
});

const EVENT = {
  EventId: 'e1',
  EventName: 'CreateUser',
  EventTime: new Date('2026-01-02T03:04:05Z'),
  Username: '=HYPERLINK("x")',
  CloudTrailEvent: '{"awsRegion":"us-east-1","errorCode":"AccessDenied"}',
};

test('downloads quote what has to be, and hold no formulas', () => {
  const [head, line, rest] = toCsv([EVENT]).split('\r\n');
  expect(head?.split(',').length).toBe(12);
  expect(line).toContain('2026-01-02T03:04:05.000Z,"\'=HYPERLINK(""x"")",');
  expect(line?.endsWith(',AccessDenied')).toBe(true);
  expect(rest).toBe('');
  expect(JSON.parse(toJson([EVENT, { CloudTrailEvent: 'broken' }]))).toEqual({
    Records: [{ awsRegion: 'us-east-1', errorCode: 'AccessDenied' }, 'broken'],
  });
});

test.each([['logs', true], ['', true], ['a/b', true], ['/a', false], ['a/', false], ['x'.repeat(201), false]])('prefix %j', (prefix, right) => {
  expect(isPrefix(prefix)).toBe(right);
});
