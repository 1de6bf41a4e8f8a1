import type { PermissionGroup } from '@aws-sdk/client-ec2';

/** Who may use an image or make volumes from a snapshot, besides its owner. */
export interface Sharing {
  everybody: boolean;
  accounts: string[];
}

export const ACCOUNT = /^\d{12}$/;

interface Permission {
  UserId?: string;
  Group?: PermissionGroup;
}

export function toSharing(permissions: readonly Permission[]): Sharing {
  return {
    everybody: permissions.some((one) => one.Group === 'all'),
    accounts: permissions.flatMap((one) => one.UserId ?? []).sort(),
  };
}

export function isSharing(sharing: Sharing): boolean {
  return sharing.everybody || sharing.accounts.every((one) => ACCOUNT.test(one));
}

/** What has to be added and removed; nothing where all is as wanted. Accounts stay as they are while everybody may. */
export function sharingChange(before: Sharing, after: Sharing): { Add?: Permission[]; Remove?: Permission[] } | undefined {
  const accounts = after.everybody ? before.accounts : [...new Set(after.accounts)];
  const Add: Permission[] = accounts.filter((one) => !before.accounts.includes(one)).map((UserId) => ({ UserId }));
  const Remove: Permission[] = before.accounts.filter((one) => !accounts.includes(one)).map((UserId) => ({ UserId }));
  if (after.everybody !== before.everybody) {
    (after.everybody ? Add : Remove).push({ Group: 'all' });
  }
  if (Add.length + Remove.length === 0) {
    return undefined;
  }
  return { ...(Add.length > 0 ? { Add } : {}), ...(Remove.length > 0 ? { Remove } : {}) };
}
