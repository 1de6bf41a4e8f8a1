import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const account: Service = {
  id: 'account',
  name: { en: 'AWS Account', ja: 'AWS アカウント' },
  description: { en: 'Contacts and Regions of this account', ja: 'アカウントの連絡先とリージョン' },
  words: 'account contact billing region opt-in name アカウント 連絡先 リージョン',
  global: true,
  sections: [
    {
      links: [
        { text: { en: 'Account', ja: 'アカウント' }, path: '/home', words: 'contact information alternate security operations billing 連絡先' },
        { text: { en: 'AWS Regions', ja: 'AWS リージョン' }, path: '/regions', words: 'enable disable opt-in 有効化' },
      ],
    },
  ],
  accountLinks: [{ text: { en: 'Account', ja: 'アカウント' }, path: '/home' }],
  Pages: lazy(() => import('./Pages')),
};
