import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useEffect, useState } from 'react';
import { LanguageChoice } from '../frame/LanguageChoice';
import { useTexts } from '../i18n/language';
import type { NextStep } from '../session/api';
import { useSession } from '../session/session';
import { CodeStep } from './CodeStep';
import { PasswordStep } from './PasswordStep';
import { RootForm } from './RootForm';
import { SetUp } from './SetUp';
import { SIGN_IN } from './texts';
import { UserForm } from './UserForm';

/** The pages that lead to a session. */
export default function SignIn() {
  const texts = useTexts(SIGN_IN);
  const { session, expired, refresh } = useSession();
  const [who, setWho] = useState('user');
  const [step, setStep] = useState<NextStep>({});
  const proceed = async (next: NextStep) => {
    if (next.next) {
      setStep(next);
    } else {
      setStep({});
      await refresh();
    }
  };
  useEffect(() => {
    document.title = `${texts.title} | Unkai`;
  }, [texts]);
  return (
    <main className="signin">
      <SpaceBetween size="l">
        <Box textAlign="center">
          <img src="/favicon.svg" width="56" height="56" alt="" />
          <Box variant="h2" tagOverride="p">
            Unkai
          </Box>
          <Box color="text-body-secondary">{texts.slogan}</Box>
        </Box>
        {expired && <Alert type="info">{texts.expired}</Alert>}
        {step.next === 'mfa' && <CodeStep challenge={step.challenge ?? ''} proceed={proceed} />}
        {step.next === 'password' && <PasswordStep challenge={step.challenge ?? ''} proceed={proceed} />}
        {step.next && (
          <Button variant="link" onClick={() => setStep({})}>
            {texts.back}
          </Button>
        )}
        {!step.next && session.needsSetUp && <SetUp proceed={proceed} />}
        {!step.next && !session.needsSetUp && (
          <SpaceBetween size="m">
            <SegmentedControl
              label={texts.title}
              selectedId={who}
              options={[
                { id: 'user', text: texts.userTab },
                { id: 'root', text: texts.rootTab },
              ]}
              onChange={({ detail }) => setWho(detail.selectedId)}
            />
            {who === 'root' ? <RootForm proceed={proceed} /> : <UserForm proceed={proceed} />}
          </SpaceBetween>
        )}
        <Box textAlign="center">
          <LanguageChoice />
        </Box>
      </SpaceBetween>
    </main>
  );
}
