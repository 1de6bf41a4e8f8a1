import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const s3: Service = {
  id: 's3',
  name: { en: 'S3', ja: 'S3' },
  description: { en: 'Scalable object storage', ja: 'スケーラブルなオブジェクトストレージ' },
  words: 'simple storage service bucket object file ストレージ バケット オブジェクト ファイル',
  global: true,
  sections: [
    {
      links: [
        { text: { en: 'Buckets', ja: 'バケット' }, path: '/buckets', words: 'storage' },
        { text: { en: 'Uploads', ja: 'アップロード' }, path: '/uploads', words: 'transfer multipart' },
        { text: { en: 'Create bucket', ja: 'バケットを作成' }, path: '/create', words: 'new', hidden: true },
      ],
    },
  ],
  Pages: lazy(() => import('./Pages')),
  widgets: [
    { title: { en: 'S3 buckets', ja: 'S3 バケット' }, path: '/s3/buckets', Widget: lazy(() => import('./Widget')) },
  ],
};
