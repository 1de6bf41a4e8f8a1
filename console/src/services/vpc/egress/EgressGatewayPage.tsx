import { DescribeEgressOnlyInternetGatewaysCommand } from '@aws-sdk/client-ec2';
import type { EgressOnlyInternetGateway } from '@aws-sdk/client-ec2';
import { useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { EGRESS } from './texts';

export default function EgressGatewayPage() {
  const texts = useTexts(EGRESS);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/egress' }, { text: id, path: `/vpc/egress/${id}` });
  const query = useOne('egress gateway', id, async () => {
    const answer = await ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ EgressOnlyInternetGatewayIds: [id] }));
    return answer.EgressOnlyInternetGateways?.[0];
  });
  return (
    <ResourcePage<EgressOnlyInternetGateway>
      id={id}
      query={query}
      actions={() => null}
      summary={(one) => [
        { label: texts.id, value: id },
        {
          label: vpcTexts.attachedTo,
          value: <To path={`/vpc/vpcs/${one.Attachments?.[0]?.VpcId}`}>{one.Attachments?.[0]?.VpcId}</To>,
        },
      ]}
      tabs={() => [{ id: 'tags', label: parts.tags, content: <TagsPanel id={id} /> }]}
    />
  );
}
