import type { Texts } from '../../../i18n/language';

const en = {
  stale: 'Manage stale rules',
  staleTitle: 'Stale rules',
  staleHelp:
    'A rule is stale when it names a security group in a peered VPC, and that group or the peering connection was deleted. It lets nothing through, and is not removed by itself.',
  noStale: 'No stale rules',
  rule: 'Security group rule ID',
  direction: 'Direction',
  directions: { ingress: 'Inbound', egress: 'Outbound' },
  staleGroup: 'Stale security group',
  peering: 'Peering connection',
  peeringStatus: 'Peering connection status',
  peeringStatuses: { active: 'Active', deleted: 'Deleted', expired: 'Expired', rejected: 'Rejected' } as Record<string, string>,
  remove: 'Delete rules',
  removeHelp: (count: number) => (count === 1 ? 'The rule is removed from its security group.' : `${count} rules are removed from their security groups.`),
  removed: (count: number) => (count === 1 ? '1 stale rule was deleted' : `${count} stale rules were deleted`),
  copy: 'Copy to new security group',
  copyHelp: (id: string) => `The new group begins with the rules of ${id}.`,
  onlyOne: 'Choose one security group',
  nameWrong: 'Up to 255 characters: letters, digits, spaces and ._-:/()#,@[]+=&;{}!$*. Not beginning with sg-.',
};

const ja: typeof en = {
  stale: '古いルールの管理',
  staleTitle: '古いルール',
  staleHelp:
    'ピアリング先の VPC のセキュリティグループを参照しているルールは、そのグループまたはピアリング接続が削除されると古いルールになります。何も通さず、自動では削除されません。',
  noStale: '古いルールがありません',
  rule: 'セキュリティグループルール ID',
  direction: '方向',
  directions: { ingress: 'インバウンド', egress: 'アウトバウンド' },
  staleGroup: '古いセキュリティグループ',
  peering: 'ピアリング接続',
  peeringStatus: 'ピアリング接続のステータス',
  peeringStatuses: { active: 'アクティブ', deleted: '削除済み', expired: '期限切れ', rejected: '拒否済み' },
  remove: 'ルールを削除',
  removeHelp: (count: number) => `${count} 個のルールがセキュリティグループから削除されます。`,
  removed: (count: number) => `${count} 個の古いルールを削除しました`,
  copy: '新しいセキュリティグループにコピー',
  copyHelp: (id: string) => `新しいグループは ${id} のルールで始まります。`,
  onlyOne: 'セキュリティグループを 1 つ選択してください',
  nameWrong: '255 文字まで。使用できるのは英数字、スペース、._-:/()#,@[]+=&;{}!$* です。sg- で始めることはできません。',
};

export const GROUP: Texts<typeof en> = { en, ja };
