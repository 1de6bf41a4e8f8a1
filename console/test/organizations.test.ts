import { expect, test } from 'vitest';
import { isEmail, isPhone, isRight, toContact, toTyped } from '../src/services/account/contact';
import { isKnown, beginning } from '../src/services/organizations/policy/types';
import { kindOf, places } from '../src/services/organizations/tree';
import type { TreeNode } from '../src/services/organizations/tree';
import { unresolved } from '../src/services/s3/dots';

const node = (id: string, name: string, children: TreeNode[] = []): TreeNode => ({ id, kind: kindOf(id), name, arn: '', children });

test('accounts are in places, which have the names above them', () => {
  const tree = [node('r-abcd', 'Root', [node('ou-abcd-11111111', 'Sales', [node('111122223333', 'shop')]), node('444455556666', 'main')])];
  expect(places(tree)).toEqual([
    { value: 'r-abcd', label: 'Root' },
    { value: 'ou-abcd-11111111', label: 'Root / Sales' },
  ]);
});

test('a new policy is valid JSON of its type', () => {
  expect(isKnown('TAG_POLICY')).toBe(true);
  expect(isKnown('CHATBOT_POLICY')).toBe(false);
  expect(JSON.parse(beginning('SERVICE_CONTROL_POLICY'))).toHaveProperty('Statement');
});

test('a contact has what is needed, in its form', () => {
  expect(isPhone('+81 (3) 1234-5678')).toBe(true);
  expect(isPhone('call me')).toBe(false);
  expect(isEmail('hanako@example.com')).toBe(true);
  expect(isEmail('hanako')).toBe(false);
  expect(isRight('CountryCode', 'jp')).toBe(false);
  expect(isRight('CompanyName', '')).toBe(true);
  expect(isRight('City', ' ')).toBe(false);
  expect(toContact({ ...toTyped(undefined), City: ' Tokyo ' })).toEqual({ City: 'Tokyo' });
});

test('browsers resolve no dots in a key', () => {
  expect(unresolved('/photos/../up.txt')).toBe('/photos/..%2Fup.txt');
  expect(unresolved('/photos/a/./b/..')).toBe('/photos/a%2F.%2Fb%2F..');
  expect(unresolved('/photos/a/b..c/...')).toBe('/photos/a/b..c/...');
  expect(unresolved('/photos')).toBe('/photos');
  for (const path of ['/photos/../up.txt', '/photos/a/./b/..']) {
    const sent = unresolved(path);
    expect(new URL(sent, 'http://localhost').pathname).toBe(sent);
  }
});
