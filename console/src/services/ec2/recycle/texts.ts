import type { Texts } from '../../../i18n/language';

const en = {
  title: 'Recycle Bin',
  help: 'Snapshots and AMIs that were deleted while a retention rule was about them. They can be had back until their time is over.',
  snapshots: 'Snapshots',
  images: 'AMIs',
  none: 'Nothing is in the Recycle Bin',
  id: 'Resource ID',
  description: 'Description',
  entered: 'Entered',
  exits: 'Leaves for good',
  recover: 'Recover',
  recoverHelp: 'They are as they were before they were deleted.',
  recovered: (id: string) => `${id} was recovered`,
};

const ja: typeof en = {
  title: 'ごみ箱',
  help: '保持ルールの対象だったときに削除されたスナップショットと AMI です。期間が終わるまで復元できます。',
  snapshots: 'スナップショット',
  images: 'AMI',
  none: 'ごみ箱は空です',
  id: 'リソース ID',
  description: '説明',
  entered: 'ごみ箱に入った日時',
  exits: '完全に削除される日時',
  recover: '復元',
  recoverHelp: '削除される前の状態に戻ります。',
  recovered: (id: string) => `${id} を復元しました`,
};

export const RECYCLE: Texts<typeof en> = { en, ja };
