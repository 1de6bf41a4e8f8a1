import { EnableAWSServiceAccessCommand, RegisterDelegatedAdministratorCommand } from '@aws-sdk/client-organizations';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { ORGANIZATIONS } from './texts';
import { useOrganizations } from './useOrganizations';

const PRINCIPAL = /^[a-z0-9.-]+\.amazonaws\.com$/;

interface FormProps {
  onDone(): void;
  onClose(): void;
}

/** Lets a service act in all accounts. */
export function EnableForm({ onDone, onClose }: FormProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [service, setService] = useState('');
  return (
    <FormModal
      title={texts.enableAccess}
      label={texts.enableAccess}
      valid={PRINCIPAL.test(service)}
      commands={cli('organizations enable-aws-service-access', { 'service-principal': service || 'PRINCIPAL' })}
      run={() => api.send(new EnableAWSServiceAccessCommand({ ServicePrincipal: service }))}
      onDone={onDone}
      onClose={onClose}
    >
      <Principal value={service} onChange={setService} />
    </FormModal>
  );
}

/** Lets a member account administer a service for all. */
export function RegisterForm({ onDone, onClose }: FormProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [account, setAccount] = useState('');
  const [service, setService] = useState('');
  return (
    <FormModal
      title={texts.register}
      label={texts.register}
      valid={/^\d{12}$/.test(account) && PRINCIPAL.test(service)}
      commands={cli('organizations register-delegated-administrator', {
        'account-id': account || 'ACCOUNT',
        'service-principal': service || 'PRINCIPAL',
      })}
      run={() => api.send(new RegisterDelegatedAdministratorCommand({ AccountId: account, ServicePrincipal: service }))}
      onDone={onDone}
      onClose={onClose}
    >
      <Written label={texts.account} value={account} placeholder="123456789012" onChange={(text) => setAccount(text.trim())} />
      <Principal value={service} onChange={setService} />
    </FormModal>
  );
}

function Principal({ value, onChange }: { value: string; onChange(value: string): void }) {
  const texts = useTexts(ORGANIZATIONS);
  return (
    <Written
      label={texts.principal}
      value={value}
      placeholder="access-analyzer.amazonaws.com"
      error={value !== '' && !PRINCIPAL.test(value) && texts.principalWrong}
      onChange={(text) => onChange(text.trim())}
    />
  );
}
