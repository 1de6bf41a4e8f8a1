import { DescribeInternetGatewaysCommand } from '@aws-sdk/client-ec2';
import type { InternetGateway } from '@aws-sdk/client-ec2';
import { useParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { To } from '../../parts/To';
import { ResourcePage } from '../ec2/ResourcePage';
import { TagsPanel } from '../ec2/TagsPanel';
import { useEc2 } from '../ec2/useEc2';
import { useOne } from '../ec2/useOne';
import { VPC } from './texts';

export default function GatewayPage() {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.gateways, path: '/vpc/gateways' }, { text: id, path: `/vpc/gateways/${id}` });
  const query = useOne('gateway', id, async () => {
    const answer = await ec2.send(new DescribeInternetGatewaysCommand({ InternetGatewayIds: [id] }));
    return answer.InternetGateways?.[0];
  });
  return (
    <ResourcePage<InternetGateway>
      id={id}
      query={query}
      actions={() => null}
      summary={(one) => {
        const vpc = one.Attachments?.[0]?.VpcId;
        return [
          { label: texts.gateway, value: id },
          { label: texts.attachedTo, value: vpc ? <To path={`/vpc/vpcs/${vpc}`}>{vpc}</To> : '-' },
          { label: texts.owner, value: one.OwnerId },
        ];
      }}
      tabs={() => [{ id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> }]}
    />
  );
}
