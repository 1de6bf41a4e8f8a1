import { DescribeManagedPrefixListsCommand } from '@aws-sdk/client-ec2';
import type { ManagedPrefixList } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { CreatePrefixList } from './forms';
import { PREFIX } from './texts';

export default function PrefixLists() {
  const texts = useTexts(PREFIX);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.title, path: '/vpc/prefixes' });
  const list = usePaged<ManagedPrefixList>(['ec2', region, 'prefix lists'], async (NextToken) => {
    const page = await ec2.send(new DescribeManagedPrefixListsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.PrefixLists ?? [], next: page.NextToken };
  });
  return (
    <>
      <ResourceTable<ManagedPrefixList>
        id="vpc.prefixes"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.PrefixListId ?? ''}
        nameOf={(one) => one.PrefixListId ?? ''}
        empty={texts.none}
        commands="aws ec2 describe-managed-prefix-lists"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/vpc/prefixes/${one.PrefixListId}`}>{one.PrefixListId}</To>,
            value: (one) => one.PrefixListId,
            width: 230,
          },
          { id: 'name', header: texts.name, value: (one) => one.PrefixListName, width: 300 },
          { id: 'family', header: texts.family, value: (one) => one.AddressFamily, width: 130 },
          { id: 'most', header: texts.most, cell: (one) => one.MaxEntries ?? '-', value: (one) => one.MaxEntries, width: 130 },
          { id: 'state', header: vpcTexts.state, value: (one) => one.State && texts.states[one.State], width: 150 },
          { id: 'version', header: texts.version, cell: (one) => one.Version ?? '-', value: (one) => one.Version, width: 110 },
          { id: 'owner', header: vpcTexts.owner, value: (one) => one.OwnerId, width: 150 },
        ]}
        actions={() => (
          <Button variant="primary" onClick={() => setAsked(true)}>
            {texts.create}
          </Button>
        )}
      />
      {asked && <CreatePrefixList onClose={() => setAsked(false)} />}
    </>
  );
}
