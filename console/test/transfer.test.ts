import type { S3Client } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { copyObject, copySource } from '../src/services/s3/transfer/copies';
import { isNewName, keyOfCopy, placeOf, problem } from '../src/services/s3/transfer/plan';
import type { Source } from '../src/services/s3/transfer/plan';
import { Transfer } from '../src/services/s3/transfer/transfer';
import type { Copier } from '../src/services/s3/transfer/transfer';

const FROM = { bucket: 'photos', prefix: 'trip/' };
const FOLDER = { key: 'trip/sea/', folder: true };
const FILE = { key: 'trip/a.txt', folder: false, size: 3 };

describe('where things go', () => {
  test.each([
    ['s3://backup', { bucket: 'backup', prefix: '' }],
    ['s3://backup/', { bucket: 'backup', prefix: '' }],
    [' s3://backup/a/b ', { bucket: 'backup', prefix: 'a/b/' }],
    ['backup/a', undefined],
    ['s3://Backup/', undefined],
  ])('%s', (typed, place) => {
    expect(placeOf(typed)).toEqual(place);
  });

  test('a folder keeps its name, and what is in it', () => {
    expect(keyOfCopy('trip/sea/wave.txt', FROM, { bucket: 'backup', prefix: 'old/' })).toBe('old/sea/wave.txt');
  });

  test.each([
    ['s3://backup/trip/', [FOLDER, FILE], undefined],
    ['s3://photos/trip/', [FILE], 'same'],
    ['s3://photos/trip/', [{ ...FILE, version: 'v1' }], undefined],
    ['s3://photos/trip/sea/', [FOLDER], 'inside'],
    ['s3://photos/trip/sea/deeper', [FOLDER], 'inside'],
    ['s3://photos/trip/seaside', [FOLDER], undefined],
    ['nowhere', [FILE], 'format'],
  ])('to %s: %#', (typed, sources, why) => {
    expect(problem(FROM, placeOf(typed), sources)).toBe(why);
  });

  test('a name is of its folder, and another one', () => {
    expect(isNewName('a/b', 'a/c', 'c')).toBe(true);
    expect(isNewName('a/b', 'a/b', 'b')).toBe(false);
    expect(isNewName('a/b', 'a/c/d', 'c/d')).toBe(false);
    expect(isNewName('a', '雲'.repeat(342), '雲'.repeat(342))).toBe(false);
  });
});

/** What is called, in order; answers by name. */
function calls(answers: Record<string, unknown> = {}) {
  const made: { name: string; input: Record<string, unknown> }[] = [];
  const send = (command: { constructor: { name: string }; input: Record<string, unknown> }) => {
    const name = command.constructor.name.replace(/Command$/, '');
    made.push({ name, input: command.input });
    const answer = answers[name];
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
  };
  return { made, s3: { send } as unknown as S3Client, names: () => made.map((one) => one.name) };
}

describe('a copy', () => {
  const copy = {
    from: { bucket: 'b', key: 'a 1/雲?', etag: '"e"', size: 10, version: 'v/1' },
    to: { bucket: 'c', key: 'k' },
  };
  const limits = { whole: 9, part: 4 };

  test('names its source as a header can', () => {
    expect(copySource(copy.from)).toBe('b/a%201/%E9%9B%B2%3F?versionId=v%2F1');
  });

  test('is one call up to the limit', async () => {
    const { s3, made } = calls();
    let told = 0;
    await copyObject(s3, { ...copy, from: { ...copy.from, size: 9 } }, { told: (bytes) => (told += bytes) }, limits);
    expect(made).toHaveLength(1);
    expect(made[0]?.input).toMatchObject({ Bucket: 'c', Key: 'k', CopySourceIfMatch: '"e"' });
    expect(made[0]?.input).not.toHaveProperty('MetadataDirective');
    expect(told).toBe(9);
  });

  test('of a larger object is in parts, and keeps what describes it', async () => {
    const large = { ...copy, from: { ...copy.from, size: 2.5 * 1024 * 1024 } };
    const { s3, made } = calls({
      HeadObject: { ContentType: 'text/plain', Metadata: { who: 'me' } },
      GetObjectTagging: { TagSet: [{ Key: 'a b', Value: '&' }] },
      CreateMultipartUpload: { UploadId: 'u' },
      UploadPartCopy: { CopyPartResult: { ETag: 'p', ChecksumCRC64NVME: 's' } },
    });
    await copyObject(s3, large, {}, { whole: 9, part: 1024 * 1024 });
    const inputs = (name: string) => made.filter((one) => one.name === name).map((one) => one.input);
    const begun = { ContentType: 'text/plain', Metadata: { who: 'me' }, Tagging: 'a+b=%26' };
    expect(inputs('CreateMultipartUpload')[0]).toMatchObject(begun);
    expect(inputs('UploadPartCopy').map((one) => one.CopySourceRange)).toEqual([
      'bytes=0-1048575',
      'bytes=1048576-2097151',
      'bytes=2097152-2621439',
    ]);
    const part = { ETag: 'p', ChecksumCRC64NVME: 's' };
    expect(inputs('CompleteMultipartUpload')[0]).toMatchObject({
      MultipartUpload: { Parts: [1, 2, 3].map((PartNumber) => ({ PartNumber, ...part })) },
    });
  });

  test('in parts that fails leaves none', async () => {
    const { s3, names } = calls({ CreateMultipartUpload: { UploadId: 'u' }, UploadPartCopy: new Error('no') });
    await expect(copyObject(s3, copy, {}, limits)).rejects.toThrow('no');
    expect(names().at(-1)).toBe('AbortMultipartUpload');
  });
});

/** A copier that refuses one key. */
class Fake implements Copier {
  copied: string[] = [];
  removed: string[] = [];
  list = (prefix: string) =>
    Promise.resolve<Source[]>(['1', '2', '3'].map((one) => ({ key: prefix + one, folder: false, size: 1 })));
  copy = ({ from, to, size }: { from: string; to: string; size: number }, _: AbortSignal, told: (n: number) => void) => {
    if (from.endsWith('2')) {
      return Promise.reject(new Error('AccessDenied'));
    }
    told(size);
    this.copied.push(to);
    return Promise.resolve();
  };
  remove = ({ from }: { from: string }) => {
    this.removed.push(from);
    return Promise.resolve();
  };
}

test.each([false, true])('what was not copied is not deleted: move %s', async (move) => {
  const fake = new Fake();
  const wanted = { move, from: FROM, to: { bucket: 'b', prefix: '' }, sources: [FOLDER, FILE] };
  const one = new Transfer('1', wanted, fake, () => undefined);
  await one.run();
  expect(one.state).toBe('done');
  expect(fake.copied.sort()).toEqual(['a.txt', 'sea/1', 'sea/3']);
  expect(fake.removed.sort()).toEqual(move ? ['trip/a.txt', 'trip/sea/1', 'trip/sea/3'] : []);
  expect(one.of('failed').map((item) => item.from)).toEqual(['trip/sea/2']);
  expect([one.copied, one.size]).toEqual([5, 6]);
});

test('a transfer that is stopped copies nothing more', async () => {
  const fake = new Fake();
  const one = new Transfer('1', { move: true, from: FROM, to: FROM, sources: [FILE] }, fake, () => undefined);
  one.stop();
  await one.run();
  expect([one.state, fake.copied]).toEqual(['stopped', []]);
});
