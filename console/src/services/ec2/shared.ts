import type { Texts } from '../../i18n/language';

const en = {
  owners: 'Owner',
  owner: { self: 'Owned by me', shared: 'Shared with me', public: 'Public' },
  sharing: 'Permissions',
  edit: 'Modify permissions',
  private: 'Private',
  privateHelp: 'Only you and the accounts below',
  public: 'Public',
  publicHelp: 'Every account',
  accounts: 'Shared accounts',
  accountsHelp: 'Account IDs, one a line',
  accountWrong: 'An account ID has 12 digits.',
  nobody: 'Not shared with other accounts',
  region: 'Destination Region',
  copyDescription: 'Description',
};

const ja: typeof en = {
  owners: '所有者',
  owner: { self: '自己所有', shared: '共有されたもの', public: 'パブリック' },
  sharing: 'アクセス許可',
  edit: 'アクセス許可を変更',
  private: 'プライベート',
  privateHelp: '自分と、次のアカウントのみ',
  public: 'パブリック',
  publicHelp: 'すべてのアカウント',
  accounts: '共有アカウント',
  accountsHelp: 'アカウント ID を 1 行に 1 つ',
  accountWrong: 'アカウント ID は 12 桁の数字です。',
  nobody: 'ほかのアカウントと共有していません',
  region: '送信先リージョン',
  copyDescription: '説明',
};

/** Texts of what images and snapshots have in common. */
export const SHARED: Texts<typeof en> = { en, ja };
