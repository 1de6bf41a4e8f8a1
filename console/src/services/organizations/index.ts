import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const organizations: Service = {
  id: 'organizations',
  name: { en: 'AWS Organizations', ja: 'AWS Organizations' },
  description: { en: 'Accounts, and policies over them', ja: '複数のアカウントとそのポリシー' },
  words: 'organization account ou scp rcp policy tag backup invitation 組織 アカウント 組織単位 ポリシー',
  global: true,
  sections: [
    {
      links: [
        { text: { en: 'AWS accounts', ja: 'AWS アカウント' }, path: '/accounts', words: 'ou unit create invite 組織単位' },
        { text: { en: 'Invitations', ja: '招待' }, path: '/invitations', words: 'handshake accept decline' },
        { text: { en: 'Services', ja: 'サービス' }, path: '/services', words: 'trusted access delegated administrator 信頼されたアクセス' },
        { text: { en: 'Policies', ja: 'ポリシー' }, path: '/policies', words: 'scp rcp tag backup opt-out' },
        { text: { en: 'Settings', ja: '設定' }, path: '/settings', words: 'delete leave delegation' },
      ],
    },
  ],
  accountLinks: [{ text: { en: 'Organization', ja: '組織' }, path: '/accounts' }],
  Pages: lazy(() => import('./Pages')),
};
