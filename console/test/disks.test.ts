import { expect, test } from 'vitest';
import { isImageName } from '../src/services/ec2/ami/imageName';
import { isSharing, sharingChange, toSharing } from '../src/services/ec2/sharing';
import { freeDevice, isDevice, isRight, numbersOf, standard, wrongIn } from '../src/services/ec2/volume/specs';

const GP3 = { type: 'gp3', size: '8', iops: '3000', throughput: '125' };

test.each(['gp3', 'gp2', 'io1', 'io2', 'st1', 'sc1', 'standard'])('what a type begins with is right: %s', (type) => {
  const large = standard(type, '200');
  expect(wrongIn(large)).toEqual({});
  expect(numbersOf(large).Size).toBe(200);
});

test('a type that does not choose its speed sends none', () => {
  expect(numbersOf(standard('gp2', '8'))).toEqual({ Size: 8 });
  expect(numbersOf(GP3)).toEqual({ Size: 8, Iops: 3000, Throughput: 125 });
});

test.each([
  [{ size: '' }, { size: [1, 16_384] }],
  [{ size: '1.5' }, { size: [1, 16_384] }],
  [{ size: '20000' }, { size: [1, 16_384] }],
  [{ iops: '2999' }, { iops: [3000, 4000] }],
  [{ iops: '4001' }, { iops: [3000, 4000] }],
  [{ throughput: '751' }, { throughput: [125, 750] }],
])('says what would be right for %j', (change, expected) => {
  expect(wrongIn({ ...GP3, ...change })).toEqual(expected);
});

test('a volume does not shrink', () => {
  expect(isRight(GP3, 8)).toBe(true);
  expect(wrongIn(GP3, 9)).toEqual({ size: [9, 16_384] });
});

test('names devices that are free', () => {
  expect(freeDevice(['/dev/xvda'])).toBe('/dev/sdf');
  expect(freeDevice(['/dev/sda1', '/dev/sdf', '/dev/xvdg'])).toBe('/dev/sdh');
  expect(['/dev/sdf', 'xvdf', '/dev/xvdba', '/dev/sda1'].every(isDevice)).toBe(true);
  expect(['', '/dev/nvme0n1', '/dev/sd', 'sdf;'].some(isDevice)).toBe(false);
});

test('changes sharing by what differs', () => {
  const before = toSharing([{ UserId: '222222222222' }, { UserId: '111111111111' }]);
  expect(before).toEqual({ everybody: false, accounts: ['111111111111', '222222222222'] });
  expect(sharingChange(before, before)).toBeUndefined();
  expect(sharingChange(before, { everybody: false, accounts: ['333333333333', '111111111111'] })).toEqual({
    Add: [{ UserId: '333333333333' }],
    Remove: [{ UserId: '222222222222' }],
  });
  expect(sharingChange(before, { everybody: true, accounts: [] })).toEqual({ Add: [{ Group: 'all' }] });
  expect(sharingChange(toSharing([{ Group: 'all' }]), { everybody: false, accounts: [] })).toEqual({
    Remove: [{ Group: 'all' }],
  });
  expect(isSharing({ everybody: false, accounts: ['123'] })).toBe(false);
});

test('image names', () => {
  expect(['web', "a (1) [2] ./-'@_"].every(isImageName)).toBe(true);
  expect(['ab', 'a'.repeat(129), 'wéb', 'a:b'].some(isImageName)).toBe(false);
});
