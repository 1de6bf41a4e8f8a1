import { DeleteNatGatewayCommand, DescribeNatGatewaysCommand } from '@aws-sdk/client-ec2';
import type { NatGateway } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { nameOf } from '../../ec2/names';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { CreateNat } from './CreateNat';
import { NatState } from './NatState';
import { NAT } from './texts';

export default function NatGateways() {
  const texts = useTexts(NAT);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'create' | 'delete'>();
  usePage('vpc', { text: vpcTexts.nats, path: '/vpc/nat' });
  const list = usePaged<NatGateway>(
    ['ec2', region, 'nats'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeNatGatewaysCommand({ NextToken, MaxResults: 100 }));
      return { items: page.NatGateways ?? [], next: page.NextToken };
    },
    (items) => items.some((one) => one.State === 'pending' || one.State === 'deleting'),
  );
  const only = list.items.find((one) => one.NatGatewayId === chosen);
  const address = (one: NatGateway) => one.NatGatewayAddresses?.[0]?.PublicIp;
  return (
    <>
      <ResourceTable<NatGateway>
        id="vpc.nats"
        title={vpcTexts.nats}
        description={vpcTexts.natsHelp}
        list={list}
        keyOf={(one) => one.NatGatewayId ?? ''}
        nameOf={(one) => one.NatGatewayId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.NatGatewayId ?? '')}
        empty={vpcTexts.noNats}
        commands="aws ec2 describe-nat-gateways"
        columns={[
          {
            id: 'id',
            header: vpcTexts.nat,
            cell: (one) => <To path={`/vpc/nat/${one.NatGatewayId}`}>{one.NatGatewayId}</To>,
            value: (one) => one.NatGatewayId,
            width: 230,
          },
          { id: 'name', header: vpcTexts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 160 },
          { id: 'state', header: vpcTexts.state, cell: (one) => <NatState state={one.State} />, value: (one) => one.State, width: 140 },
          { id: 'ip', header: vpcTexts.publicIp, cell: (one) => address(one) ?? '-', value: address, width: 170 },
          {
            id: 'subnet',
            header: vpcTexts.subnet,
            cell: (one) => <To path={`/vpc/subnets/${one.SubnetId}`}>{one.SubnetId}</To>,
            value: (one) => one.SubnetId,
            width: 240,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!only || only.State === 'deleted'} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreateNat onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Deletion
          title={texts.remove}
          ids={[chosen]}
          command="delete-nat-gateway"
          option="nat-gateway-id"
          remove={(one) => ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: one }))}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeHelp}
        </Deletion>
      )}
    </>
  );
}
