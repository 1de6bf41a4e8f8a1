import { DeleteNatGatewayCommand, DescribeNatGatewaysCommand } from '@aws-sdk/client-ec2';
import type { NatGateway } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { nameOf } from '../ec2/names';
import { useEc2 } from '../ec2/useEc2';
import { VPC } from './texts';

export default function NatGateways() {
  const texts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<NatGateway[]>([]);
  const [asked, setAsked] = useState(false);
  usePage('vpc', { text: texts.nats, path: '/vpc/nat' });
  const list = usePaged<NatGateway>(
    ['ec2', region, 'nats'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeNatGatewaysCommand({ NextToken, MaxResults: 100 }));
      return { items: page.NatGateways ?? [], next: page.NextToken };
    },
    (items) => items.some((one) => one.State === 'pending' || one.State === 'deleting'),
  );
  const id = selected[0]?.NatGatewayId ?? '';
  const address = (one: NatGateway) => one.NatGatewayAddresses?.[0]?.PublicIp;
  return (
    <>
      <ResourceTable<NatGateway>
        id="vpc.nats"
        title={texts.nats}
        description={texts.natsHelp}
        list={list}
        keyOf={(one) => one.NatGatewayId ?? ''}
        nameOf={(one) => one.NatGatewayId ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noNats}
        columns={[
          { id: 'id', header: texts.nat, value: (one) => one.NatGatewayId, width: 240 },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: (one) => nameOf(one), width: 180 },
          { id: 'state', header: texts.state, value: (one) => one.State, width: 120 },
          { id: 'ip', header: texts.publicIp, cell: (one) => address(one) ?? '-', value: address, width: 170 },
          { id: 'subnet', header: texts.subnet, value: (one) => one.SubnetId, width: 240 },
        ]}
        actions={() => (
          <Button disabled={!id || selected[0]?.State === 'deleted'} onClick={() => setAsked(true)}>
            {parts.delete}
          </Button>
        )}
      />
      {asked && (
        <Confirm
          title={`${parts.delete}: ${id}`}
          word={id}
          commands={cli('ec2 delete-nat-gateway', { 'nat-gateway-id': id })}
          run={() => ec2.send(new DeleteNatGatewayCommand({ NatGatewayId: id }))}
          onDone={() => {
            notifyDone(texts.deleted(id));
            setSelected([]);
            list.refresh();
          }}
          onClose={() => setAsked(false)}
        >
          {parts.deleteWarning}
        </Confirm>
      )}
    </>
  );
}
