import { DescribeVpcPeeringConnectionsCommand } from '@aws-sdk/client-ec2';
import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { PeeringActions } from './PeeringActions';
import { PeeringStatus, isMoving } from './PeeringStatus';
import { PEERING } from './texts';

export default function PeeringPage() {
  const texts = useTexts(PEERING);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/peerings' }, { text: id, path: `/vpc/peerings/${id}` });
  const query = useOne(
    'peering',
    id,
    async () => {
      const wanted = { VpcPeeringConnectionIds: [id] };
      return (await ec2.send(new DescribeVpcPeeringConnectionsCommand(wanted))).VpcPeeringConnections?.[0];
    },
    isMoving,
  );
  return (
    <ResourcePage<VpcPeeringConnection>
      id={id}
      query={query}
      actions={(one) => <PeeringActions peering={one} />}
      summary={(one) => [
        { label: texts.status, value: <PeeringStatus peering={one} /> },
        { label: texts.message, value: one.Status?.Message ?? '-' },
        { label: texts.expires, value: moment(one.ExpirationTime, language) },
        { label: texts.region, value: `${one.RequesterVpcInfo?.Region ?? '-'} → ${one.AccepterVpcInfo?.Region ?? '-'}` },
        { label: texts.requester, value: one.RequesterVpcInfo?.VpcId },
        { label: texts.requesterOwner, value: one.RequesterVpcInfo?.OwnerId },
        { label: texts.requesterCidr, value: one.RequesterVpcInfo?.CidrBlock ?? '-' },
        { label: texts.accepter, value: one.AccepterVpcInfo?.VpcId },
        { label: texts.accepterOwner, value: one.AccepterVpcInfo?.OwnerId },
        { label: texts.accepterCidr, value: one.AccepterVpcInfo?.CidrBlock ?? '-' },
      ]}
      tabs={(one) => [
        { id: 'dns', label: texts.dns, content: <Dns peering={one} /> },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

function Dns({ peering }: { peering: VpcPeeringConnection }) {
  const texts = useTexts(PEERING);
  const vpcTexts = useTexts(VPC);
  const word = (side: VpcPeeringConnection['RequesterVpcInfo']) =>
    side?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ? vpcTexts.yes : vpcTexts.no;
  return (
    <Container header={<Header description={texts.routesHelp}>{texts.dns}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.requesterDns, value: word(peering.RequesterVpcInfo) },
          { label: texts.accepterDns, value: word(peering.AccepterVpcInfo) },
        ]}
      />
    </Container>
  );
}
