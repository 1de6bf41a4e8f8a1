import { describe, expect, test } from 'vitest';
import { formatOf, isActive, isObject, ofImage, ofSnapshot } from '../src/services/ec2/imports/tasks';

describe('imports', () => {
  test.each([
    ['s3://disks/a', true],
    ['s3://disks/a/b.raw', true],
    ['s3://disks/a/', false],
    ['s3://disks', false],
    ['disks/a', false],
  ])('%s names an object: %s', (uri, right) => {
    expect(isObject(uri)).toBe(right);
  });

  test.each([
    ['s3://d/web.QCOW2', 'image', 'QCOW2'],
    ['s3://d/web.img', 'snapshot', 'RAW'],
    ['s3://d/root.tar.gz', 'image', 'TAR'],
    ['s3://d/root.tar.gz', 'snapshot', undefined],
    ['s3://d/web', 'image', undefined],
  ] as const)('%s as %s is %s', (name, kind, format) => {
    expect(formatOf(name, kind)).toBe(format);
  });

  test('of images and snapshots are the same in a table', () => {
    const UserBucket = { S3Bucket: 'disks', S3Key: 'a' };
    const shown = { id: 'i', description: 'd', status: 'active', message: 'pending', progress: '2', format: 'RAW', from: 's3://disks/a' };
    const shared = { ImportTaskId: 'i', Description: 'd' };
    const now = { Status: 'active', StatusMessage: 'pending', Progress: '2' };
    expect(ofImage({ ...shared, ...now, SnapshotDetails: [{ Format: 'RAW', UserBucket }] })).toEqual(shown);
    expect(ofSnapshot({ ...shared, SnapshotTaskDetail: { ...now, Format: 'RAW', UserBucket } })).toEqual(shown);
    expect(isActive(ofSnapshot({ SnapshotTaskDetail: { Status: 'completed', SnapshotId: 'snap-1' } }))).toBe(false);
  });
});
