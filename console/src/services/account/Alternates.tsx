import { DeleteAlternateContactCommand, GetAlternateContactCommand, PutAlternateContactCommand } from '@aws-sdk/client-account';
import type { AlternateContact, AlternateContactType } from '@aws-sdk/client-account';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { orNone } from '../../parts/errors';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { PARTS } from '../../parts/texts';
import { Written } from '../../parts/Written';
import { isEmail, isPhone } from './contact';
import { ACCOUNT } from './texts';
import { useAccount } from './useAccount';

const TYPES: readonly AlternateContactType[] = ['BILLING', 'OPERATIONS', 'SECURITY'];

/** Who is asked in place of the root user. */
export function Alternates() {
  const texts = useTexts(ACCOUNT);
  return (
    <Container header={<Header description={texts.alternateHelp}>{texts.alternate}</Header>}>
      <SpaceBetween size="l">
        {TYPES.map((type) => (
          <Alternate key={type} type={type} />
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Alternate({ type }: { type: AlternateContactType }) {
  const texts = useTexts(ACCOUNT);
  const parts = useTexts(PARTS);
  const account = useAccount();
  const [asked, setAsked] = useState<'edit' | 'remove'>();
  const { data, error, refetch } = useQuery({
    queryKey: ['account', 'alternate', type],
    queryFn: async () =>
      (await orNone(account.send(new GetAlternateContactCommand({ AlternateContactType: type }))))?.AlternateContact ?? null,
  });
  const name = texts.types[type];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    void refetch();
  };
  return (
    <section aria-label={name}>
      <SpaceBetween size="xs">
        <Header
          variant="h3"
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button disabled={!data} ariaLabel={`${parts.remove}: ${name}`} onClick={() => setAsked('remove')}>
                {parts.remove}
              </Button>
              <Button disabled={data === undefined} ariaLabel={`${parts.edit}: ${name}`} onClick={() => setAsked('edit')}>
                {parts.edit}
              </Button>
            </SpaceBetween>
          }
        >
          {name}
        </Header>
        {error && <Failed failure={error} onRetry={() => void refetch()} />}
        {data === null && <Box color="text-body-secondary">{texts.noAlternate}</Box>}
        {data && <Shown contact={data} />}
      </SpaceBetween>
      {asked === 'edit' && <EditAlternate type={type} before={data ?? {}} onDone={done} onClose={close} />}
      {asked === 'remove' && (
        <Confirm
          title={`${texts.remove}: ${name}`}
          label={parts.remove}
          commands={cli('account delete-alternate-contact', { 'alternate-contact-type': type })}
          run={() => account.send(new DeleteAlternateContactCommand({ AlternateContactType: type }))}
          onDone={done}
          onClose={close}
        >
          {texts.removeHelp(name)}
        </Confirm>
      )}
    </section>
  );
}

function Shown({ contact }: { contact: AlternateContact }) {
  const texts = useTexts(ACCOUNT);
  const value = (text?: string) => <span className="wrap">{text ?? '-'}</span>;
  return (
    <KeyValuePairs
      columns={4}
      items={[
        { label: texts.contactName, value: value(contact.Name) },
        { label: texts.contactTitle, value: value(contact.Title) },
        { label: texts.email, value: value(contact.EmailAddress) },
        { label: texts.phone, value: value(contact.PhoneNumber) },
      ]}
    />
  );
}

interface EditAlternateProps {
  type: AlternateContactType;
  before: AlternateContact;
  onDone(): void;
  onClose(): void;
}

function EditAlternate({ type, before, onDone, onClose }: EditAlternateProps) {
  const texts = useTexts(ACCOUNT);
  const account = useAccount();
  const [name, setName] = useState(before.Name ?? '');
  const [title, setTitle] = useState(before.Title ?? '');
  const [email, setEmail] = useState(before.EmailAddress ?? '');
  const [phone, setPhone] = useState(before.PhoneNumber ?? '');
  const contact = { AlternateContactType: type, Name: name.trim(), Title: title.trim(), EmailAddress: email, PhoneNumber: phone };
  return (
    <FormModal
      title={texts.types[type]}
      valid={contact.Name !== '' && contact.Title !== '' && isEmail(email) && isPhone(phone)}
      commands={cli('account put-alternate-contact', {
        'alternate-contact-type': type,
        name: contact.Name,
        title: contact.Title,
        'email-address': email,
        'phone-number': phone,
      })}
      run={() => account.send(new PutAlternateContactCommand(contact))}
      onDone={onDone}
      onClose={onClose}
    >
      <Written label={texts.contactName} value={name} autoFocus onChange={setName} />
      <Written label={texts.contactTitle} value={title} onChange={setTitle} />
      <Written
        label={texts.email}
        value={email}
        error={email !== '' && !isEmail(email) && texts.emailWrong}
        onChange={(text) => setEmail(text.trim())}
      />
      <Written
        label={texts.phone}
        value={phone}
        help={texts.phoneHelp}
        error={phone !== '' && !isPhone(phone) && texts.phoneWrong}
        onChange={setPhone}
      />
    </FormModal>
  );
}
