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
  const api = useOrganizations();
  return (
    <Handshakes
      kind="received"
      other="ORGANIZATION"
      ways={['decline', 'accept']}
      command="list-handshakes-for-account"
      ask={(NextToken) => api.send(new ListHandshakesForAccountCommand({ NextToken }))}
    />
  );
}

function Sent() {
  const api = useOrganizations();
  return (
    <Handshakes
      kind="sent"
      other="ACCOUNT"
      ways={['cancel']}
      command="list-handshakes-for-organization"
      ask={(NextToken) => api.send(new ListHandshakesForOrganizationCommand({ NextToken }))}
    />
  );
}

interface HandshakesProps {
  kind: 'received' | 'sent';
  /** Who is on the other side. */
  other: 'ACCOUNT' | 'ORGANIZATION';
  /** What can be done with one that is open. */
  ways: readonly Way[];
  /** The command of the AWS CLI that lists them. */
  command: string;
  ask(NextToken: string | undefined): Promise<{ Handshakes?: Handshake[]; NextToken?: string }>;
}

function Handshakes({ kind, other, ways, command, ask }: HandshakesProps) {
  const texts = useTexts(ORGANIZATIONS);
  const labelOf = useLabels();
  const [selected, setSelected] = useState<Handshake[]>([]);
  const [asked, setAsked] = useState<Way>();
  const list = usePaged<Handshake>(['organizations', kind], async (NextToken) => {
    const page = await ask(NextToken);
    return { items: page.Handshakes ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.Id === selected[0]?.Id);
  return (
    <>
      <ResourceTable<Handshake>
        id={`organizations.${kind}`}
        variant="container"
        title={texts[kind]}
        list={list}
        keyOf={(one) => one.Id ?? ''}
        nameOf={(one) => one.Id ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={setSelected}
        empty={texts.noInvitations}
        commands={cli(`organizations ${command}`)}
        columns={useColumns(other)}
        actions={() =>
          ways.map((way) => (
            <Button key={way} disabled={!isOpen(only)} onClick={() => setAsked(way)}>
              {labelOf(way)}
            </Button>
          ))
        }
      />
      {asked && only?.Id && <Answer id={only.Id} way={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function useLabels() {
  const texts = useTexts(ORGANIZATIONS);
  return (way: Way) => (way === 'cancel' ? texts.cancelInvitation : texts[way]);
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
  const label = useLabels()(way);
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
