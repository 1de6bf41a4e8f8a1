import {
  DeleteManagedPrefixListCommand,
  DescribeManagedPrefixListsCommand,
  GetManagedPrefixListAssociationsCommand,
  GetManagedPrefixListEntriesCommand,
  RestoreManagedPrefixListVersionCommand,
} from '@aws-sdk/client-ec2';
import type { ManagedPrefixList, PrefixListAssociation, PrefixListEntry } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { ResourceTable } from '../../../parts/ResourceTable';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { EditEntries } from './forms';
import { PREFIX } from './texts';

export default function PrefixListPage() {
  const texts = useTexts(PREFIX);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/prefixes' }, { text: id, path: `/vpc/prefixes/${id}` });
  const query = useOne('prefix list', id, async () => {
    const answer = await ec2.send(new DescribeManagedPrefixListsCommand({ PrefixListIds: [id] }));
    return answer.PrefixLists?.[0];
  }, (one) => one.State?.endsWith('in-progress') ?? false);
  return (
    <ResourcePage<ManagedPrefixList>
      id={id}
      query={query}
      actions={(one) => one.OwnerId !== 'AWS' && <Actions list={one} />}
      summary={(one) => [
        { label: texts.name, value: <span className="wrap">{one.PrefixListName}</span> },
        { label: texts.family, value: one.AddressFamily },
        { label: texts.most, value: one.MaxEntries ?? '-' },
        { label: texts.version, value: one.Version ?? '-' },
        { label: vpcTexts.state, value: one.State ? texts.states[one.State] : '-' },
        { label: vpcTexts.owner, value: one.OwnerId },
      ]}
      tabs={(one) => [
        { id: 'entries', label: texts.entries, content: <Entries id={id} /> },
        // AWS does not tell what uses its own lists.
        ...(one.OwnerId === 'AWS' ? [] : [{ id: 'associations', label: texts.associations, content: <Associations id={id} /> }]),
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

/** What can be done with a list of one's own. */
function Actions({ list }: { list: ManagedPrefixList }) {
  const texts = useTexts(PREFIX);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const navigate = useNavigate();
  const id = list.PrefixListId ?? '';
  const before = (list.Version ?? 1) - 1;
  const { data: entries } = useQuery({
    queryKey: ['ec2', region, 'prefix list entries', id, 'all', list.Version],
    queryFn: async () =>
      (await ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId: id, MaxResults: 100 }))).Entries ?? [],
  });
  return (
    <ActionMenu
      actions={[
        {
          id: 'edit',
          text: texts.edit,
          disabled: !entries,
          form: (close) => entries && <EditEntries list={list} entries={entries} onClose={close} />,
        },
        {
          id: 'restore',
          text: texts.restore,
          disabled: before < 1,
          form: (close) => (
            <FormModal
              title={texts.restore}
              label={texts.restore}
              commands={cli('ec2 restore-managed-prefix-list-version', {
                'prefix-list-id': id,
                'previous-version': before,
                'current-version': list.Version,
              })}
              run={() =>
                ec2.send(
                  new RestoreManagedPrefixListVersionCommand({
                    PrefixListId: id,
                    PreviousVersion: before,
                    CurrentVersion: list.Version,
                  }),
                )
              }
              onDone={() => changed(vpcTexts.saved)}
              onClose={close}
            >
              {texts.restoreHelp(before)}
            </FormModal>
          ),
        },
        {
          id: 'delete',
          text: texts.remove,
          form: (close) => (
            <Deletion
              title={texts.remove}
              ids={[id]}
              command="delete-managed-prefix-list"
              option="prefix-list-id"
              remove={() => ec2.send(new DeleteManagedPrefixListCommand({ PrefixListId: id }))}
              onDone={() => void navigate('/vpc/prefixes')}
              onClose={close}
            >
              {texts.removeHelp}
            </Deletion>
          ),
        },
      ]}
    />
  );
}

function Entries({ id }: { id: string }) {
  const texts = useTexts(PREFIX);
  const ec2 = useEc2();
  const region = useRegion();
  const list = usePaged<PrefixListEntry>(['ec2', region, 'prefix list entries', id], async (NextToken) => {
    const page = await ec2.send(new GetManagedPrefixListEntriesCommand({ PrefixListId: id, NextToken, MaxResults: 100 }));
    return { items: page.Entries ?? [], next: page.NextToken };
  });
  return (
    <ResourceTable<PrefixListEntry>
      id="vpc.prefix.entries"
      variant="container"
      title={texts.entries}
      list={list}
      keyOf={(one) => one.Cidr ?? ''}
      nameOf={(one) => one.Cidr ?? ''}
      empty={texts.noEntries}
      commands={`aws ec2 get-managed-prefix-list-entries --prefix-list-id ${id}`}
      columns={[
        { id: 'cidr', header: texts.cidr, value: (one) => one.Cidr, width: 240 },
        {
          id: 'description',
          header: texts.description,
          cell: (one) => one.Description || '-',
          value: (one) => one.Description,
          width: 360,
        },
      ]}
    />
  );
}

function Associations({ id }: { id: string }) {
  const texts = useTexts(PREFIX);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const list = usePaged<PrefixListAssociation>(['ec2', region, 'prefix list uses', id], async (NextToken) => {
    const page = await ec2.send(
      new GetManagedPrefixListAssociationsCommand({ PrefixListId: id, NextToken, MaxResults: 100 }),
    );
    return { items: page.PrefixListAssociations ?? [], next: page.NextToken };
  });
  return (
    <ResourceTable<PrefixListAssociation>
      id="vpc.prefix.uses"
      variant="container"
      title={texts.associations}
      list={list}
      keyOf={(one) => one.ResourceId ?? ''}
      nameOf={(one) => one.ResourceId ?? ''}
      empty={texts.noAssociations}
      columns={[
        { id: 'id', header: texts.resource, value: (one) => one.ResourceId, width: 300 },
        { id: 'owner', header: vpcTexts.owner, value: (one) => one.ResourceOwner, width: 200 },
      ]}
    />
  );
}
