import { DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2';
import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
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
import { CreatePeering } from './CreatePeering';
import { PeeringActions } from './PeeringActions';
import { PeeringStatus, isMoving } from './PeeringStatus';
import { PEERING } from './texts';

export default function Peerings() {
  const texts = useTexts(PEERING);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.title, path: '/vpc/peerings' });
  const list = usePaged<VpcPeeringConnection>(
    ['ec2', region, 'peerings'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeVpcPeeringConnectionsCommand({ NextToken, MaxResults: 100 }));
      return { items: page.VpcPeeringConnections ?? [], next: page.NextToken };
    },
    (items) => items.some(isMoving),
  );
  const only = list.items.find((one) => one.VpcPeeringConnectionId === chosen);
  return (
    <>
      <ResourceTable<VpcPeeringConnection>
        id="vpc.peerings"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.VpcPeeringConnectionId ?? ''}
        nameOf={(one) => one.VpcPeeringConnectionId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.VpcPeeringConnectionId ?? '')}
        empty={texts.none}
        commands="aws ec2 describe-vpc-peering-connections"
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/vpc/peerings/${one.VpcPeeringConnectionId}`}>{one.VpcPeeringConnectionId}</To>,
            value: (one) => one.VpcPeeringConnectionId,
            width: 240,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 160 },
          {
            id: 'status',
            header: texts.status,
            cell: (one) => <PeeringStatus peering={one} />,
            value: (one) => one.Status?.Code,
            width: 180,
          },
          {
            id: 'requester',
            header: texts.requester,
            value: (one) => one.RequesterVpcInfo?.VpcId,
            width: 230,
          },
          {
            id: 'accepter',
            header: texts.accepter,
            value: (one) => one.AccepterVpcInfo?.VpcId,
            width: 230,
          },
          {
            id: 'from',
            header: texts.requesterCidr,
            cell: (one) => one.RequesterVpcInfo?.CidrBlock ?? '-',
            value: (one) => one.RequesterVpcInfo?.CidrBlock,
            width: 160,
          },
          {
            id: 'to',
            header: texts.accepterCidr,
            cell: (one) => one.AccepterVpcInfo?.CidrBlock ?? '-',
            value: (one) => one.AccepterVpcInfo?.CidrBlock,
            width: 160,
          },
        ]}
        actions={() => (
          <>
            <PeeringActions peering={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked && <CreatePeering onClose={() => setAsked(false)} />}
    </>
  );
}
