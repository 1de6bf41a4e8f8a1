import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { Card } from './Card';
import { Field } from './fields';
import type { StepProps } from './fields';
import { SIGN_IN } from './texts';

/** Signs a root user in. */
export function RootForm({ proceed }: StepProps) {
  const texts = useTexts(SIGN_IN);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  return (
    <Card
      title={texts.title}
      label={texts.signIn}
      valid={email !== '' && password !== ''}
      run={async () => proceed(await signIn('root', { email, password }))}
    >
      <Field label={texts.email} type="email" autoComplete="username" value={email} onValue={setEmail} autoFocus />
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
