import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { Card } from './Card';
import { Field } from './fields';
import type { StepProps } from './fields';
import { SIGN_IN } from './texts';

/** The first visit: chooses e-mail address and password of the root user. */
export function SetUp({ proceed }: StepProps) {
  const texts = useTexts(SIGN_IN);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  const mailed = /^[^@\s]+@[^@\s]+$/.test(email);
  return (
    <Card
      title={texts.setUpTitle}
      help={texts.setUpHelp}
      label={texts.createAccount}
      valid={mailed && password !== '' && password === again}
      onTried={() => setTried(true)}
      run={async () => proceed(await signIn('setup', { email, password }))}
    >
      <Field
        label={texts.email}
        type="email"
        autoComplete="username"
        value={email}
        onValue={setEmail}
        problem={tried && !mailed ? texts.invalidEmail : undefined}
        autoFocus
      />
      <Field
        label={texts.password}
        type="password"
        autoComplete="new-password"
        help={texts.passwordHelp}
        value={password}
        onValue={setPassword}
      />
      <Field
        label={texts.repeat}
        type="password"
        autoComplete="new-password"
        value={again}
        onValue={setAgain}
        problem={tried && password !== again ? texts.repeatWrong : undefined}
      />
    </Card>
  );
}
