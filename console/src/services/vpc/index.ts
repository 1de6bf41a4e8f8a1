import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const vpc: Service = {
  id: 'vpc',
  name: { en: 'VPC', ja: 'VPC' },
  description: { en: 'Isolated cloud networks', ja: '隔離されたクラウドネットワーク' },
  words: 'virtual private cloud network subnet route gateway ネットワーク サブネット ルート',
  sections: [
    {
      links: [
        { text: { en: 'Your VPCs', ja: 'お使いの VPC' }, path: '/vpcs', words: 'network' },
        { text: { en: 'Create VPC', ja: 'VPC を作成' }, path: '/create', words: 'new wizard', hidden: true },
        { text: { en: 'Subnets', ja: 'サブネット' }, path: '/subnets' },
        { text: { en: 'Route tables', ja: 'ルートテーブル' }, path: '/routes', words: 'routing' },
        { text: { en: 'Internet gateways', ja: 'インターネットゲートウェイ' }, path: '/gateways', words: 'igw' },
        {
          text: { en: 'Egress-only internet gateways', ja: 'Egress-Only インターネットゲートウェイ' },
          path: '/egress',
          words: 'eigw ipv6',
        },
        { text: { en: 'NAT gateways', ja: 'NAT ゲートウェイ' }, path: '/nat' },
        { text: { en: 'Peering connections', ja: 'ピアリング接続' }, path: '/peerings', words: 'pcx' },
        { text: { en: 'Endpoints', ja: 'エンドポイント' }, path: '/endpoints', words: 'gateway interface privatelink s3' },
        { text: { en: 'Create endpoint', ja: 'エンドポイントを作成' }, path: '/endpoints/create', words: 'new', hidden: true },
        { text: { en: 'DHCP option sets', ja: 'DHCP オプションセット' }, path: '/dhcp', words: 'dns ntp domain' },
        { text: { en: 'Managed prefix lists', ja: 'マネージドプレフィックスリスト' }, path: '/prefixes', words: 'cidr' },
      ],
    },
    {
      text: { en: 'Security', ja: 'セキュリティ' },
      links: [{ text: { en: 'Network ACLs', ja: 'ネットワーク ACL' }, path: '/acls', words: 'nacl firewall' }],
    },
    {
      text: { en: 'Analysis', ja: '分析' },
      links: [
        {
          text: { en: 'Reachability analyzer', ja: '到達可能性アナライザー' },
          path: '/reachability',
          words: 'network insights path trace connectivity',
        },
      ],
    },
  ],
  Pages: lazy(() => import('./Pages')),
};
