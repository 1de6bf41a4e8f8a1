import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const ec2: Service = {
  id: 'ec2',
  name: { en: 'EC2', ja: 'EC2' },
  description: { en: 'Virtual servers in the cloud', ja: 'クラウド内の仮想サーバー' },
  words: 'elastic compute cloud instance server virtual machine インスタンス サーバー',
  sections: [
    {
      links: [{ text: { en: 'EC2 dashboard', ja: 'EC2 ダッシュボード' }, path: '/dashboard', words: 'home zones' }],
    },
    {
      text: { en: 'Instances', ja: 'インスタンス' },
      links: [
        { text: { en: 'Instances', ja: 'インスタンス' }, path: '/instances', words: 'server vm' },
        { text: { en: 'Launch an instance', ja: 'インスタンスを起動' }, path: '/launch', words: 'run create', hidden: true },
        { text: { en: 'Instance types', ja: 'インスタンスタイプ' }, path: '/types', words: 'vcpu memory' },
        { text: { en: 'Launch templates', ja: '起動テンプレート' }, path: '/templates', words: 'lt' },
        { text: { en: 'Create launch template', ja: '起動テンプレートを作成' }, path: '/templates/create', words: 'new', hidden: true },
        { text: { en: 'AMIs', ja: 'AMI' }, path: '/images', words: 'image' },
      ],
    },
    {
      text: { en: 'Elastic Block Store', ja: 'Elastic Block Store' },
      links: [
        { text: { en: 'Volumes', ja: 'ボリューム' }, path: '/volumes', words: 'ebs disk' },
        { text: { en: 'Create volume', ja: 'ボリュームを作成' }, path: '/volumes/create', words: 'ebs disk new', hidden: true },
        { text: { en: 'Snapshots', ja: 'スナップショット' }, path: '/snapshots', words: 'ebs backup' },
        { text: { en: 'Import tasks', ja: 'インポートタスク' }, path: '/imports', words: 'vm import disk image snapshot bucket' },
        { text: { en: 'Lifecycle Manager', ja: 'ライフサイクルマネージャー' }, path: '/lifecycle', words: 'dlm schedule backup' },
        { text: { en: 'Recycle Bin', ja: 'ごみ箱' }, path: '/recycle', words: 'deleted restore recover' },
      ],
    },
    {
      text: { en: 'Network & security', ja: 'ネットワークとセキュリティ' },
      links: [
        { text: { en: 'Security groups', ja: 'セキュリティグループ' }, path: '/groups', words: 'firewall' },
        { text: { en: 'Stale rules', ja: '古いルール' }, path: '/groups/stale', words: 'security group peering', hidden: true },
        { text: { en: 'Elastic IPs', ja: 'Elastic IP' }, path: '/addresses', words: 'address' },
        { text: { en: 'Key pairs', ja: 'キーペア' }, path: '/keys', words: 'ssh' },
        { text: { en: 'Network interfaces', ja: 'ネットワークインターフェイス' }, path: '/interfaces', words: 'eni' },
      ],
    },
    {
      text: { en: 'Settings', ja: '設定' },
      links: [
        {
          text: { en: 'Data protection and security', ja: 'データ保護とセキュリティ' },
          path: '/protection',
          words: 'encryption default kms public access',
        },
      ],
    },
  ],
  Pages: lazy(() => import('./Pages')),
};
