import { DescribeDhcpOptionsCommand } from '@aws-sdk/client-ec2';
import type { DhcpOptions } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { CreateOptions } from './CreateOptions';
import { DhcpActions } from './DhcpActions';
import { lineOf } from './options';
import { DHCP } from './texts';

export default function OptionSets() {
  const texts = useTexts(DHCP);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.title, path: '/vpc/dhcp' });
  const list = usePaged<DhcpOptions>(['ec2', region, 'dhcp'], async (NextToken) => {
    const page = await ec2.send(new DescribeDhcpOptionsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.DhcpOptions ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.DhcpOptionsId === chosen);
  return (
    <>
      <ResourceTable<DhcpOptions>
        id="vpc.dhcp"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.DhcpOptionsId ?? ''}
        nameOf={(one) => one.DhcpOptionsId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.DhcpOptionsId ?? '')}
        empty={texts.none}
        commands="aws ec2 describe-dhcp-options"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/vpc/dhcp/${one.DhcpOptionsId}`}>{one.DhcpOptionsId}</To>,
            value: (one) => one.DhcpOptionsId,
            width: 240,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 180 },
          { id: 'options', header: texts.options, cell: lineOf, value: lineOf, width: 460 },
          { id: 'owner', header: vpcTexts.owner, value: (one) => one.OwnerId, width: 150 },
        ]}
        actions={() => (
          <>
            <DhcpActions set={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked && <CreateOptions onClose={() => setAsked(false)} />}
    </>
  );
}
