import type { Texts } from '../../../i18n/language';

const en = {
  create: 'Create NAT gateway',
  created: (id: string) => `NAT gateway ${id} is being created`,
  kind: 'Connectivity type',
  kinds: { public: 'Public', private: 'Private' },
  kindHelp: { public: 'With an Elastic IP address, to the internet', private: 'To other networks only' },
  address: 'Elastic IP allocation ID',
  newAddress: 'Allocate a new Elastic IP',
  subnetHelp: 'For the internet, a subnet with a route to an internet gateway.',
  remove: 'Delete NAT gateway',
  removeHelp: 'Its Elastic IP address is disassociated, but not released. Routes that lead to it lead nowhere then.',
  states: { pending: 'Pending', failed: 'Failed', available: 'Available', deleting: 'Deleting', deleted: 'Deleted' },
  reason: 'State message',
};

const ja: typeof en = {
  create: 'NAT ゲートウェイを作成',
  created: (id: string) => `NAT ゲートウェイ ${id} を作成しています`,
  kind: '接続タイプ',
  kinds: { public: 'パブリック', private: 'プライベート' },
  kindHelp: { public: 'Elastic IP アドレスを使用してインターネットへ', private: 'ほかのネットワークへのみ' },
  address: 'Elastic IP 割り当て ID',
  newAddress: '新しい Elastic IP を割り当て',
  subnetHelp: 'インターネットに接続するには、インターネットゲートウェイへのルートがあるサブネットを選択します。',
  remove: 'NAT ゲートウェイを削除',
  removeHelp: 'Elastic IP アドレスの関連付けは解除されますが、解放はされません。これをターゲットとするルートは、行き先がなくなります。',
  states: { pending: '保留中', failed: '失敗', available: '利用可能', deleting: '削除中', deleted: '削除済み' },
  reason: '状態メッセージ',
};

export const NAT: Texts<typeof en> = { en, ja };
