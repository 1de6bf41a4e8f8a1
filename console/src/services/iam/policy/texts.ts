import type { Texts } from '../../../i18n/language';

const en = {
  compare: 'Compare with default version',
  versionTitle: (version: string) => `Version ${version}`,
  compareTitle: (from: string, to: string) => `From version ${from} to version ${to}`,
  same: 'Both versions say the same.',
  setDefaultTitle: (version: string) => `Set ${version} as the default version`,
  setDefaultHelp: 'What it allows and denies holds at once for everything that the policy is attached to.',
};

const ja: typeof en = {
  compare: 'デフォルトバージョンと比較',
  versionTitle: (version: string) => `バージョン ${version}`,
  compareTitle: (from: string, to: string) => `バージョン ${from} からバージョン ${to} への変更`,
  same: '2 つのバージョンは同じ内容です。',
  setDefaultTitle: (version: string) => `${version} をデフォルトバージョンとして設定`,
  setDefaultHelp: 'このバージョンによる許可と拒否が、アタッチされたすべてのエンティティにすぐに適用されます。',
};

export const VERSIONS: Texts<typeof en> = { en, ja };
