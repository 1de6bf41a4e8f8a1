import {
  GetAccountInformationCommand,
  GetContactInformationCommand,
  PutAccountNameCommand,
  PutContactInformationCommand,
} from '@aws-sdk/client-account';
import type { ContactInformation } from '@aws-sdk/client-account';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Copy } from '../../parts/Copy';
import { orNone } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { PARTS } from '../../parts/texts';
import { Written } from '../../parts/Written';
import { Alternates } from './Alternates';
import { FIELDS, isNeeded, isRight, toContact, toTyped } from './contact';
import { ACCOUNT } from './texts';
import { useAccount } from './useAccount';

export default function AccountPage() {
  const texts = useTexts(ACCOUNT);
  usePage('account', { text: texts.title, path: '/account/home' });
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{texts.title}</Header>
      <Details />
      <Contact />
      <Alternates />
    </SpaceBetween>
  );
}

function Details() {
  const texts = useTexts(ACCOUNT);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const account = useAccount();
  const [name, setName] = useState<string>();
  const { data, error, refetch } = useQuery({
    queryKey: ['account', 'information'],
    queryFn: () => account.send(new GetAccountInformationCommand({})),
  });
  return (
    <Container
      header={
        <Header
          actions={
            <Button disabled={!data} onClick={() => setName(data?.AccountName ?? '')}>
              {parts.edit}
            </Button>
          }
        >
          {texts.settings}
        </Header>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {data && (
        <KeyValuePairs
          columns={3}
          items={[
            { label: texts.name, value: <span className="wrap">{data.AccountName ?? '-'}</span> },
            { label: texts.id, value: <Copy text={data.AccountId ?? ''} /> },
            { label: texts.created, value: moment(data.AccountCreatedDate, language) },
          ]}
        />
      )}
      {name !== undefined && (
        <FormModal
          title={texts.settings}
          valid={/^[ -;=?-~]{1,50}$/.test(name)}
          commands={cli('account put-account-name', { 'account-name': name })}
          run={() => account.send(new PutAccountNameCommand({ AccountName: name }))}
          onDone={() => {
            notifyDone(texts.saved);
            void refetch();
          }}
          onClose={() => setName(undefined)}
        >
          <Written label={texts.name} help={texts.nameHelp} value={name} autoFocus onChange={setName} />
        </FormModal>
      )}
    </Container>
  );
}

function Contact() {
  const texts = useTexts(ACCOUNT);
  const parts = useTexts(PARTS);
  const account = useAccount();
  const [editing, setEditing] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['account', 'contact'],
    queryFn: async () => (await orNone(account.send(new GetContactInformationCommand({}))))?.ContactInformation ?? null,
  });
  const given = FIELDS.filter((field) => data?.[field]);
  return (
    <Container
      header={
        <Header
          description={texts.contactHelp}
          actions={
            <Button disabled={data === undefined} onClick={() => setEditing(true)}>
              {parts.edit}
            </Button>
          }
        >
          {texts.contact}
        </Header>
      }
    >
      {error && <Failed failure={error} onRetry={() => void refetch()} />}
      {data === null && <Box color="text-body-secondary">{texts.noContact}</Box>}
      {data && (
        <KeyValuePairs
          columns={3}
          items={given.map((field) => ({ label: texts.fields[field], value: <span className="wrap">{data[field]}</span> }))}
        />
      )}
      {editing && (
        <EditContact
          before={data ?? undefined}
          onDone={() => {
            notifyDone(texts.saved);
            void refetch();
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}

interface EditContactProps {
  before: ContactInformation | undefined;
  onDone(): void;
  onClose(): void;
}

function EditContact({ before, onDone, onClose }: EditContactProps) {
  const texts = useTexts(ACCOUNT);
  const account = useAccount();
  const [typed, setTyped] = useState(toTyped(before));
  const contact = toContact(typed);
  const help = { CountryCode: texts.countryHelp, PhoneNumber: texts.phoneHelp };
  const wrong = { CountryCode: texts.countryWrong, PhoneNumber: texts.phoneWrong };
  return (
    <FormModal
      title={texts.contact}
      valid={FIELDS.every((field) => isRight(field, typed[field]))}
      commands={cli('account put-contact-information', { 'contact-information': { json: contact } })}
      run={() => account.send(new PutContactInformationCommand({ ContactInformation: contact }))}
      onDone={onDone}
      onClose={onClose}
    >
      {FIELDS.map((field) => (
        <Written
          key={field}
          label={texts.fields[field]}
          value={typed[field]}
          optional={!isNeeded(field)}
          help={(help as Record<string, string>)[field]}
          error={typed[field] !== '' && !isRight(field, typed[field]) && (wrong as Record<string, string>)[field]}
          onChange={(value) => setTyped({ ...typed, [field]: value })}
        />
      ))}
    </FormModal>
  );
}
