import { expect, test } from 'vitest';
import { denial, describe as describeFailure, isLasting } from '../src/parts/errors';
import { reasonText } from '../src/parts/reason';
import { PARTS } from '../src/parts/texts';

const NONE =
  'User: arn:aws:iam::000000000000:user/hanako is not authorized to perform: s3:ListAllMyBuckets on resource: "arn:aws:s3:::*" because no identity-based policy allows the s3:ListAllMyBuckets action';
const EXPLICIT =
  'User: arn:aws:iam::1:user/a is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" with an explicit deny in a resource-based policy';

test('reads who was denied what, and why', () => {
  expect(denial(NONE)).toEqual({
    principal: 'arn:aws:iam::000000000000:user/hanako',
    action: 's3:ListAllMyBuckets',
    resource: '"arn:aws:s3:::*"',
    reason: 'because no identity-based policy allows the s3:ListAllMyBuckets action',
  });
  expect(denial(EXPLICIT)?.reason).toBe('with an explicit deny in a resource-based policy');
  expect(denial('User: a is not authorized to perform: iam:ListUsers')).toMatchObject({ action: 'iam:ListUsers' });
  expect(denial('Access Denied')).toBeUndefined();
});

test('says the reason in either language', () => {
  expect(reasonText(denial(NONE)?.reason, PARTS.en.reasons)).toBe('No statement of the identity-based policy allows this.');
  expect(reasonText(denial(EXPLICIT)?.reason, PARTS.ja.reasons)).toContain('明示的に拒否');
  expect(reasonText('because of the moon', PARTS.en.reasons)).toBe('because of the moon');
});

test('describes errors of the SDK and all others', () => {
  const failure = Object.assign(new Error('no'), {
    name: 'NoSuchBucket',
    $metadata: { httpStatusCode: 404, requestId: 'R1' },
  });
  expect(describeFailure(failure)).toMatchObject({ code: 'NoSuchBucket', status: 404, requestId: 'R1' });
  expect(isLasting(failure)).toBe(true);
  expect(isLasting(new TypeError('Failed to fetch'))).toBe(false);
  expect(describeFailure('text')).toEqual({ code: 'Error', message: 'text' });
});
