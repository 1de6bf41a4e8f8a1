import type { Texts } from '../i18n/language';

const en = {
  shell: 'CloudShell',
  shellHelp: 'A shell with the AWS CLI, signed in as you. What it keeps is gone when it ends.',
  shellLabel: 'CloudShell terminal',
  open: 'Open CloudShell',
  close: 'Close panel',
  resize: 'Resize panel',
  again: 'New session',
  unavailable: 'CloudShell cannot run on this host',
  ends: {
    ended: 'The session has ended.',
    signedOut: 'The session has ended, as you are no longer signed in as before.',
    idle: 'The session has ended, as nothing was typed for 20 minutes.',
    unavailable: 'There is no session.',
    lost: 'The connection was lost.',
  },
};

const ja: typeof en = {
  shell: 'CloudShell',
  shellHelp: 'AWS CLI を使えるシェルです。あなたとしてサインインしています。終了すると、保存した内容は消えます。',
  shellLabel: 'CloudShell のターミナル',
  open: 'CloudShell を開く',
  close: 'パネルを閉じる',
  resize: 'パネルのサイズを変更',
  again: '新しいセッション',
  unavailable: 'このホストでは CloudShell を利用できません',
  ends: {
    ended: 'セッションが終了しました。',
    signedOut: 'サインインの状態が変わったため、セッションが終了しました。',
    idle: '20 分間入力がなかったため、セッションが終了しました。',
    unavailable: 'セッションを開始できません。',
    lost: '接続が切れました。',
  },
};

export const TERMINAL: Texts<typeof en> = { en, ja };
