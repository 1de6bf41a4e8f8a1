import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import type { NetworkInterface } from '@aws-sdk/client-ec2';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

export default function Interfaces() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  usePage('ec2', { text: texts.interfaces, path: '/ec2/interfaces' });
  const list = usePaged<NetworkInterface>(['ec2', region, 'interfaces'], async (NextToken) => {
    const page = await ec2.send(new DescribeNetworkInterfacesCommand({ NextToken, MaxResults: 100 }));
    return { items: page.NetworkInterfaces ?? [], next: page.NextToken };
  });
  const groups = (eni: NetworkInterface) => (eni.Groups ?? []).map((group) => group.GroupName).join(', ');
  return (
    <ResourceTable
      id="ec2.interfaces"
      title={texts.interfaces}
      description={texts.interfacesHelp}
      list={list}
      keyOf={(eni) => eni.NetworkInterfaceId ?? ''}
      nameOf={(eni) => eni.NetworkInterfaceId ?? ''}
      empty={texts.noInterfaces}
      columns={[
        {
          id: 'id',
          header: texts.interfaceId,
          cell: (eni) => eni.NetworkInterfaceId,
          value: (eni) => eni.NetworkInterfaceId,
          width: 230,
        },
        { id: 'status', header: texts.status, cell: (eni) => eni.Status, value: (eni) => eni.Status, width: 120 },
        { id: 'subnet', header: texts.subnet, cell: (eni) => eni.SubnetId, value: (eni) => eni.SubnetId, width: 230 },
        {
          id: 'private',
          header: texts.privateIp,
          cell: (eni) => eni.PrivateIpAddress,
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
        { id: 'groups', header: texts.groups, cell: (eni) => groups(eni), value: groups, width: 200 },
        {
          id: 'description',
          header: texts.description,
          cell: (eni) => eni.Description || '-',
          value: (eni) => eni.Description,
          width: 240,
        },
      ]}
    />
  );
}
