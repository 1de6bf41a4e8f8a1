import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Data protection and security',
  help: 'Settings of EC2 for this account in this Region.',
  encryption: 'EBS encryption',
  encryptionHelp: 'New volumes and copies of snapshots are encrypted, whether asked for or not.',
  always: 'Always encrypt new EBS volumes',
  key: 'Default encryption key',
  keyHelp: 'ID, ARN or alias of a KMS key; empty for the key that AWS manages',
  images: 'Block public access for AMIs',
  imagesHelp: 'New public sharing of AMIs is blocked. What is public already stays so.',
  block: 'Block new public sharing',
  on: 'Enabled',
  off: 'Disabled',
  manage: 'Manage',
};

const ja: typeof en = {
  title: 'データ保護とセキュリティ',
  help: 'このリージョンでの、このアカウントの EC2 の設定です。',
  encryption: 'EBS 暗号化',
  encryptionHelp: '新しいボリュームとスナップショットのコピーは、指定の有無にかかわらず暗号化されます。',
  always: '新しい EBS ボリュームを常に暗号化',
  key: 'デフォルトの暗号化キー',
  keyHelp: 'KMS キーの ID、ARN、またはエイリアス。空の場合は AWS が管理するキー',
  images: 'AMI のパブリックアクセスをブロック',
  imagesHelp: '新たに AMI をパブリックに共有できなくなります。すでにパブリックのものは変わりません。',
  block: '新しいパブリック共有をブロック',
  on: '有効',
  off: '無効',
  manage: '管理',
};

export const PROTECTION: Texts<typeof en> = { en, ja };
