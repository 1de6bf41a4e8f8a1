import { DeleteSecurityGroupCommand, DescribeSecurityGroupsCommand } from '@aws-sdk/client-ec2';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ActionMenu } from '../../parts/ActionMenu';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { Deletion } from './Deletion';
import { CreateGroup } from './group/CreateGroup';
import { GROUP } from './group/texts';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Groups() {
  const texts = useTexts(EC2);
  const own = useTexts(GROUP);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<SecurityGroup[]>([]);
  const [creating, setCreating] = useState(false);
  usePage('ec2', { text: texts.groups, path: '/ec2/groups' });
  const list = usePaged<SecurityGroup>(['ec2', region, 'groups'], async (NextToken) => {
    const page = await ec2.send(new DescribeSecurityGroupsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.SecurityGroups ?? [], next: page.NextToken };
  });
  const only = selected.length === 1 ? selected[0] : undefined;
  return (
    <>
      <ResourceTable
        id="ec2.groups"
        title={texts.groups}
        description={texts.groupsHelp}
        list={list}
        keyOf={(group) => group.GroupId ?? ''}
        nameOf={(group) => group.GroupId ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noGroups}
        commands="aws ec2 describe-security-groups"
        columns={[
          {
            id: 'id',
            header: texts.groupId,
            cell: (group) => <To path={`/ec2/groups/${group.GroupId}`}>{group.GroupId}</To>,
            value: (group) => group.GroupId,
            width: 230,
          },
          { id: 'name', header: texts.groupName, value: (group) => group.GroupName, width: 200 },
          { id: 'vpc', header: texts.vpc, value: (group) => group.VpcId, width: 230 },
          { id: 'description', header: texts.description, value: (group) => group.Description, width: 300 },
        ]}
        actions={() => (
          <>
            <ActionMenu
              actions={[
                { id: 'stale', text: own.stale, form: () => <Navigate to="/ec2/groups/stale" /> },
                {
                  id: 'copy',
                  text: own.copy,
                  disabled: !only,
                  reason: own.onlyOne,
                  form: (close) => <CreateGroup from={only} onClose={close} />,
                },
                {
                  id: 'delete',
                  text: texts.deleteGroup,
                  disabled: selected.length === 0,
                  form: (close) => <DeleteGroups groups={selected} onDone={() => setSelected([])} onClose={close} />,
                },
              ]}
            />
            <Button variant="primary" onClick={() => setCreating(true)}>
              {texts.createGroup}
            </Button>
          </>
        )}
      />
      {creating && <CreateGroup onClose={() => setCreating(false)} />}
    </>
  );
}

function DeleteGroups({ groups, onDone, onClose }: { groups: readonly SecurityGroup[]; onDone(): void; onClose(): void }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  return (
    <Deletion
      title={texts.deleteGroup}
      ids={groups.flatMap((group) => group.GroupId ?? [])}
      command="delete-security-group"
      option="group-id"
      remove={(GroupId) => ec2.send(new DeleteSecurityGroupCommand({ GroupId }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.deleteGroupHelp}
    </Deletion>
  );
}
