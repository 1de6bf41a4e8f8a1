import {
  AddUserToGroupCommand,
  ListGroupsForUserCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import type { Group } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { GroupChoice } from './CreateUser';
import { IAM } from './texts';
import { useIam } from './useIam';

/** The groups that a user is in. */
export function Memberships({ user }: { user: string }) {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [selected, setSelected] = useState<Group[]>([]);
  const [asked, setAsked] = useState<'add' | 'remove'>();
  const [chosen, setChosen] = useState<string[]>([]);
  const query = useQuery({
    queryKey: ['iam', 'user', user, 'groups'],
    queryFn: async () => (await iam.send(new ListGroupsForUserCommand({ UserName: user }))).Groups ?? [],
  });
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    setChosen([]);
    void query.refetch();
  };
  const command = (verb: string, group: string) =>
    cli(`iam ${verb}`, { 'user-name': user, 'group-name': group });
  return (
    <>
      <ResourceTable
        id="iam.memberships"
        variant="container"
        title={texts.memberships}
        list={whole(query)}
        keyOf={(group) => group.GroupId ?? ''}
        nameOf={(group) => group.GroupName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noGroups}
        columns={[
          {
            id: 'name',
            header: texts.groupName,
            cell: (group) => (
              <To path={`/iam/groups/details/${encodeURIComponent(group.GroupName ?? '')}`}>{group.GroupName}</To>
            ),
            value: (group) => group.GroupName,
            width: 300,
          },
          { id: 'arn', header: texts.arn, value: (group) => group.Arn, width: 400 },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('remove')}>
              {parts.remove}
            </Button>
            <Button variant="primary" onClick={() => setAsked('add')}>
              {texts.addToGroups}
            </Button>
          </>
        )}
      />
      {asked === 'add' && (
        <FormModal
          title={texts.addToGroups}
          valid={chosen.length > 0}
          commands={chosen.map((group) => command('add-user-to-group', group))}
          run={() =>
            Promise.all(
              chosen.map((GroupName) => iam.send(new AddUserToGroupCommand({ UserName: user, GroupName }))),
            )
          }
          onDone={done}
          onClose={() => setAsked(undefined)}
        >
          <GroupChoice chosen={chosen} onChange={setChosen} />
        </FormModal>
      )}
      {asked === 'remove' && (
        <Confirm
          title={texts.removeMember}
          label={parts.remove}
          commands={selected.map((group) => command('remove-user-from-group', group.GroupName ?? ''))}
          run={() =>
            Promise.all(
              selected.map(({ GroupName }) => iam.send(new RemoveUserFromGroupCommand({ UserName: user, GroupName }))),
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
