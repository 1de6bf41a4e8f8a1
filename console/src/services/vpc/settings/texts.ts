import type { Texts } from '../../../i18n/language';

const en = {
  edit: 'Edit VPC settings',
  resolution: 'DNS resolution',
  resolutionHelp: 'Enable DNS resolution',
  hostnames: 'DNS hostnames',
  hostnamesHelp: 'Enable DNS hostnames',
  on: 'Enabled',
  off: 'Disabled',
  cidrs: 'CIDRs',
  noCidrs: 'No CIDRs',
  cidr: 'CIDR',
  family: 'Address family',
  main: 'Primary',
  add: 'Add new IPv4 CIDR',
  add6: 'Add new IPv6 CIDR',
  add6Help: 'An Amazon-provided block of IPv6 addresses, /56.',
  remove: 'Remove CIDR',
  removeHelp: 'Subnets in the block have to be gone before.',
  createDefault: 'Create default VPC',
  createDefaultHelp: 'Makes the network that every account begins with: a subnet in each Availability Zone, all of them open to the internet.',
  tenancy: 'Tenancy',
};

const ja: typeof en = {
  edit: 'VPC の設定を編集',
  resolution: 'DNS 解決',
  resolutionHelp: 'DNS 解決を有効化',
  hostnames: 'DNS ホスト名',
  hostnamesHelp: 'DNS ホスト名を有効化',
  on: '有効',
  off: '無効',
  cidrs: 'CIDR',
  noCidrs: 'CIDR がありません',
  cidr: 'CIDR',
  family: 'アドレスファミリー',
  main: 'プライマリ',
  add: '新しい IPv4 CIDR を追加',
  add6: '新しい IPv6 CIDR を追加',
  add6Help: 'Amazon 提供の IPv6 アドレスのブロック (/56) です。',
  remove: 'CIDR を削除',
  removeHelp: 'ブロック内のサブネットは先に削除してください。',
  createDefault: 'デフォルト VPC を作成',
  createDefaultHelp: 'どのアカウントにも最初からあるネットワークを作成します。アベイラビリティーゾーンごとに、インターネットに開かれたサブネットがあります。',
  tenancy: 'テナンシー',
};

export const SETTINGS: Texts<typeof en> = { en, ja };
