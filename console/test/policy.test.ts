import { expect, test } from 'vitest';
import { fromConditions, problemOf, toConditions } from '../src/services/iam/conditions';
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
  expect(toVisual('{')).toBeUndefined();
  expect(toVisual('')).toEqual([]);
  expect(toVisual(JSON.stringify({ Statement: [{ Effect: 'Allow', NotAction: 's3:*', Resource: '*' }] }))).toBeUndefined();
});

const CONDITION = {
  StringEqualsIfExists: { 'aws:PrincipalTag/team': ['a', 'b'], 'aws:RequestedRegion': 'us-east-1' },
  'ForAnyValue:StringLike': { 'aws:TagKeys': 'cost*' },
  Null: { 'aws:TokenIssueTime': 'true' },
};

test('the visual editor keeps conditions', () => {
  const policy = { ...RIGHT, Statement: [{ ...RIGHT.Statement[0], Action: ['s3:Get*'], Condition: CONDITION }] };
  expect(JSON.parse(fromVisual(toVisual(JSON.stringify(policy)) ?? []))).toEqual(policy);
});

test.each([null, [], { Strange: { a: 'b' } }, { StringEquals: 'a' }, { StringEquals: { 'aws:username': { a: 1 } } }])(
  'conditions that are none are left to JSON: %j',
  (given) => {
    expect(toConditions(given)).toBeUndefined();
  },
);

test('conditions of one operator and key become one', () => {
  const one = { qualifier: '', operator: 'IpAddress', ifExists: false, key: 'aws:SourceIp' } as const;
  expect(fromConditions([{ ...one, values: ['10.0.0.0/8'] }, { ...one, values: ['10.0.0.0/8', '::1/128'] }])).toEqual({
    IpAddress: { 'aws:SourceIp': ['10.0.0.0/8', '::1/128'] },
  });
  expect(fromConditions([{ ...one, operator: 'Null', ifExists: true, values: ['true'] }])).toEqual({
    Null: { 'aws:SourceIp': 'true' },
  });
});

test.each([
  ['aws:SourceIp', 'IpAddress', ['10.0.0.0/8', '2001:db8::/32', '192.0.2.1'], undefined],
  ['aws:SourceIp', 'NotIpAddress', ['10.0.0.0/33'], 'value'],
  ['aws:SourceIp', 'IpAddress', ['home'], 'value'],
  ['aws:MultiFactorAuthPresent', 'Bool', ['true'], undefined],
  ['aws:MultiFactorAuthPresent', 'Bool', ['yes'], 'value'],
  ['s3:max-keys', 'NumericLessThan', ['10'], undefined],
  ['s3:max-keys', 'NumericLessThan', ['ten'], 'value'],
  ['aws:CurrentTime', 'DateLessThan', ['2026-12-31T00:00:00Z'], undefined],
  ['aws:CurrentTime', 'DateLessThan', ['tomorrow'], 'value'],
  ['aws:PrincipalArn', 'ArnLike', ['arn:aws:iam::*:role/x'], undefined],
  ['aws:PrincipalArn', 'ArnLike', ['role/x'], 'value'],
  ['aws:username', 'StringEquals', ['${aws:PrincipalTag/owner}'], undefined],
  ['aws:username', 'StringEquals', [], 'values'],
  ['aws:ResourceTag/', 'StringEquals', ['a'], 'key'],
  ['username', 'StringEquals', ['a'], 'key'],
] as const)('%s %s %j', (key, operator, values, expected) => {
  expect(problemOf({ qualifier: '', operator, ifExists: false, key, values: [...values] })).toBe(expected);
});
