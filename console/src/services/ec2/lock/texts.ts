import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Snapshot lock',
  manage: 'Manage snapshot lock',
  lock: 'Lock snapshot',
  unlock: 'Unlock snapshot',
  unlockHelp: 'The snapshot can be deleted again.',
  help: 'A locked snapshot cannot be deleted until the lock ends.',
  mode: 'Lock mode',
  modes: { governance: 'Governance', compliance: 'Compliance' },
  modeHelp: {
    governance: 'Who has permission may unlock the snapshot, and change the lock.',
    compliance: 'After the cooling-off period nobody may unlock the snapshot or shorten the lock.',
  },
  days: 'Lock duration (days)',
  daysHelp: (most: string) => `1 to ${most} days. It counts from when the snapshot is completed.`,
  hours: 'Cooling-off period (hours)',
  hoursHelp: '1 to 72 hours in which the lock can be undone. Without it, the lock cannot be undone at once.',
  state: 'Lock state',
  states: {
    governance: 'Governance mode',
    compliance: 'Compliance mode',
    'compliance-cooloff': 'Compliance mode, cooling off',
    expired: 'Expired',
  },
  open: 'Unlocked',
  ends: 'Lock expires',
  cools: 'Cooling-off period ends',
  notLocked: 'The snapshot is not locked',
  firm: 'Nobody may unlock it before the lock expires',
};

const ja: typeof en = {
  title: 'スナップショットのロック',
  manage: 'スナップショットのロックを管理',
  lock: 'スナップショットをロック',
  unlock: 'スナップショットのロックを解除',
  unlockHelp: 'スナップショットは再び削除できるようになります。',
  help: 'ロックされたスナップショットは、ロックが終了するまで削除できません。',
  mode: 'ロックモード',
  modes: { governance: 'ガバナンス', compliance: 'コンプライアンス' },
  modeHelp: {
    governance: '許可を持つユーザーは、スナップショットのロックを解除し、変更できます。',
    compliance: 'クーリングオフ期間が過ぎると、誰もロックを解除したり短縮したりできません。',
  },
  days: 'ロック期間 (日)',
  daysHelp: (most: string) => `1～${most} 日。スナップショットの完了時から数えます。`,
  hours: 'クーリングオフ期間 (時間)',
  hoursHelp: 'ロックを取り消せる期間 (1～72 時間)。指定しない場合、ロックはすぐに取り消せなくなります。',
  state: 'ロックの状態',
  states: {
    governance: 'ガバナンスモード',
    compliance: 'コンプライアンスモード',
    'compliance-cooloff': 'コンプライアンスモード (クーリングオフ中)',
    expired: '期限切れ',
  },
  open: 'ロックされていません',
  ends: 'ロックの有効期限',
  cools: 'クーリングオフ期間の終了',
  notLocked: 'スナップショットはロックされていません',
  firm: 'ロックの期限が切れるまで、誰もロックを解除できません',
};

export const LOCK: Texts<typeof en> = { en, ja };
