import type { Texts } from '../../../i18n/language';

const en = {
  create: 'Create route table',
  created: (id: string) => `Route table ${id} was created`,
  remove: 'Delete route table',
  removeHelp: 'Only a table that no subnet uses, and that is not the main one, can be deleted.',
  main: 'Set main route table',
  mainHelp: 'Subnets of the VPC that have no table of their own use this one from now on.',
  associations: 'Subnet associations',
  edit: 'Edit subnet associations',
  editHelp: 'Subnets that are not chosen use the main route table.',
  mainAlso: 'As the main table it also counts for subnets without one of their own.',
  none: 'No subnets use it explicitly.',
  editRoutes: 'Edit routes',
  destinationHelp: 'A CIDR, or the ID of a prefix list (pl-...)',
  routesWrong: 'Each route needs a target and a destination of its own: a CIDR, or the ID of a prefix list.',
  instance: 'Instance',
  egress: 'Egress-only internet gateway',
  eni: 'Network interface',
};

const ja: typeof en = {
  create: 'ルートテーブルを作成',
  created: (id: string) => `ルートテーブル ${id} を作成しました`,
  remove: 'ルートテーブルを削除',
  removeHelp: 'サブネットに使用されておらず、メインでもないテーブルのみ削除できます。',
  main: 'メインルートテーブルを設定',
  mainHelp: '独自のテーブルがない VPC のサブネットは、これからこのテーブルを使用します。',
  associations: 'サブネットの関連付け',
  edit: 'サブネットの関連付けを編集',
  editHelp: '選択しないサブネットは、メインルートテーブルを使用します。',
  mainAlso: 'メインテーブルとして、独自のテーブルがないサブネットにも適用されます。',
  none: '明示的に使用するサブネットはありません。',
  editRoutes: 'ルートを編集',
  destinationHelp: 'CIDR、またはプレフィックスリストの ID (pl-...)',
  routesWrong: 'ルートには、ターゲットと、ほかと重複しない送信先 (CIDR またはプレフィックスリストの ID) が必要です。',
  instance: 'インスタンス',
  egress: 'Egress-Only インターネットゲートウェイ',
  eni: 'ネットワークインターフェイス',
};

export const TABLE: Texts<typeof en> = { en, ja };
