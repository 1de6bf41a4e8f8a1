import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { SignInError } from '../session/api';
import { SIGN_IN } from './texts';

interface CardProps {
  title: string;
  help?: string;
  label: string;
  valid: boolean;
  children: ReactNode;
  footer?: ReactNode;
  onTried?(): void;
  run(): Promise<void>;
}

/** One step of signing in: fields, a button, and why it did not work. */
export function Card({ title, help, label, valid, children, footer, onTried, run }: CardProps) {
  const texts = useTexts(SIGN_IN);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState('');
  const submit = async () => {
    onTried?.();
    if (!valid || busy) {
      return;
    }
    setBusy(true);
    setFailure('');
    try {
      await run();
    } catch (thrown) {
      setFailure(thrown instanceof SignInError ? thrown.message : String(thrown));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Container header={<Header variant="h1">{title}</Header>}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <SpaceBetween size="l">
          {help && <Box color="text-body-secondary">{help}</Box>}
          {failure && (
            <Alert type="error" header={texts.failed}>
              {failure}
            </Alert>
          )}
          {children}
          <Button variant="primary" fullWidth loading={busy}>
            {label}
          </Button>
          {footer}
        </SpaceBetween>
      </form>
    </Container>
  );
}
