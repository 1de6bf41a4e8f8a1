import type { Grant, Owner, Permission } from '@aws-sdk/client-s3';

/** What a table of grants has columns for. */
export type Right = 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP';

export type Kind = 'bucket' | 'object';

export const EVERYONE = 'http://acs.amazonaws.com/groups/global/AllUsers';
export const AUTHENTICATED = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
export const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery';

/** Nobody writes an object by its list: who writes replaces it, which its bucket decides. */
export const RIGHTS: Record<Kind, readonly Right[]> = {
  bucket: ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP'],
  object: ['READ', 'READ_ACP', 'WRITE_ACP'],
};

/** Whom a list gives something: a canonical user's id, or the URI of a group. */
export interface Row {
  grantee: string;
  rights: readonly Right[];
}

/** The rows that a table has always: the owner and the groups. */
export function fixed(owner: string, kind: Kind): string[] {
  return [owner, EVERYONE, AUTHENTICATED, ...(kind === 'bucket' ? [LOG_DELIVERY] : [])];
}

export function rowsOf(grants: readonly Grant[], owner: string, kind: Kind): Row[] {
  const rights = new Map<string, Set<Right>>(fixed(owner, kind).map((one) => [one, new Set<Right>()]));
  for (const { Grantee, Permission } of grants) {
    const grantee = Grantee?.URI ?? Grantee?.ID ?? '';
    const some = rights.get(grantee) ?? new Set<Right>();
    rights.set(grantee, some);
    (Permission === 'FULL_CONTROL' ? RIGHTS[kind] : [Permission as Right]).forEach((one) => some.add(one));
  }
  return [...rights].map(([grantee, some]) => ({ grantee, rights: [...some] }));
}

export function grantsOf(rows: readonly Row[], kind: Kind): Grant[] {
  return rows.flatMap(({ grantee, rights }) => {
    const full = RIGHTS[kind].every((one) => rights.includes(one));
    const given: readonly Permission[] = full ? ['FULL_CONTROL'] : rights;
    return given.map((Permission) => ({ Grantee: granteeOf(grantee), Permission }));
  });
}

function granteeOf(grantee: string): Grant['Grantee'] {
  return grantee.includes('://') ? { Type: 'Group', URI: grantee } : { Type: 'CanonicalUser', ID: grantee };
}

export function isCanonicalId(text: string): boolean {
  return /^[0-9a-f]{64}$/.test(text);
}

/** Whether it lets in whoever comes, or whoever has any account. */
export function opens(rows: readonly Row[]): boolean {
  return rows.some((one) => (one.grantee === EVERYONE || one.grantee === AUTHENTICATED) && one.rights.length > 0);
}

/** The list as AWS CLI and SDK take it. */
export function policyOf(rows: readonly Row[], owner: Owner | undefined, kind: Kind) {
  return { Owner: { ID: owner?.ID }, Grants: grantsOf(rows, kind) };
}
