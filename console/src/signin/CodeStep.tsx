import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { signIn } from '../session/api';
import { Card } from './Card';
import { Field } from './fields';
import type { StepProps } from './fields';
import { SIGN_IN } from './texts';

/** Asks for the code of an authenticator. */
export function CodeStep({ challenge, proceed }: StepProps & { challenge: string }) {
  const texts = useTexts(SIGN_IN);
  const [code, setCode] = useState('');
  return (
    <Card
      title={texts.mfaTitle}
      help={texts.mfaHelp}
      label={texts.continue}
      valid={/^\d{6}$/.test(code)}
      run={async () => proceed(await signIn('mfa', { challenge, code }))}
    >
      <Field
        label={texts.code}
        inputMode="numeric"
        autoComplete="one-time-code"
        value={code}
        onValue={(value) => setCode(value.replace(/\D/g, '').slice(0, 6))}
        autoFocus
      />
    </Card>
  );
}
