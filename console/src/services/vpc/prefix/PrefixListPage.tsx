import {
  DescribeManagedPrefixListsCommand,
  GetManagedPrefixListAssociationsCommand,
  GetManagedPrefixListEntriesCommand,
} from '@aws-sdk/client-ec2';
import type { ManagedPrefixList, PrefixListAssociation, PrefixListEntry } from '@aws-sdk/client-ec2';
import { useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
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
  });
  return (
    <ResourcePage<ManagedPrefixList>
      id={id}
      query={query}
      actions={() => null}
      summary={(one) => [
        { label: texts.name, value: <span className="wrap">{one.PrefixListName}</span> },
        { label: texts.family, value: one.AddressFamily },
        { label: texts.most, value: one.MaxEntries ?? '-' },
        { label: texts.version, value: one.Version ?? '-' },
        { label: vpcTexts.state, value: one.State },
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
