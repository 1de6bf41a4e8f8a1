import type { LockMode, LockSnapshotCommandInput } from '@aws-sdk/client-ec2';
import { isWithin } from '../../../parts/format';

/** How a snapshot is to be locked, as it is typed. */
export interface Wish {
  mode: LockMode;
  days: string;
  /** Hours to cool off, or nothing for none. */
  hours: string;
}

export type Problem = 'days' | 'hours';

export const MOST_DAYS = 36_500;
const MOST_HOURS = 72;

export function problems(wish: Wish): Set<Problem> {
  const found = new Set<Problem>();
  if (!isWithin(wish.days, 1, MOST_DAYS)) {
    found.add('days');
  }
  if (wish.mode === 'compliance' && wish.hours !== '' && !isWithin(wish.hours, 1, MOST_HOURS)) {
    found.add('hours');
  }
  return found;
}

/** The call that locks it so. */
export function lockOf(SnapshotId: string, wish: Wish): LockSnapshotCommandInput {
  const cools = wish.mode === 'compliance' && wish.hours !== '';
  return {
    SnapshotId,
    LockMode: wish.mode,
    LockDuration: Number(wish.days),
    ...(cools && { CoolOffPeriod: Number(wish.hours) }),
  };
}
