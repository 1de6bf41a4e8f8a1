import {
  AcceptHandshakeCommand,
  CancelHandshakeCommand,
  DeclineHandshakeCommand,
  ListHandshakesForAccountCommand,
  ListHandshakesForOrganizationCommand,
} from '@aws-sdk/client-organizations';
import type { Handshake } from '@aws-sdk/client-organizations';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import type { Column } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { useSession } from '../../session/session';
import { ORGANIZATIONS } from './texts';
import { useOrganization, useOrganizations } from './useOrganizations';

type Way = 'accept' | 'decline' | 'cancel';

/** Invitations to this account, and those that its organization sent. */
export default function Invitations() {
  const texts = useTexts(ORGANIZATIONS);
  const { session } = useSession();
  const { data: organization } = useOrganization();
  usePage('organizations', { text: texts.invitations, path: '/organizations/invitations' });
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{texts.invitations}</Header>
      <Received />
      {organization && organization.MasterAccountId === session.account && <Sent />}
    </SpaceBetween>
  );
}

function isOpen(handshake: Handshake | undefined): boolean {
  return handshake?.State === 'REQUESTED' || handshake?.State === 'OPEN';
}

function useColumns(who: 'ACCOUNT' | 'ORGANIZATION'): Column<Handshake>[] {
  const texts = useTexts(ORGANIZATIONS);
  const kinds = who === 'ACCOUNT' ? ['ACCOUNT', 'EMAIL'] : ['ORGANIZATION'];
  const resource = (one: Handshake, types: readonly string[]) =>
    one.Resources?.find((part) => types.includes(part.Type ?? ''))?.Value ?? '-';
  return [
    { id: 'party', header: who === 'ACCOUNT' ? texts.party : texts.organization, value: (one) => resource(one, kinds), width: 240 },
    { id: 'status', header: texts.status, value: (one) => (one.State ? texts.states[one.State] : '-'), width: 140 },
    { id: 'requested', header: texts.requested, time: (one) => one.RequestedTimestamp, width: 240 },
    { id: 'expires', header: texts.expires, time: (one) => one.ExpirationTimestamp, width: 240 },
    { id: 'notes', header: texts.notes, value: (one) => resource(one, ['NOTES']), width: 240 },
    { id: 'id', header: texts.handshake, value: (one) => one.Id, width: 300, hidden: true },
  ];
}

function Received() {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [selected, setSelected] = useState<Handshake[]>([]);
  const [asked, setAsked] = useState<Way>();
  const list = usePaged<Handshake>(['organizations', 'received'], async (NextToken) => {
    const page = await api.send(new ListHandshakesForAccountCommand({ NextToken }));
    return { items: page.Handshakes ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.Id === selected[0]?.Id);
  return (
    <>
      <ResourceTable<Handshake>
        id="organizations.received"
        variant="container"
        title={texts.received}
        list={list}
        keyOf={(one) => one.Id ?? ''}
        nameOf={(one) => one.Id ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={setSelected}
        empty={texts.noInvitations}
        commands={cli('organizations list-handshakes-for-account')}
        columns={useColumns('ORGANIZATION')}
        actions={() => (
          <>
            <Button disabled={!isOpen(only)} onClick={() => setAsked('decline')}>
              {texts.decline}
            </Button>
            <Button disabled={!isOpen(only)} onClick={() => setAsked('accept')}>
              {texts.accept}
            </Button>
          </>
        )}
      />
      {asked && only?.Id && <Answer id={only.Id} way={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function Sent() {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const [selected, setSelected] = useState<Handshake[]>([]);
  const [asked, setAsked] = useState(false);
  const list = usePaged<Handshake>(['organizations', 'sent'], async (NextToken) => {
    const page = await api.send(new ListHandshakesForOrganizationCommand({ NextToken }));
    return { items: page.Handshakes ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.Id === selected[0]?.Id);
  return (
    <>
      <ResourceTable<Handshake>
        id="organizations.sent"
        variant="container"
        title={texts.sent}
        list={list}
        keyOf={(one) => one.Id ?? ''}
        nameOf={(one) => one.Id ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={setSelected}
        empty={texts.noInvitations}
        commands={cli('organizations list-handshakes-for-organization')}
        columns={useColumns('ACCOUNT')}
        actions={() => (
          <Button disabled={!isOpen(only)} onClick={() => setAsked(true)}>
            {texts.cancelInvitation}
          </Button>
        )}
      />
      {asked && only?.Id && <Answer id={only.Id} way="cancel" onClose={() => setAsked(false)} />}
    </>
  );
}

function Answer({ id, way, onClose }: { id: string; way: Way; onClose(): void }) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const input = { HandshakeId: id };
  const run: Record<Way, () => Promise<unknown>> = {
    accept: () => api.send(new AcceptHandshakeCommand(input)),
    decline: () => api.send(new DeclineHandshakeCommand(input)),
    cancel: () => api.send(new CancelHandshakeCommand(input)),
  };
  const label = way === 'cancel' ? texts.cancelInvitation : texts[way];
  return (
    <Confirm
      title={label}
      label={label}
      commands={cli(`organizations ${way}-handshake`, { 'handshake-id': id })}
      run={run[way]}
      onDone={() => {
        notifyDone(texts.saved);
        void queries.invalidateQueries({ queryKey: ['organizations'] });
      }}
      onClose={onClose}
    >
      {way === 'accept' ? texts.acceptHelp : id}
    </Confirm>
  );
}
