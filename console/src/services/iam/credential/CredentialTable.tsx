import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { Confirm } from '../../../parts/Confirm';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { whole } from '../../../parts/whole';
import { IAM } from '../texts';
import { CREDENTIAL } from './texts';

export interface Credential {
  id: string;
  status: string | undefined;
  made: Date | undefined;
}

interface CredentialTableProps<C extends Credential> {
  /** Names the table and what it has in the cache, with the user. */
  kind: string;
  user: string;
  title: string;
  description: string;
  empty: string;
  idHeader: string;
  /** What a person knows it by; where there is none, its ID. */
  nameOf?(item: C): string;
  madeHeader: string;
  deleteTitle: string;
  load(): Promise<C[]>;
  setStatus(id: string, status: 'Active' | 'Inactive'): Promise<unknown>;
  remove(id: string): Promise<unknown>;
  removeCommand(id: string): string;
  /** Buttons besides those that all credentials have, given what is selected. */
  actions(selected: C | undefined): ReactNode;
}

/** Where the credentials of a kind are in the cache. */
export function keyOfCredentials(user: string, kind: string): string[] {
  return ['iam', 'user', user, kind];
}

/** Credentials of a kind that a user has several of, to be turned off, on, and deleted. */
export function CredentialTable<C extends Credential>(props: CredentialTableProps<C>) {
  const texts = useTexts(CREDENTIAL);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const queries = useQueryClient();
  const [selected, setSelected] = useState('');
  const [asked, setAsked] = useState(false);
  const queryKey = keyOfCredentials(props.user, props.kind);
  const query = useQuery({ queryKey, queryFn: props.load });
  const only = query.data?.find((one) => one.id === selected);
  const nameOf = props.nameOf ?? ((one: C) => one.id);
  const active = only?.status === 'Active';
  const done = () => void queries.invalidateQueries({ queryKey });
  const toggle = useMutation({
    mutationFn: (id: string) => props.setStatus(id, active ? 'Inactive' : 'Active'),
    onSuccess: done,
  });
  return (
    <>
      {toggle.error && <Failed failure={toggle.error} />}
      <ResourceTable<C>
        id={`iam.${props.kind}`}
        variant="container"
        title={props.title}
        description={props.description}
        list={whole(query)}
        keyOf={(one) => one.id}
        nameOf={nameOf}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setSelected(one?.id ?? '')}
        empty={props.empty}
        filter={<></>}
        columns={[
          { id: 'id', header: props.idHeader, cell: (one) => <Copy text={nameOf(one)} />, value: nameOf, width: 300 },
          {
            id: 'status',
            header: iamTexts.status,
            cell: (one) => (
              <StatusIndicator type={one.status === 'Active' ? 'success' : 'stopped'}>
                {one.status === 'Active' ? iamTexts.active : iamTexts.inactive}
              </StatusIndicator>
            ),
            value: (one) => one.status,
            width: 140,
          },
          { id: 'made', header: props.madeHeader, time: (one) => one.made, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} loading={toggle.isPending} onClick={() => only && toggle.mutate(only.id)}>
              {active ? iamTexts.deactivate : iamTexts.activate}
            </Button>
            <Button disabled={!only} onClick={() => setAsked(true)}>
              {parts.delete}
            </Button>
            {props.actions(only)}
          </>
        )}
      />
      {asked && only && (
        <Confirm
          title={props.deleteTitle}
          word={nameOf(only)}
          commands={props.removeCommand(only.id)}
          run={() => props.remove(only.id)}
          onDone={() => {
            notifyDone(iamTexts.deleted(nameOf(only)));
            setSelected('');
            done();
          }}
          onClose={() => setAsked(false)}
        >
          {texts.deleteHelp}
        </Confirm>
      )}
    </>
  );
}
