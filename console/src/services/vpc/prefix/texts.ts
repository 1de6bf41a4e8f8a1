import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Managed prefix lists',
  help: 'Sets of CIDRs under one name, for routes and rules. Those of AWS are shown as well. They are changed with the AWS CLI.',
  none: 'No managed prefix lists',
  id: 'Prefix list ID',
  name: 'Prefix list name',
  family: 'Address family',
  most: 'Max entries',
  version: 'Version',
  entries: 'Entries',
  noEntries: 'No entries',
  cidr: 'CIDR',
  description: 'Description',
  associations: 'Associations',
  noAssociations: 'Nothing uses it.',
  resource: 'Resource',
  tags: 'Tags',
};

const ja: typeof en = {
  title: 'マネージドプレフィックスリスト',
  help: 'ルートやルールで使用する、名前の付いた CIDR の集まりです。AWS のリストも表示されます。変更は AWS CLI で行います。',
  none: 'マネージドプレフィックスリストがありません',
  id: 'プレフィックスリスト ID',
  name: 'プレフィックスリスト名',
  family: 'アドレスファミリー',
  most: '最大エントリ数',
  version: 'バージョン',
  entries: 'エントリ',
  noEntries: 'エントリがありません',
  cidr: 'CIDR',
  description: '説明',
  associations: '関連付け',
  noAssociations: '使用されていません。',
  resource: 'リソース',
  tags: 'タグ',
};

export const PREFIX: Texts<typeof en> = { en, ja };
