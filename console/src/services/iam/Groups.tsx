import { ListGroupsCommand } from '@aws-sdk/client-iam';
import type { Group } from '@aws-sdk/client-iam';
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
import { deleteGroup } from './deletion';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

export default function Groups() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const navigate = useNavigate();
  const [selected, setSelected] = useState<Group[]>([]);
  const [asked, setAsked] = useState(false);
  usePage('iam', { text: texts.groups, path: '/iam/groups' });
  const list = usePaged<Group>(['iam', 'groups'], async (Marker) => {
    const page = await iam.send(new ListGroupsCommand({ Marker }));
    return { items: page.Groups ?? [], next: nextMarker(page) };
  });
  const names = selected.map((group) => group.GroupName ?? '');
  return (
    <>
      <ResourceTable
        id="iam.groups"
        title={texts.groups}
        description={texts.groupsHelp}
        list={list}
        keyOf={(group) => group.GroupId ?? ''}
        nameOf={(group) => group.GroupName ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noGroups}
        emptyAction={<Button onClick={() => void navigate('/iam/groups/create')}>{texts.createGroup}</Button>}
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
          { id: 'path', header: texts.path, value: (group) => group.Path, width: 140 },
          { id: 'created', header: texts.created, time: (group) => group.CreateDate, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked(true)}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => void navigate('/iam/groups/create')}>
              {texts.createGroup}
            </Button>
          </>
        )}
      />
      {asked && (
        <Confirm
          title={texts.deleteGroup}
          word={names.length === 1 ? names[0] : parts.confirmWord}
          commands={names.map((name) => cli('iam delete-group', { 'group-name': name }))}
          run={async () => {
            for (const name of names) {
              await deleteGroup(iam, name);
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
          <p>{texts.deleteGroupHelp}</p>
        </Confirm>
      )}
    </>
  );
}
