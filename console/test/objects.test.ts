import { describe, expect, test } from 'vitest';
import { describedOf, optionsOf, rowsOf, wrong } from '../src/services/s3/metadata/rows';
import {
  AUTHENTICATED,
  EVERYONE,
  LOG_DELIVERY,
  grantsOf,
  isCanonicalId,
  opens,
  rowsOf as aclRows,
} from '../src/services/s3/permission/grants';
import { describedBy } from '../src/services/s3/transfer/copies';

const OWNER = 'a'.repeat(64);
const OTHER = 'b'.repeat(64);
const user = (ID: string) => ({ Type: 'CanonicalUser' as const, ID });
const everyone = { Type: 'Group' as const, URI: EVERYONE };

describe('an access control list', () => {
  const grants = [
    { Grantee: user(OWNER), Permission: 'FULL_CONTROL' as const },
    { Grantee: everyone, Permission: 'READ' as const },
    { Grantee: user(OTHER), Permission: 'READ' as const },
    { Grantee: user(OTHER), Permission: 'WRITE_ACP' as const },
  ];

  test.each(['bucket', 'object'] as const)('of a %s is the same after it was a table', (kind) => {
    const rows = aclRows(grants, OWNER, kind);
    expect(rows.map((one) => one.grantee)).toEqual([
      OWNER,
      EVERYONE,
      AUTHENTICATED,
      ...(kind === 'bucket' ? [LOG_DELIVERY] : []),
      OTHER,
    ]);
    expect(grantsOf(rows, kind)).toEqual(grants);
  });

  test('opens with a right of everyone, or of anyone with an account', () => {
    const rows = aclRows(grants, OWNER, 'bucket');
    expect(opens(rows)).toBe(true);
    expect(opens(aclRows(grants.filter((one) => one.Grantee !== everyone), OWNER, 'bucket'))).toBe(false);
    expect(opens([{ grantee: AUTHENTICATED, rights: ['READ_ACP'] }])).toBe(true);
    expect(opens([{ grantee: LOG_DELIVERY, rights: ['WRITE'] }])).toBe(false);
  });

  test.each([[OWNER, true], [OWNER.toUpperCase(), false], ['123456789012', false]])('canonical id %s', (id, right) => {
    expect(isCanonicalId(id)).toBe(right);
  });
});

describe('metadata', () => {
  const described = {
    ContentType: 'text/plain',
    ContentDisposition: 'inline',
    Expires: new Date('2026-10-21T07:28:00Z'),
    Metadata: { who: 'me' },
  };

  test('is the same after it was edited', () => {
    expect(describedOf(rowsOf(described))).toEqual(described);
    expect(rowsOf(described)[2]).toEqual({ system: true, key: 'Expires', value: 'Wed, 21 Oct 2026 07:28:00 GMT' });
  });

  test('is what an answer says, with the date that the SDK leaves as text', () => {
    const { Expires, ...rest } = described;
    expect(describedBy({ ...rest, ExpiresString: Expires.toUTCString() })).toEqual(described);
  });

  test('is options of the command line', () => {
    expect(optionsOf(rowsOf(described))).toMatchObject({
      'content-type': 'text/plain',
      'content-disposition': 'inline',
      expires: '2026-10-21T07:28:00.000Z',
      metadata: { json: { who: 'me' } },
    });
  });

  test.each([
    [{ system: false, key: 'who', value: 'me' }, undefined],
    [{ system: false, key: 'a b', value: 'me' }, 'key'],
    [{ system: false, key: 'who', value: '' }, 'value'],
    [{ system: false, key: 'who', value: '雲海' }, 'value'],
    [{ system: true, key: 'Content-Type', value: 'a/b' }, 'twice'],
    [{ system: true, key: 'Expires', value: 'tomorrow' }, 'date'],
    [{ system: false, key: 'who', value: 'x'.repeat(2046) }, 'size'],
  ])('with %o is refused for %s', (row, why) => {
    expect(wrong([{ system: true, key: 'Content-Type', value: 'text/plain' }, row])).toBe(why);
  });
});
