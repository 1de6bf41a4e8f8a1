import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { stored } from '../parts/stored';
import { signIn } from '../session/api';
import { Card } from './Card';
import { Field } from './fields';
import type { StepProps } from './fields';
import { SIGN_IN } from './texts';

const lastAccount = stored('account', '');

/** Signs an IAM user in. The account is filled in as last time, or as a link says. */
export function UserForm({ proceed }: StepProps) {
  const texts = useTexts(SIGN_IN);
  const [account, setAccount] = useState(
    () => new URLSearchParams(location.search).get('account') ?? lastAccount.read(),
  );
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Card
      title={texts.title}
      label={texts.signIn}
      valid={account !== '' && user !== '' && password !== ''}
      run={async () => {
        const next = await signIn('user', { account: account.trim(), user: user.trim(), password });
        lastAccount.write(account.trim());
        await proceed(next);
      }}
    >
      <Field label={texts.account} value={account} onValue={setAccount} autoFocus={account === ''} spellcheck={false} />
      <Field
        label={texts.userName}
        autoComplete="username"
        value={user}
        onValue={setUser}
        autoFocus={account !== ''}
        spellcheck={false}
      />
      <Field
        label={texts.password}
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
      />
    </Card>
  );
}
