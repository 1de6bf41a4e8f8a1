import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { FormModal } from '../parts/FormModal';
import { signIn } from '../session/api';
import { useSession } from '../session/session';
import { FRAME } from './texts';

/** Takes on a role. */
export function SwitchRole({ onClose }: { onClose(): void }) {
  const texts = useTexts(FRAME);
  const { session, refresh } = useSession();
  const [account, setAccount] = useState(session.account ?? '');
  const [role, setRole] = useState('');
  const valid = /^\d{12}$/.test(account) && role !== '';
  return (
    <FormModal
      title={texts.switchRole}
      label={texts.switchRole}
      valid={valid}
      run={async () => {
        await signIn('role', { account, role });
        await refresh();
      }}
      onClose={onClose}
    >
      <Box color="text-body-secondary">{texts.roleHelp}</Box>
      <FormField
        label={texts.roleAccount}
        errorText={account && !/^\d{12}$/.test(account) ? texts.accountWrong : undefined}
      >
        <Input value={account} inputMode="numeric" onChange={({ detail }) => setAccount(detail.value)} />
      </FormField>
      <FormField label={texts.roleName} constraintText={texts.roleNameHelp}>
        <Input value={role} spellcheck={false} autoFocus onChange={({ detail }) => setRole(detail.value)} />
      </FormField>
    </FormModal>
  );
}
