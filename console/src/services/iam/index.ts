import { lazy } from 'react';
import type { Service } from '../../frame/service';

export const iam: Service = {
  id: 'iam',
  name: { en: 'IAM', ja: 'IAM' },
  description: { en: 'Manage access to AWS resources', ja: 'AWS リソースへのアクセスを管理' },
  words: 'identity access management user role policy permission 認証 権限 ユーザー ロール ポリシー',
  global: true,
  sections: [
    { links: [{ text: { en: 'Dashboard', ja: 'ダッシュボード' }, path: '/home' }] },
    {
      text: { en: 'Access management', ja: 'アクセス管理' },
      links: [
        { text: { en: 'User groups', ja: 'ユーザーグループ' }, path: '/groups' },
        { text: { en: 'Users', ja: 'ユーザー' }, path: '/users' },
        { text: { en: 'Roles', ja: 'ロール' }, path: '/roles' },
        { text: { en: 'Policies', ja: 'ポリシー' }, path: '/policies', words: 'permission' },
        { text: { en: 'Identity providers', ja: 'ID プロバイダ' }, path: '/identity_providers', words: 'oidc saml federation github' },
        { text: { en: 'Server certificates', ja: 'サーバー証明書' }, path: '/server_certificates', words: 'tls ssl https x509 証明書' },
        { text: { en: 'Account settings', ja: 'アカウント設定' }, path: '/account_settings', words: 'password policy alias パスワード' },
      ],
    },
    {
      text: { en: 'Access reports', ja: 'アクセスレポート' },
      links: [
        { text: { en: 'Access Analyzer', ja: 'Access Analyzer' }, path: '/access_analyzer', words: 'external public findings shared 検出結果 外部アクセス' },
        { text: { en: 'Analyzer settings', ja: 'アナライザーの設定' }, path: '/access_analyzer/analyzers', words: 'archive rules preview' },
        { text: { en: 'Credential report', ja: '認証情報レポート' }, path: '/credential_report', words: 'audit csv password key' },
        { text: { en: 'Organization activity', ja: '組織のアクティビティ' }, path: '/organization_activity', words: 'scp accounts last accessed' },
      ],
    },
    {
      text: { en: 'Tools', ja: 'ツール' },
      links: [
        { text: { en: 'Policy simulator', ja: 'ポリシーシミュレーター' }, path: '/simulator', words: 'test evaluate' },
        {
          text: { en: 'My security credentials', ja: '自分のセキュリティ認証情報' },
          path: '/security_credentials',
          words: 'access key password mfa アクセスキー',
        },
      ],
    },
  ],
  accountLinks: [{ text: { en: 'Security credentials', ja: 'セキュリティ認証情報' }, path: '/security_credentials' }],
  Pages: lazy(() => import('./Pages')),
  widgets: [{ title: { en: 'IAM', ja: 'IAM' }, path: '/iam/home', Widget: lazy(() => import('./Widget')) }],
};
