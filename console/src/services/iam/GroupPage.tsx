import {
  AddUserToGroupCommand,
  GetGroupCommand,
  ListUsersCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import type { User } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Multiselect from '@cloudscape-design/components/multiselect';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { Permissions } from './Permissions';
import { RenameGroup } from './RenameGroup';
import { LastAccessed } from './report/LastAccessed';
import { REPORT } from './report/texts';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

export default function GroupPage() {
  const texts = useTexts(IAM);
  const report = useTexts(REPORT);
  const iam = useIam();
  const { name = '' } = useParams();
  const [edited, setEdited] = useState(false);
  const group = useQuery({
    queryKey: ['iam', 'group', name],
    queryFn: async () => (await iam.send(new GetGroupCommand({ GroupName: name, MaxItems: 1 }))).Group,
  });
  usePage(
    'iam',
    { text: texts.groups, path: '/iam/groups' },
    { text: name, path: `/iam/groups/details/${encodeURIComponent(name)}` },
  );
  return (
    <SpaceBetween size="m">
      <Header variant="h1" actions={<Button onClick={() => setEdited(true)}>{texts.editGroup}</Button>}>
        {name}
      </Header>
      <Tabs
        tabs={[
          { id: 'users', label: texts.users, content: <Members group={name} /> },
          { id: 'permissions', label: texts.permissions, content: <Permissions holder={{ kind: 'group', name }} /> },
          { id: 'accessed', label: report.accessed, content: <LastAccessed kind="group" arn={group.data?.Arn ?? ''} /> },
        ]}
      />
      {edited && <RenameGroup key={name} group={name} onClose={() => setEdited(false)} />}
    </SpaceBetween>
  );
}

function Members({ group }: { group: string }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [selected, setSelected] = useState<User[]>([]);
  const [asked, setAsked] = useState<'add' | 'remove'>();
  const list = usePaged<User>(['iam', 'group', group, 'users'], async (Marker) => {
    const page = await iam.send(new GetGroupCommand({ GroupName: group, Marker }));
    return { items: page.Users ?? [], next: nextMarker(page) };
  });
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    list.refresh();
  };
  return (
    <>
      <ResourceTable
        id="iam.members"
        variant="container"
        title={texts.members}
        list={list}
        keyOf={(user) => user.UserId ?? ''}
        nameOf={(user) => user.UserName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noMembers}
        columns={[
          {
            id: 'name',
            header: texts.userName,
            cell: (user) => <To path={`/iam/users/details/${encodeURIComponent(user.UserName ?? '')}`}>{user.UserName}</To>,
            value: (user) => user.UserName,
            width: 300,
          },
          { id: 'arn', header: texts.arn, value: (user) => user.Arn, width: 400 },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('remove')}>
              {parts.remove}
            </Button>
            <Button variant="primary" onClick={() => setAsked('add')}>
              {texts.addUsers}
            </Button>
          </>
        )}
      />
      {asked === 'add' && <AddMembers group={group} onDone={done} onClose={() => setAsked(undefined)} />}
      {asked === 'remove' && (
        <Confirm
          title={texts.removeMember}
          label={parts.remove}
          commands={selected.map((user) =>
            cli('iam remove-user-from-group', { 'user-name': user.UserName, 'group-name': group }),
          )}
          run={() =>
            Promise.all(
              selected.map(({ UserName }) => iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName: group }))),
            )
          }
          onDone={done}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeMemberHelp}
        </Confirm>
      )}
    </>
  );
}

interface AddMembersProps {
  group: string;
  onDone(): void;
  onClose(): void;
}

function AddMembers({ group, onDone, onClose }: AddMembersProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const [chosen, setChosen] = useState<string[]>([]);
  const { data } = useQuery({
    queryKey: ['iam', 'users', 'some'],
    queryFn: async () => (await iam.send(new ListUsersCommand({ MaxItems: 1000 }))).Users ?? [],
  });
  const options = (data ?? []).map((user) => ({ value: user.UserName ?? '', label: user.UserName }));
  return (
    <FormModal
      title={texts.addUsers}
      label={texts.addUsers}
      valid={chosen.length > 0}
      commands={chosen.map((user) => cli('iam add-user-to-group', { 'user-name': user, 'group-name': group }))}
      run={() =>
        Promise.all(chosen.map((UserName) => iam.send(new AddUserToGroupCommand({ UserName, GroupName: group }))))
      }
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.users}>
        <Multiselect
          options={options}
          empty={texts.noUsers}
          filteringType="auto"
          filteringAriaLabel={texts.users}
          selectedOptions={options.filter((one) => chosen.includes(one.value))}
          onChange={({ detail }) => setChosen(detail.selectedOptions.map((one) => one.value ?? ''))}
        />
      </FormField>
    </FormModal>
  );
}
