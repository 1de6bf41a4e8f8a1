import { expect, test } from 'vitest';
import { bytes, duration, gib, moment } from '../src/parts/format';
import { changes, kept } from '../src/parts/tagChanges';
import { baseName, folders, isBucketName, objectPath } from '../src/services/s3/paths';

test('numbers and times are readable', () => {
  expect([bytes(0), bytes(1023), bytes(1536), bytes(undefined), bytes(5 * 1024 ** 5)]).toEqual([
    '0 B',
    '1023 B',
    '1.5 KB',
    '-',
    '5.0 PB',
  ]);
  expect([duration(5), duration(80), duration(-1)]).toEqual(['5 s', '1 min 20 s', '0 s']);
  expect(moment(undefined, 'ja')).toBe('-');
  expect(moment('2026-11-22T00:00:00Z', 'en')).toMatch(/2026/);
});

test('tags that stay as they are are not sent again', () => {
  const before = [
    { Key: 'a', Value: '1' },
    { Key: 'b', Value: '2' },
    { Key: 'c', Value: '3' },
  ];
  const edited = [
    { key: 'a', value: '1', existing: true },
    { key: 'b', value: 'changed', existing: true },
    { key: 'c', value: '3', existing: true, markedForRemoval: true },
    { key: 'd', value: '', existing: false },
  ];
  expect(changes(before, edited)).toEqual({
    put: [
      { Key: 'b', Value: 'changed' },
      { Key: 'd', Value: '' },
    ],
    remove: ['c'],
  });
  expect(kept(edited)).toHaveLength(3);
});

test('keys of any form have an address', () => {
  const key = 'a b/写真/?&#=%/x.txt';
  expect(new URLSearchParams(objectPath('b', key).split('?')[1]).get('key')).toBe(key);
  expect(folders(key).map((one) => one.prefix)).toEqual(['a b/', 'a b/写真/', 'a b/写真/?&#=%/']);
  expect([baseName('a/b/'), baseName('a'), baseName('a/b.txt')]).toEqual(['b', 'a', 'b.txt']);
});

test.each(['abc', 'my-bucket.1', 'a'.repeat(63)])('%s is a bucket name', (name) => {
  expect(isBucketName(name)).toBe(true);
});

test.each(['ab', 'Abc', '-abc', 'abc-', 'a..b', '1.2.3.4', 'xn--a-b', 'a_b', 'a'.repeat(64), 'ab-s3alias'])(
  '%s is no bucket name',
  (name) => {
    expect(isBucketName(name)).toBe(false);
  },
);

test.each([[1740, 1.7], [512, 0.5], [1024, 1], [undefined, 0]])('%s MiB are %s GiB', (mebibytes, shown) => {
  expect(gib(mebibytes)).toBe(shown);
});
