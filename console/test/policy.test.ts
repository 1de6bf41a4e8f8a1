import { expect, test } from 'vitest';
import { trustPolicy } from '../src/services/iam/documents';
import { check } from '../src/services/iam/policyCheck';
import { IAM } from '../src/services/iam/texts';
import { fromVisual, toVisual } from '../src/services/iam/visual';

const problems = (policy: unknown, kind: 'identity' | 'trust' = 'identity', max = 0) =>
  check(JSON.stringify(policy), kind, IAM.en.problems, max);

const RIGHT = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'A', Effect: 'Allow', Action: 's3:Get*', Resource: ['arn:aws:s3:::b/*', '*'] }],
};

test('a right policy has no problems', () => {
  expect(problems(RIGHT)).toEqual([]);
  expect(problems({ ...RIGHT, Statement: RIGHT.Statement[0] })).toEqual([]);
});

test.each([
  [{ Statement: RIGHT.Statement }, /Version/],
  [{ Version: '2012-10-17' }, /Statement is missing/],
  [{ Version: '2012-10-17', Statement: ['x'] }, /Statement is missing/],
  [null, /Statement is missing/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Effect: 'allow' }] }, /A: Effect/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Action: 'GetObject' }] }, /"GetObject" is no action/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], NotAction: 'a:b' }] }, /exactly one of Action/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Resource: 'b' }] }, /"b" is no ARN/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Principal: '*' }] }, /has no Principal/],
  [{ ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Resources: '*' }] }, /no element "Resources"/],
  [{ ...RIGHT, Statement: [...RIGHT.Statement, ...RIGHT.Statement] }, /"A" is there twice/],
])('finds what is wrong with %j', (policy, expected) => {
  expect(problems(policy).join('\n')).toMatch(expected);
});

test('counts characters without spaces', () => {
  expect(problems(RIGHT, 'identity', 10).join()).toMatch(/10 are allowed/);
});

test('trust policies that the form makes are right', () => {
  const choice = { account: '111122223333', service: 'ec2.amazonaws.com', mfa: true, externalId: 'x', custom: '' };
  for (const kind of ['account', 'service'] as const) {
    expect(check(trustPolicy({ ...choice, kind }), 'trust', IAM.en.problems)).toEqual([]);
  }
  expect(problems(RIGHT, 'trust').join()).toMatch(/Principal or NotPrincipal is needed/);
});

test('the visual editor loses nothing', () => {
  const text = JSON.stringify(RIGHT);
  expect(JSON.parse(fromVisual(toVisual(text) ?? []))).toEqual({
    ...RIGHT,
    Statement: [{ ...RIGHT.Statement[0], Action: ['s3:Get*'] }],
  });
  const conditional = { ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Condition: {} }] };
  expect(toVisual(JSON.stringify(conditional))).toBeUndefined();
  expect(toVisual('{')).toBeUndefined();
  expect(toVisual('')).toEqual([]);
});
