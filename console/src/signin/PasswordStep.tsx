import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { Card } from './Card';
import { Field } from './fields';
import type { StepProps } from './fields';
import { SIGN_IN } from './texts';

/** Asks for another password, where an administrator wants one. */
export function PasswordStep({ challenge, proceed }: StepProps & { challenge: string }) {
  const texts = useTexts(SIGN_IN);
  const [password, setPassword] = useState('');
  const [fresh, setFresh] = useState('');
  const [again, setAgain] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <Card
      title={texts.newPasswordTitle}
      help={texts.newPasswordHelp}
      label={texts.continue}
      valid={password !== '' && fresh !== '' && fresh === again}
      onTried={() => setTried(true)}
      run={async () => proceed(await signIn('password', { challenge, password, newPassword: fresh }))}
    >
      <Field
        label={texts.oldPassword}
        type="password"
        autoComplete="current-password"
        value={password}
        onValue={setPassword}
        autoFocus
      />
      <Field
        label={texts.newPassword}
        type="password"
        autoComplete="new-password"
        value={fresh}
        onValue={setFresh}
      />
      <Field
        label={texts.repeat}
        type="password"
        autoComplete="new-password"
        value={again}
        onValue={setAgain}
        problem={tried && fresh !== again ? texts.repeatWrong : undefined}
      />
    </Card>
  );
}
