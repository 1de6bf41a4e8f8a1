import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { CreateInterface } from './eni/CreateInterface';
import { InterfaceActions } from './eni/InterfaceActions';
import { ENI } from './eni/texts';
import { Status } from './Status';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Interfaces() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const own = useTexts(ENI);
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  usePage('ec2', { text: texts.interfaces, path: '/ec2/interfaces' });
  const list = usePaged<NetworkInterface>(
    ['ec2', region, 'interfaces'],
    async (NextToken) => {
      const page = await ec2.send(new DescribeNetworkInterfacesCommand({ NextToken, MaxResults: 100 }));
      return { items: page.NetworkInterfaces ?? [], next: page.NextToken };
    },
  );
  const groups = (eni: NetworkInterface) => (eni.Groups ?? []).map((group) => group.GroupName).join(', ');
  const only = list.items.find((one) => one.NetworkInterfaceId === chosen);
  return (
    <>
      <ResourceTable<NetworkInterface>
        id="ec2.interfaces"
        title={texts.interfaces}
        description={texts.interfacesHelp}
        list={list}
        keyOf={(eni) => eni.NetworkInterfaceId ?? ''}
        nameOf={(eni) => eni.NetworkInterfaceId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.NetworkInterfaceId ?? '')}
        empty={texts.noInterfaces}
        commands="aws ec2 describe-network-interfaces"
        columns={[
          {
            id: 'id',
            header: texts.interfaceId,
            cell: (eni) => <To path={`/ec2/interfaces/${eni.NetworkInterfaceId}`}>{eni.NetworkInterfaceId}</To>,
            value: (eni) => eni.NetworkInterfaceId,
            width: 230,
          },
          { id: 'status', header: texts.status, cell: (eni) => <Status state={eni.Status} />, value: (eni) => eni.Status, width: 130 },
          { id: 'subnet', header: texts.subnet, value: (eni) => eni.SubnetId, width: 230 },
          {
            id: 'private',
            header: texts.privateIp,
            value: (eni) => eni.PrivateIpAddress,
            width: 160,
          },
          {
            id: 'public',
            header: texts.publicIp,
            cell: (eni) => eni.Association?.PublicIp ?? '-',
            value: (eni) => eni.Association?.PublicIp,
            width: 160,
          },
          {
            id: 'attached',
            header: texts.attachedTo,
            cell: (eni) => attachedTo(eni) ?? '-',
            value: (eni) => eni.Attachment?.InstanceId ?? eni.InterfaceType,
            width: 200,
          },
          { id: 'groups', header: texts.groups, cell: (eni) => groups(eni), value: groups, width: 200 },
          {
            id: 'description',
            header: texts.description,
            cell: (eni) => eni.Description || '-',
            value: (eni) => eni.Description,
            width: 240,
          },
          {
            id: 'zone',
            header: texts.zone,
            value: (eni) => eni.AvailabilityZone,
            hidden: true,
          },
          {
            id: 'type',
            header: texts.interfaceType,
            value: (eni) => eni.InterfaceType,
            hidden: true,
          },
          { id: 'mac', header: texts.mac, value: (eni) => eni.MacAddress, hidden: true },
        ]}
        actions={() => (
          <>
            <InterfaceActions eni={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {own.create}
            </Button>
          </>
        )}
      />
      {asked && <CreateInterface onClose={() => setAsked(false)} />}
    </>
  );
}

/** The instance that has an interface, or what else it is of. */
function attachedTo({ Attachment, InterfaceType }: NetworkInterface) {
  const id = Attachment?.InstanceId;
  if (id) {
    return <To path={`/ec2/instances/${id}?tab=networking`}>{id}</To>;
  }
  return InterfaceType === 'interface' ? undefined : InterfaceType;
}
