import {
  CreateSecurityGroupCommand,
  DeleteSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import type { SecurityGroup } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
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
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { nameOf } from './names';
import { useEc2 } from './useEc2';

export default function Groups() {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<SecurityGroup[]>([]);
  const [asked, setAsked] = useState<'create' | 'delete'>();
  usePage('ec2', { text: texts.groups, path: '/ec2/groups' });
  const list = usePaged<SecurityGroup>(['ec2', region, 'groups'], async (NextToken) => {
    const page = await ec2.send(new DescribeSecurityGroupsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.SecurityGroups ?? [], next: page.NextToken };
  });
  const ids = selected.flatMap((group) => group.GroupId ?? []);
  const close = () => setAsked(undefined);
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
            <Button disabled={selected.length === 0} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createGroup}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreateGroup onDone={list.refresh} onClose={close} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteGroup}
          word={ids.length === 1 ? ids[0] : parts.confirmWord}
          commands={ids.map((id) => cli('ec2 delete-security-group', { 'group-id': id }))}
          run={async () => {
            for (const GroupId of ids) {
              await ec2.send(new DeleteSecurityGroupCommand({ GroupId }));
              notifyDone(texts.deleted(GroupId));
            }
          }}
          onDone={() => {
            setSelected([]);
            list.refresh();
          }}
          onClose={close}
        >
          {texts.deleteGroupHelp}
        </Confirm>
      )}
    </>
  );
}

function CreateGroup({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [vpc, setVpc] = useState('');
  const { data } = useQuery({
    queryKey: ['ec2', region, 'vpcs', 'all'],
    queryFn: async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs ?? [],
  });
  const options = (data ?? []).map((one) => ({
    value: one.VpcId ?? '',
    label: nameOf(one) || one.VpcId,
    description: `${one.VpcId} ${one.CidrBlock}`,
  }));
  const chosen = options.find((one) => one.value === vpc) ?? options[0] ?? null;
  return (
    <FormModal
      title={texts.createGroup}
      label={texts.createGroup}
      valid={name !== '' && !name.startsWith('sg-') && description !== '' && chosen !== null}
      commands={cli('ec2 create-security-group', {
        'group-name': name || 'NAME',
        description: description || 'DESCRIPTION',
        'vpc-id': chosen?.value,
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateSecurityGroupCommand({ GroupName: name, Description: description, VpcId: chosen?.value }),
        );
        void navigate(`/ec2/groups/${made.GroupId}`);
      }}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.groupName}>
        <Input value={name} autoFocus onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={texts.description}>
        <Input value={description} onChange={({ detail }) => setDescription(detail.value)} />
      </FormField>
      <FormField label={texts.vpc}>
        <Select
          options={options}
          selectedOption={chosen}
          onChange={({ detail }) => setVpc(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </FormModal>
  );
}
