import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Egress-only internet gateways',
  help: 'What lets instances call the internet over IPv6, and lets nobody in.',
  none: 'No egress-only internet gateways',
  id: 'Egress-only internet gateway ID',
  create: 'Create egress-only internet gateway',
  created: (id: string) => `Egress-only internet gateway ${id} was created`,
  remove: 'Delete egress-only internet gateway',
  removeHelp: 'Routes that lead to it lead nowhere then.',
};

const ja: typeof en = {
  title: 'Egress-Only インターネットゲートウェイ',
  help: 'インスタンスから IPv6 でインターネットに通信できるようにし、外からの通信は通しません。',
  none: 'Egress-Only インターネットゲートウェイがありません',
  id: 'Egress-Only インターネットゲートウェイ ID',
  create: 'Egress-Only インターネットゲートウェイを作成',
  created: (id: string) => `Egress-Only インターネットゲートウェイ ${id} を作成しました`,
  remove: 'Egress-Only インターネットゲートウェイを削除',
  removeHelp: 'これをターゲットとするルートは、行き先がなくなります。',
};

export const EGRESS: Texts<typeof en> = { en, ja };
