import { DescribeNatGatewaysCommand } from '@aws-sdk/client-ec2';
import type { NatGateway } from '@aws-sdk/client-ec2';
import { useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { To } from '../../../parts/To';
import { EC2 } from '../../ec2/texts';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { NatState } from './NatState';
import { NAT } from './texts';

export default function NatPage() {
  const texts = useTexts(NAT);
  const vpcTexts = useTexts(VPC);
  const ec2Texts = useTexts(EC2);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('vpc', { text: vpcTexts.nats, path: '/vpc/nat' }, { text: id, path: `/vpc/nat/${id}` });
  const query = useOne(
    'nat',
    id,
    async () => (await ec2.send(new DescribeNatGatewaysCommand({ NatGatewayIds: [id] }))).NatGateways?.[0],
    (one) => one.State === 'pending' || one.State === 'deleting',
  );
  return (
    <ResourcePage<NatGateway>
      id={id}
      query={query}
      actions={() => null}
      summary={(one) => {
        const [address] = one.NatGatewayAddresses ?? [];
        return [
          { label: vpcTexts.state, value: <NatState state={one.State} /> },
          { label: texts.kind, value: texts.kinds[one.ConnectivityType ?? 'public'] },
          { label: vpcTexts.publicIp, value: address?.PublicIp ?? '-' },
          { label: ec2Texts.privateIp, value: address?.PrivateIp ?? '-' },
          { label: vpcTexts.vpc, value: <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To> },
          { label: vpcTexts.subnet, value: <To path={`/vpc/subnets/${one.SubnetId}`}>{one.SubnetId}</To> },
          {
            label: ec2Texts.interfaceId,
            value: address?.NetworkInterfaceId ? (
              <To path={`/ec2/interfaces/${address.NetworkInterfaceId}`}>{address.NetworkInterfaceId}</To>
            ) : (
              '-'
            ),
          },
          { label: ec2Texts.created, value: moment(one.CreateTime, language) },
          { label: texts.reason, value: one.FailureMessage ?? '-' },
        ];
      }}
      tabs={() => [{ id: 'tags', label: vpcTexts.tags, content: <TagsPanel id={id} /> }]}
    />
  );
}
