import { DescribeAddressesCommand } from '@aws-sdk/client-ec2';
import type { Address } from '@aws-sdk/client-ec2';
import { useParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { To } from '../../parts/To';
import { ResourcePage } from './ResourcePage';
import { TagsPanel } from './TagsPanel';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';
import { useOne } from './useOne';

/** One Elastic IP address. */
export default function AddressPage() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('ec2', { text: texts.addresses, path: '/ec2/addresses' }, { text: id, path: `/ec2/addresses/${id}` });
  const query = useOne(
    'address',
    id,
    async () => (await ec2.send(new DescribeAddressesCommand({ AllocationIds: [id] }))).Addresses?.[0],
  );
  const link = (path: string, to: string | undefined) => (to ? <To path={`/ec2/${path}/${to}`}>{to}</To> : '-');
  return (
    <ResourcePage<Address>
      id={query.data?.PublicIp ?? id}
      query={query}
      actions={() => null}
      summary={(one) => [
        { label: texts.publicIp, value: one.PublicIp },
        { label: texts.allocationId, value: one.AllocationId },
        { label: texts.instanceId, value: link('instances', one.InstanceId) },
        { label: texts.interfaceId, value: link('interfaces', one.NetworkInterfaceId) },
        { label: texts.privateIp, value: one.PrivateIpAddress ?? '-' },
      ]}
      tabs={() => [{ id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> }]}
    />
  );
}
