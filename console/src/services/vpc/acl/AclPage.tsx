import { DescribeNetworkAclsCommand } from '@aws-sdk/client-ec2';
import type { NetworkAcl } from '@aws-sdk/client-ec2';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { To } from '../../../parts/To';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { AclActions } from './AclActions';
import { Associations } from './Associations';
import { Entries } from './Entries';
import { ACL } from './texts';

export default function AclPage() {
  const texts = useTexts(ACL);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/acls' }, { text: id, path: `/vpc/acls/${id}` });
  const query = useOne(
    'acl',
    id,
    async () => (await ec2.send(new DescribeNetworkAclsCommand({ NetworkAclIds: [id] }))).NetworkAcls?.[0],
  );
  return (
    <ResourcePage<NetworkAcl>
      id={id}
      query={query}
      actions={(one) => <AclActions acl={one} onGone={() => void navigate('/vpc/acls')} />}
      summary={(one) => [
        { label: vpcTexts.vpc, value: <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To> },
        { label: texts.isDefault, value: one.IsDefault ? vpcTexts.yes : vpcTexts.no },
        { label: texts.associated, value: texts.count(one.Associations?.length ?? 0) },
        { label: vpcTexts.owner, value: one.OwnerId },
      ]}
      tabs={(one) => [
        { id: 'in', label: texts.inbound, content: <Entries acl={one} egress={false} /> },
        { id: 'out', label: texts.outbound, content: <Entries acl={one} egress /> },
        { id: 'subnets', label: texts.subnets, content: <Associations acl={one} /> },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}
