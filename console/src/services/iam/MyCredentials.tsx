import { ChangePasswordCommand } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Copy } from '../../parts/Copy';
import { FormModal } from '../../parts/FormModal';
import { useSession } from '../../session/session';
import { AccessKeys } from './AccessKeys';
import { ServiceAccess } from './credential/ServiceAccess';
import { MfaDevices } from './MfaDevices';
import { IAM } from './texts';
import { useIam } from './useIam';

/** The credentials of who is signed in. */
export default function MyCredentials() {
  const texts = useTexts(IAM);
  const { session } = useSession();
  const [asked, setAsked] = useState(false);
  usePage('iam', { text: texts.mine, path: '/iam/security_credentials' });
  return (
    <SpaceBetween size="l">
      <Header
        variant="h1"
        actions={
          !session.root && !session.role && <Button onClick={() => setAsked(true)}>{texts.changePassword}</Button>
        }
      >
        {texts.mine}
      </Header>
      {session.root && <Alert type="warning">{texts.mineRoot}</Alert>}
      {session.role && <Alert type="info">{texts.mineRole}</Alert>}
      <Container>
        <KeyValuePairs
          columns={2}
          items={[
            { label: texts.signInAs, value: <Copy text={session.role || session.arn || ''} /> },
            { label: texts.accountId, value: <Copy text={session.account ?? ''} /> },
          ]}
        />
      </Container>
      {!session.role && (
        <SpaceBetween size="l">
          <MfaDevices user={session.root ? undefined : session.name} />
          <AccessKeys user={session.root ? undefined : session.name} />
          {!session.root && session.name && <ServiceAccess user={session.name} />}
        </SpaceBetween>
      )}
      {asked && <ChangePassword onClose={() => setAsked(false)} />}
    </SpaceBetween>
  );
}

function ChangePassword({ onClose }: { onClose(): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  return (
    <FormModal
      title={texts.changePassword}
      valid={before !== '' && after !== ''}
      commands={cli('iam change-password', { 'old-password': 'OLD', 'new-password': 'NEW' })}
      run={() => iam.send(new ChangePasswordCommand({ OldPassword: before, NewPassword: after }))}
      onDone={() => notifyDone(texts.saved)}
      onClose={onClose}
    >
      <FormField label={texts.oldPassword}>
        <Input
          type="password"
          autoComplete="current-password"
          value={before}
          onChange={({ detail }) => setBefore(detail.value)}
        />
      </FormField>
      <FormField label={texts.newPassword}>
        <Input
          type="password"
          autoComplete="new-password"
          value={after}
          onChange={({ detail }) => setAfter(detail.value)}
        />
      </FormField>
    </FormModal>
  );
}
