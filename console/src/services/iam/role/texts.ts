import type { Texts } from '../../../i18n/language';

const en = {
  createLinked: 'Create service-linked role',
  linkedHelp: 'A role that belongs to a service, with the permissions that this says it needs. Most services make theirs by themselves.',
  suffix: 'Custom suffix',
  suffixHelp: 'Letters, digits and + = , . @ _ -; so that the service has more than one role',
  linkedNote: 'This role belongs to a service, which alone changes it.',
  trustedBy: 'Trusted entities',
  profileArn: 'Instance profile ARN',
  profileTags: (name: string) => `Tags of instance profile ${name}`,
  token: 'Security Token Service (STS)',
  tokenHelp: 'Where session tokens of the global endpoint (sts.amazonaws.com) are valid.',
  tokenLabel: 'Session tokens from the global endpoint',
  tokens: { v1Token: 'Valid only in AWS Regions enabled by default', v2Token: 'Valid in all AWS Regions' },
  resync: 'Resync',
  resyncTitle: 'Resync MFA device',
  resyncHelp: 'Where the clock of the device went wrong: enter two codes that follow each other.',
};

const ja: typeof en = {
  createLinked: 'サービスにリンクされたロールの作成',
  linkedHelp: 'サービスに属し、サービスが必要とするアクセス許可を持つロールです。ほとんどのサービスは自分で作成します。',
  suffix: 'カスタムサフィックス',
  suffixHelp: '英数字と + = , . @ _ -。サービスに複数のロールを持たせる場合に使用します',
  linkedNote: 'このロールはサービスに属し、変更できるのはサービスだけです。',
  trustedBy: '信頼されたエンティティ',
  profileArn: 'インスタンスプロファイルの ARN',
  profileTags: (name: string) => `インスタンスプロファイル ${name} のタグ`,
  token: 'Security Token Service (STS)',
  tokenHelp: 'グローバルエンドポイント (sts.amazonaws.com) のセッショントークンが有効な場所です。',
  tokenLabel: 'グローバルエンドポイントからのセッショントークン',
  tokens: { v1Token: 'デフォルトで有効な AWS リージョンでのみ有効', v2Token: 'すべての AWS リージョンで有効' },
  resync: '再同期',
  resyncTitle: 'MFA デバイスを再同期',
  resyncHelp: 'デバイスの時計がずれた場合に、続けて表示される 2 つのコードを入力してください。',
};

export const ROLE: Texts<typeof en> = { en, ja };
