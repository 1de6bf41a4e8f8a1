import {
  CreateAccountAliasCommand,
  DeleteAccountAliasCommand,
  DeleteAccountPasswordPolicyCommand,
  GetAccountPasswordPolicyCommand,
  ListAccountAliasesCommand,
  UpdateAccountPasswordPolicyCommand,
} from '@aws-sdk/client-iam';
import type { PasswordPolicy } from '@aws-sdk/client-iam';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { isMissing } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { PARTS } from '../../parts/texts';
import { TokenSettings } from './role/TokenSettings';
import { IAM } from './texts';
import { useIam } from './useIam';

export default function AccountSettings() {
  const texts = useTexts(IAM);
  usePage('iam', { text: texts.accountSettings, path: '/iam/account_settings' });
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{texts.accountSettings}</Header>
      <Alias />
      <Passwords />
      <TokenSettings />
    </SpaceBetween>
  );
}

function Alias() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [edited, setEdited] = useState<string>();
  const query = useQuery({
    queryKey: ['iam', 'alias'],
    queryFn: async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases?.[0] ?? '',
  });
  return (
    <Container
      header={
        <Header
          description={texts.aliasHelp}
          actions={<Button onClick={() => setEdited(query.data ?? '')}>{parts.edit}</Button>}
        >
          {texts.alias}
        </Header>
      }
    >
      {query.error ? <Failed failure={query.error} /> : query.data || '-'}
      {edited !== undefined && (
        <FormModal
          title={texts.editAlias}
          valid={edited === '' || /^[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/.test(edited)}
          commands={cli(edited ? 'iam create-account-alias' : 'iam delete-account-alias', {
            'account-alias': edited || query.data,
          })}
          run={async () => {
            if (edited) {
              await iam.send(new CreateAccountAliasCommand({ AccountAlias: edited }));
            } else if (query.data) {
              await iam.send(new DeleteAccountAliasCommand({ AccountAlias: query.data }));
            }
          }}
          onDone={() => {
            notifyDone(texts.saved);
            void query.refetch();
          }}
          onClose={() => setEdited(undefined)}
        >
          <FormField label={texts.alias} constraintText={texts.aliasHelp}>
            <Input value={edited} autoFocus spellcheck={false} onChange={({ detail }) => setEdited(detail.value)} />
          </FormField>
        </FormModal>
      )}
    </Container>
  );
}

const DEFAULTS: PasswordPolicy = { MinimumPasswordLength: 8, AllowUsersToChangePassword: true };

function Passwords() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [editing, setEditing] = useState(false);
  const query = useQuery({
    queryKey: ['iam', 'passwords'],
    queryFn: async () => {
      try {
        return (await iam.send(new GetAccountPasswordPolicyCommand({}))).PasswordPolicy ?? null;
      } catch (failure) {
        if (isMissing(failure)) {
          return null;
        }
        throw failure;
      }
    },
  });
  const reset = useMutation({
    mutationFn: () => iam.send(new DeleteAccountPasswordPolicyCommand({})),
    onSuccess: () => {
      notifyDone(texts.saved);
      void query.refetch();
    },
  });
  return (
    <Container
      header={
        <Header
          description={texts.passwordPolicyHelp}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!query.data} loading={reset.isPending} onClick={() => reset.mutate()}>
                {texts.useDefault}
              </Button>
              <Button onClick={() => setEditing(true)}>{parts.edit}</Button>
            </SpaceBetween>
          }
        >
          {texts.passwordPolicy}
        </Header>
      }
    >
      {query.error && <Failed failure={query.error} />}
      {reset.error && <Failed failure={reset.error} />}
      {query.data === null && <Alert type="info">{texts.passwordPolicyDefault}</Alert>}
      {query.data && <PolicySummary policy={query.data} />}
      {editing && (
        <EditPasswords
          before={query.data ?? DEFAULTS}
          onDone={() => {
            notifyDone(texts.saved);
            void query.refetch();
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}

function PolicySummary({ policy }: { policy: PasswordPolicy }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const yes = (value?: boolean) => (value ? parts.yes : parts.no);
  return (
    <KeyValuePairs
      columns={3}
      items={[
        { label: texts.minLength, value: policy.MinimumPasswordLength ?? '-' },
        { label: texts.requireUpper, value: yes(policy.RequireUppercaseCharacters) },
        { label: texts.requireLower, value: yes(policy.RequireLowercaseCharacters) },
        { label: texts.requireNumber, value: yes(policy.RequireNumbers) },
        { label: texts.requireSymbol, value: yes(policy.RequireSymbols) },
        { label: texts.allowChange, value: yes(policy.AllowUsersToChangePassword) },
        { label: texts.maxAge, value: policy.MaxPasswordAge ? texts.days(policy.MaxPasswordAge) : texts.never },
        { label: texts.reuse, value: policy.PasswordReusePrevention ?? '-' },
        { label: texts.hardExpiry, value: yes(policy.HardExpiry) },
      ]}
    />
  );
}

interface EditPasswordsProps {
  before: PasswordPolicy;
  onDone(): void;
  onClose(): void;
}

const FLAGS = [
  ['RequireUppercaseCharacters', 'requireUpper', 'require-uppercase-characters'],
  ['RequireLowercaseCharacters', 'requireLower', 'require-lowercase-characters'],
  ['RequireNumbers', 'requireNumber', 'require-numbers'],
  ['RequireSymbols', 'requireSymbol', 'require-symbols'],
  ['AllowUsersToChangePassword', 'allowChange', 'allow-users-to-change-password'],
  ['HardExpiry', 'hardExpiry', 'hard-expiry'],
] as const;

function EditPasswords({ before, onDone, onClose }: EditPasswordsProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [policy, setPolicy] = useState(before);
  const set = (change: Partial<PasswordPolicy>) => setPolicy({ ...policy, ...change });
  const number = (text: string) => (text === '' ? undefined : Number(text));
  const length = policy.MinimumPasswordLength ?? 0;
  return (
    <FormModal
      title={texts.passwordPolicy}
      valid={length >= 6 && length <= 128}
      commands={cli('iam update-account-password-policy', {
        'minimum-password-length': policy.MinimumPasswordLength,
        'max-password-age': policy.MaxPasswordAge,
        'password-reuse-prevention': policy.PasswordReusePrevention,
        ...Object.fromEntries(FLAGS.map(([flag, , option]) => [option, policy[flag] ?? false])),
      })}
      run={() => {
        const { ExpirePasswords: _, ...wanted } = policy;
        return iam.send(new UpdateAccountPasswordPolicyCommand(wanted));
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.minLength} constraintText="6-128">
        <Input
          type="number"
          value={String(policy.MinimumPasswordLength ?? '')}
          onChange={({ detail }) => set({ MinimumPasswordLength: number(detail.value) })}
        />
      </FormField>
      {FLAGS.map(([flag, text]) => (
        <Checkbox
          key={flag}
          checked={policy[flag] ?? false}
          onChange={({ detail }) => set({ [flag]: detail.checked })}
        >
          {texts[text]}
        </Checkbox>
      ))}
      <FormField label={texts.maxAge} constraintText={texts.maxAgeHelp}>
        <Input
          type="number"
          value={String(policy.MaxPasswordAge ?? '')}
          onChange={({ detail }) => set({ MaxPasswordAge: number(detail.value) })}
        />
      </FormField>
      <FormField label={texts.reuse} constraintText="1-24">
        <Input
          type="number"
          value={String(policy.PasswordReusePrevention ?? '')}
          onChange={({ detail }) => set({ PasswordReusePrevention: number(detail.value) })}
        />
      </FormField>
    </FormModal>
  );
}
