import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Server certificates',
  help: 'Certificates with their private keys, for services that answer over TLS by a name of your own. Private keys are never shown again.',
  none: 'No server certificates',
  name: 'Certificate name',
  expires: 'Expires',
  expired: 'Expired',
  uploaded: 'Uploaded',
  upload: 'Upload certificate',
  uploadedNotice: (name: string) => `Certificate ${name} was uploaded`,
  body: 'Certificate body',
  key: 'Certificate private key',
  keyHelp: 'PEM, not encrypted',
  keyWrong: 'A private key begins with "-----BEGIN PRIVATE KEY-----", also with RSA or EC in it.',
  chain: 'Certificate chain',
  chainHelp: 'PEM; the certificates of the authorities between this one and the root, one after the other',
  pathHelp: 'Begins and ends with /; certificates of CloudFront begin with /cloudfront/',
  rename: 'Edit name and path',
  remove: 'Delete server certificate',
  removeHelp: 'What answers with it can no longer be set up again with it.',
};

const ja: typeof en = {
  title: 'サーバー証明書',
  help: '独自の名前で TLS 接続に応答するサービスのための、証明書とプライベートキーです。プライベートキーは二度と表示されません。',
  none: 'サーバー証明書がありません',
  name: '証明書名',
  expires: '有効期限',
  expired: '期限切れ',
  uploaded: 'アップロード日時',
  upload: '証明書のアップロード',
  uploadedNotice: (name: string) => `証明書 ${name} をアップロードしました`,
  body: '証明書本文',
  key: '証明書のプライベートキー',
  keyHelp: 'PEM 形式、暗号化なし',
  keyWrong: 'プライベートキーは「-----BEGIN PRIVATE KEY-----」で始まります (RSA や EC を含むものも可)。',
  chain: '証明書チェーン',
  chainHelp: 'PEM 形式。この証明書からルートまでの間の認証機関の証明書を順に並べたもの',
  pathHelp: '/ で始まり / で終わります。CloudFront の証明書は /cloudfront/ で始まります',
  rename: '名前とパスを編集',
  remove: 'サーバー証明書を削除',
  removeHelp: 'この証明書を使う設定は、以後作成できなくなります。',
};

export const CERTIFICATE: Texts<typeof en> = { en, ja };
