import type { Texts } from '../../../i18n/language';

const en = {
  metadata: 'Metadata',
  metadataHelp: 'Optional information provided as name-value (key-value) pairs.',
  editMetadata: 'Edit metadata',
  copied: 'This action creates a copy of the object with updated settings and a new last-modified date. Its tags stay; its access control list becomes that of a new object.',
  type: 'Type',
  system: 'System defined',
  user: 'User defined',
  key: 'Key',
  value: 'Value',
  add: 'Add metadata',
  none: 'No metadata',
  wrong: {
    key: "A key has letters, digits and !#$%&'*+-.^_`|~ only.",
    value: 'A value has at least one character, and ASCII only.',
    twice: 'A key is there twice.',
    date: 'Expires is a date, as in "Wed, 21 Oct 2026 07:28:00 GMT".',
    size: 'User-defined metadata may have 2 KB.',
  },
  saved: 'The metadata was saved',
};

const ja: typeof en = {
  metadata: 'メタデータ',
  metadataHelp: '名前と値 (キーと値) のペアとして提供されるオプションの情報です。',
  editMetadata: 'メタデータを編集',
  copied: 'このアクションは、更新された設定と新しい最終更新日時を持つオブジェクトのコピーを作成します。タグは残りますが、アクセスコントロールリストは新しいオブジェクトのものになります。',
  type: 'タイプ',
  system: 'システム定義',
  user: 'ユーザー定義',
  key: 'キー',
  value: '値',
  add: 'メタデータを追加',
  none: 'メタデータはありません',
  wrong: {
    key: "キーに使えるのは、英数字と !#$%&'*+-.^_`|~ だけです。",
    value: '値は 1 文字以上の ASCII 文字です。',
    twice: '同じキーが 2 つあります。',
    date: 'Expires は「Wed, 21 Oct 2026 07:28:00 GMT」のような日時です。',
    size: 'ユーザー定義のメタデータは 2 KB までです。',
  },
  saved: 'メタデータを保存しました',
};

export const METADATA: Texts<typeof en> = { en, ja };
