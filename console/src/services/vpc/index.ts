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
        { text: { en: 'NAT gateways', ja: 'NAT ゲートウェイ' }, path: '/nat' },
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
