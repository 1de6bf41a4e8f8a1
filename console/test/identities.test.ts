import { expect, test } from 'vitest';
import { beginning, fromFilter, isCriterion, pageOf, toFilter } from '../src/services/iam/analyzer/findings';
import { isCertificate, isPrivateKey, isPublicKey } from '../src/services/iam/credential/pem';
import { difference } from '../src/services/iam/policy/difference';
import { finished } from '../src/services/iam/report/job';
import { isLinked, trusted } from '../src/services/iam/role/services';

const PEM = (name: string) => `-----BEGIN ${name}-----\nMIIB\n-----END ${name}-----\n`;

test.each([
  ['ssh-rsa AAAAB3Nza taro@home', true],
  [PEM('PUBLIC KEY'), true],
  ['ssh-ed25519 AAAAC3Nza', false],
  [PEM('RSA PRIVATE KEY'), false],
])('public key %j', (text, right) => {
  expect(isPublicKey(text)).toBe(right);
});

test('certificates and private keys are told apart by their first lines', () => {
  expect(isCertificate(`\n${PEM('CERTIFICATE')}`)).toBe(true);
  expect(isCertificate(PEM('PRIVATE KEY'))).toBe(false);
  expect(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'].map((one) => isPrivateKey(PEM(one)))).toEqual([true, true, true]);
  expect(isPrivateKey(PEM('ENCRYPTED PRIVATE KEY'))).toBe(false);
});

test('what changed between versions is said by the fewest lines', () => {
  const lines = difference('{\n  a\n  b\n}', '{\n  a\n  c\n  d\n}');
  const marks = { removed: '-', added: '+', same: ' ' };
  expect(lines.map((one) => marks[one.kind] + one.text)).toEqual([' {', '   a', '-  b', '+  c', '+  d', ' }']);
  expect(difference('a', 'a')).toEqual([{ kind: 'same', text: 'a' }]);
});

test('whom a role trusts is shown as in the list of roles', () => {
  const principal = (Principal: unknown) => trusted(JSON.stringify({ Statement: { Principal } }));
  expect(principal({ Service: ['ec2.amazonaws.com', 'ecs.amazonaws.com'] })).toEqual(['ec2', 'ecs']);
  expect(principal({ AWS: 'arn:aws:iam::111122223333:root' })).toEqual(['111122223333']);
  expect(principal({ AWS: 'arn:aws:iam::111122223333:role/deploy/web' })).toEqual(['111122223333: deploy/web']);
  expect(principal('*')).toEqual(['*']);
  expect(trusted('no JSON')).toEqual([]);
});

test('roles of services are known by their paths', () => {
  expect(isLinked('/aws-service-role/spot.amazonaws.com/')).toBe(true);
  expect(isLinked('/')).toBe(false);
});

test('a report that failed is an error with its code', async () => {
  const failed = finished(async () => ({ JobStatus: 'FAILED', Error: { Code: 'NoService', Message: 'none' } }));
  await expect(failed).rejects.toMatchObject({ name: 'NoService', message: 'none' });
  expect(await finished(async () => ({ JobStatus: 'COMPLETED', found: 1 }))).toMatchObject({ found: 1 });
});

test('the criteria of a rule are edited line by line', () => {
  const filter = { resource: { eq: ['a', 'b'], neq: ['c'] }, isPublic: { exists: true } };
  const edited = fromFilter(filter);
  expect(edited.map((one) => [one.property, one.operator, one.values])).toEqual([
    ['resource', 'eq', 'a\nb'],
    ['resource', 'neq', 'c'],
    ['isPublic', 'exists', 'true'],
  ]);
  expect(toFilter(edited)).toEqual(filter);
  expect(edited.every(isCriterion)).toBe(true);
  expect(isCriterion({ property: 'error', operator: 'exists', values: 'maybe' })).toBe(false);
  expect(isCriterion({ property: 'resource', operator: 'eq', values: ' ' })).toBe(false);
});

test('a finding leads to the page of its resource', () => {
  expect(pageOf('arn:aws:s3:::photos')).toBe('/s3/buckets/photos?tab=permissions');
  expect(pageOf('arn:aws:iam::111122223333:role/path/deploy')).toBe('/iam/roles/details/deploy?tab=trust');
  expect(pageOf('arn:aws:kms:us-east-1:111122223333:key/1')).toBeUndefined();
});

test('positions are counted as editors do', () => {
  const at = { line: 4, column: 0, offset: 30 };
  const finding = { locations: [{ path: [], span: { start: at, end: at } }] };
  expect(beginning(finding as unknown as Parameters<typeof beginning>[0])).toEqual({ line: 4, column: 1 });
});
