import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const cloudtrail: Service = {
  id: 'cloudtrail',
  name: { en: 'CloudTrail', ja: 'CloudTrail' },
  description: { en: 'Track who did what', ja: '誰が何をしたかを記録' },
  words: 'audit log event history api calls 監査 ログ イベント',
  sections: [
    {
      links: [
        { text: { en: 'Event history', ja: 'イベント履歴' }, path: '/events', words: 'audit log lookup' },
        { text: { en: 'Trails', ja: '証跡' }, path: '/trails' },
      ],
    },
  ],
  Pages: lazy(() => import('./Pages')),
  widgets: [
    {
      title: { en: 'Recent events', ja: '最近のイベント' },
      path: '/cloudtrail/events',
      Widget: lazy(() => import('./Widget')),
    },
  ],
};
