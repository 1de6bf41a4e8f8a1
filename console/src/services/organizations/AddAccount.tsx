import { CreateAccountCommand, DescribeCreateAccountStatusCommand, InviteAccountToOrganizationCommand } from '@aws-sdk/client-organizations';
import type { CreateAccountStatus, OrganizationsClient } from '@aws-sdk/client-organizations';
import Tiles from '@cloudscape-design/components/tiles';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormModal } from '../../parts/FormModal';
import { Written } from '../../parts/Written';
import { ORGANIZATIONS } from './texts';
import { useOrganizations } from './useOrganizations';

const ROLE = 'OrganizationAccountAccessRole';
const POLL_MILLIS = 500;
const MOST_POLLS = 60;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Adds an account that is new, or invites one that there is. */
export function AddAccount({ onClose }: { onClose(): void }) {
  const texts = useTexts(ORGANIZATIONS);
  const [how, setHow] = useState('create');
  const choice = (
    <Tiles
      ariaLabel={texts.addAccount}
      columns={1}
      value={how}
      items={[
        { value: 'create', label: texts.createAccount, description: texts.createAccountHelp },
        { value: 'invite', label: texts.invite, description: texts.inviteHelp },
      ]}
      onChange={({ detail }) => setHow(detail.value)}
    />
  );
  return how === 'create' ? <Create choice={choice} onClose={onClose} /> : <Invite choice={choice} onClose={onClose} />;
}

interface FormProps {
  choice: ReactNode;
  onClose(): void;
}

/** Waits until an account is there; what fails, fails with AWS's reason. */
async function created(api: OrganizationsClient, first: CreateAccountStatus | undefined, failed: (reason: string) => string): Promise<void> {
  let status = first;
  for (let polls = 0; status?.State === 'IN_PROGRESS' && polls < MOST_POLLS; polls++) {
    await new Promise((next) => setTimeout(next, POLL_MILLIS));
    status = (await api.send(new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: status.Id }))).CreateAccountStatus;
  }
  if (status?.State === 'FAILED') {
    throw Object.assign(new Error(failed(status.FailureReason ?? '')), { name: status.FailureReason });
  }
}

function Create({ choice, onClose }: FormProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState(ROLE);
  const input = { AccountName: name.trim(), Email: email, RoleName: role };
  return (
    <FormModal
      title={texts.addAccount}
      label={texts.createAccount}
      valid={input.AccountName !== '' && input.AccountName.length <= 50 && EMAIL.test(email) && /^[\w+=,.@-]{1,64}$/.test(role)}
      commands={cli('organizations create-account', {
        'account-name': input.AccountName || 'NAME',
        email: email || 'EMAIL',
        'role-name': role === ROLE ? undefined : role,
      })}
      run={async () =>
        created(api, (await api.send(new CreateAccountCommand(input))).CreateAccountStatus, texts.creationFailed)
      }
      onDone={() => {
        notifyDone(texts.creating(input.AccountName));
        void queries.invalidateQueries({ queryKey: ['organizations'] });
      }}
      onClose={onClose}
    >
      {choice}
      <Written label={texts.accountName} value={name} onChange={setName} />
      <Written
        label={texts.accountEmail}
        value={email}
        error={email !== '' && !EMAIL.test(email) && texts.emailWrong}
        onChange={(text) => setEmail(text.trim())}
      />
      <Written label={texts.roleName} value={role} onChange={setRole} />
    </FormModal>
  );
}

function Invite({ choice, onClose }: FormProps) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [target, setTarget] = useState('');
  const [notes, setNotes] = useState('');
  const Type = EMAIL.test(target) ? 'EMAIL' : 'ACCOUNT';
  return (
    <FormModal
      title={texts.addAccount}
      label={texts.invite}
      valid={Type === 'EMAIL' || /^\d{12}$/.test(target)}
      commands={cli('organizations invite-account-to-organization', {
        target: `Id=${target || 'ACCOUNT'},Type=${Type}`,
        notes,
      })}
      run={() => api.send(new InviteAccountToOrganizationCommand({ Target: { Id: target, Type }, Notes: notes || undefined }))}
      onDone={() => {
        notifyDone(texts.invited(target));
        void queries.invalidateQueries({ queryKey: ['organizations'] });
      }}
      onClose={onClose}
    >
      {choice}
      <Written label={texts.inviteTarget} value={target} onChange={(text) => setTarget(text.trim())} />
      <Written optional label={texts.inviteNotes} value={notes} onChange={setNotes} />
    </FormModal>
  );
}
