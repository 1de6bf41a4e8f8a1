import {
  CreateLoginProfileCommand,
  DeleteLoginProfileCommand,
  GetLoginProfileCommand,
  UpdateLoginProfileCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { isMissing } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { IAM } from './texts';
import { useIam } from './useIam';

/** Whether a user may sign in to the console, and the password. */
export function SignInPanel({ user }: { user: string }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [asked, setAsked] = useState<'set' | 'remove'>();
  const query = useQuery({
    queryKey: ['iam', 'user', user, 'login'],
    queryFn: async () => {
      try {
        return (await iam.send(new GetLoginProfileCommand({ UserName: user }))).LoginProfile ?? null;
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
  const on = Boolean(query.data);
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    void query.refetch();
  };
  return (
    <Container
      header={
        <Header
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!on} onClick={() => setAsked('remove')}>
                {texts.removePassword}
              </Button>
              <Button onClick={() => setAsked('set')}>{texts.setPassword}</Button>
            </SpaceBetween>
          }
        >
          {texts.signInHeader}
        </Header>
      }
    >
      {query.error ? (
        <Failed failure={query.error} />
      ) : (
        <StatusIndicator type={on ? 'success' : 'stopped'}>{on ? texts.signInOn : texts.signInOff}</StatusIndicator>
      )}
      {asked === 'set' && <SetPassword user={user} exists={on} onDone={done} onClose={close} />}
      {asked === 'remove' && (
        <Confirm
          title={texts.removePassword}
          label={texts.removePassword}
          word={user}
          commands={cli('iam delete-login-profile', { 'user-name': user })}
          run={() => iam.send(new DeleteLoginProfileCommand({ UserName: user }))}
          onDone={done}
          onClose={close}
        >
          {texts.removePasswordHelp}
        </Confirm>
      )}
    </Container>
  );
}

interface SetPasswordProps {
  user: string;
  exists: boolean;
  onDone(): void;
  onClose(): void;
}

function SetPassword({ user, exists, onDone, onClose }: SetPasswordProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [password, setPassword] = useState('');
  const [mustChange, setMustChange] = useState(true);
  const input = { UserName: user, Password: password, PasswordResetRequired: mustChange };
  return (
    <FormModal
      title={texts.setPassword}
      valid={password !== ''}
      commands={cli(`iam ${exists ? 'update' : 'create'}-login-profile`, {
        'user-name': user,
        password: 'PASSWORD',
        'password-reset-required': mustChange,
      })}
      run={async () => {
        if (exists) {
          await iam.send(new UpdateLoginProfileCommand(input));
        } else {
          await iam.send(new CreateLoginProfileCommand(input));
        }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.newPassword}>
        <Input
          type="password"
          autoComplete="new-password"
          value={password}
          onChange={({ detail }) => setPassword(detail.value)}
        />
      </FormField>
      <Checkbox checked={mustChange} onChange={({ detail }) => setMustChange(detail.checked)}>
        {texts.mustChange}
      </Checkbox>
    </FormModal>
  );
}
