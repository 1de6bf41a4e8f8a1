import type { Texts } from '../../../i18n/language';

const en = {
  edit: 'Edit subnet settings',
  editHelp: 'The settings count for what is launched from now on.',
  autoPublic: 'Enable auto-assign public IPv4 address',
  auto6: 'Enable auto-assign IPv6 address',
  given6: 'IPv6 address at launch',
  cidr6: 'IPv6 CIDR',
  acl: 'Network ACL',
  reservations: 'CIDR reservations',
  noReservations: 'No CIDR reservations',
  reservation: 'Subnet CIDR reservation ID',
  reserve: 'Add IPv4 CIDR reservation',
  reserveHelp: 'Addresses of a reservation are not given out by themselves.',
  kind: 'Reservation type',
  kinds: { prefix: 'Prefix', explicit: 'Explicit' },
  description: 'Description',
  unreserve: 'Delete CIDR reservation',
};

const ja: typeof en = {
  edit: 'サブネットの設定を編集',
  editHelp: '設定は、これから起動するものに適用されます。',
  autoPublic: 'パブリック IPv4 アドレスの自動割り当てを有効化',
  auto6: 'IPv6 アドレスの自動割り当てを有効化',
  given6: '起動時の IPv6 アドレス',
  cidr6: 'IPv6 CIDR',
  acl: 'ネットワーク ACL',
  reservations: 'CIDR の予約',
  noReservations: 'CIDR の予約がありません',
  reservation: 'サブネット CIDR 予約 ID',
  reserve: 'IPv4 CIDR の予約を追加',
  reserveHelp: '予約したアドレスは、自動的には割り当てられません。',
  kind: '予約タイプ',
  kinds: { prefix: 'プレフィックス', explicit: '明示的' },
  description: '説明',
  unreserve: 'CIDR の予約を削除',
};

export const SUBNET: Texts<typeof en> = { en, ja };
