import { ListUsersCommand } from '@aws-sdk/client-iam';
import type { User } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { deleteUser } from './deletion';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

export default function Users() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<User[]>([]);
  const [asked, setAsked] = useState(false);
  usePage('iam', { text: texts.users, path: '/iam/users' });
  const list = usePaged<User>(
    ['iam', 'users'],
    async (Marker) => {
      const page = await iam.send(new ListUsersCommand({ Marker }));
      return { items: page.Users ?? [], next: nextMarker(page) };
    },
  );
  const names = selected.map((user) => user.UserName ?? '');
  return (
    <>
      <ResourceTable
        id="iam.users"
        title={texts.users}
        description={texts.usersHelp}
        list={list}
        keyOf={(user) => user.UserId ?? ''}
        nameOf={(user) => user.UserName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noUsers}
        emptyAction={<Button onClick={() => void navigate('/iam/users/create')}>{texts.createUser}</Button>}
        columns={[
          {
            id: 'name',
            header: texts.userName,
            cell: (user) => <To path={`/iam/users/details/${encodeURIComponent(user.UserName ?? '')}`}>{user.UserName}</To>,
            value: (user) => user.UserName,
            width: 260,
          },
          { id: 'path', header: texts.path, value: (user) => user.Path, width: 120 },
          { id: 'used', header: texts.passwordLastUsed, time: (user) => user.PasswordLastUsed, width: 260 },
          { id: 'created', header: texts.created, time: (user) => user.CreateDate, width: 260 },
          { id: 'arn', header: texts.arn, value: (user) => user.Arn, width: 320, hidden: true },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked(true)}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => void navigate('/iam/users/create')}>
              {texts.createUser}
            </Button>
          </>
        )}
      />
      {asked && (
        <Confirm
          title={texts.deleteUser}
          word={names.length === 1 ? names[0] : parts.confirmWord}
          commands={names.map((name) => cli('iam delete-user', { 'user-name': name }))}
          run={async () => {
            for (const name of names) {
              await deleteUser(iam, name);
              notifyDone(texts.deleted(name));
            }
          }}
          onDone={() => {
            setSelected([]);
            list.refresh();
          }}
          onClose={() => setAsked(false)}
        >
          {names.join(', ')}
          <p>{texts.deleteUserHelp}</p>
        </Confirm>
      )}
    </>
  );
}
