import { DeleteSubnetCommand, DescribeNetworkAclsCommand, DescribeRouteTablesCommand, DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import type { Subnet } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { ResourcePage } from '../../ec2/ResourcePage';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { FlowLogs } from '../../ec2/flow/FlowLogs';
import { FLOW } from '../../ec2/flow/texts';
import { VPC } from '../texts';
import { blocks6 } from './blocks';
import { EditBlock6 } from './EditBlock6';
import { EditSubnet } from './EditSubnet';
import { Reservations } from './Reservations';
import { SUBNET } from './texts';

export default function SubnetPage() {
  const texts = useTexts(SUBNET);
  const vpcTexts = useTexts(VPC);
  const flow = useTexts(FLOW);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('vpc', { text: vpcTexts.subnets, path: '/vpc/subnets' }, { text: id, path: `/vpc/subnets/${id}` });
  const query = useOne('subnet', id, async () => (await ec2.send(new DescribeSubnetsCommand({ SubnetIds: [id] }))).Subnets?.[0]);
  const vpc = query.data?.VpcId;
  const { data: around } = useQuery({
    queryKey: ['ec2', region, 'subnet', id, 'around', vpc],
    enabled: Boolean(vpc),
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [vpc ?? ''] }];
      const [tables, acls] = await Promise.all([
        ec2.send(new DescribeRouteTablesCommand({ Filters })),
        ec2.send(new DescribeNetworkAclsCommand({ Filters })),
      ]);
      const all = tables.RouteTables ?? [];
      const own = all.find((one) => one.Associations?.some((it) => it.SubnetId === id));
      const main = all.find((one) => one.Associations?.some((it) => it.Main));
      return {
        table: (own ?? main)?.RouteTableId,
        acl: acls.NetworkAcls?.find((one) => one.Associations?.some((it) => it.SubnetId === id))?.NetworkAclId,
      };
    },
  });
  const link = (path: string, to: string | undefined) => (to ? <To path={`/vpc/${path}/${to}`}>{to}</To> : '-');
  return (
    <ResourcePage<Subnet>
      id={id}
      query={query}
      actions={(one) => (
        <ActionMenu
          actions={[
            { id: 'edit', text: texts.edit, form: (close) => <EditSubnet subnet={one} onClose={close} /> },
            { id: 'six', text: texts.edit6, form: (close) => <EditBlock6 subnet={one} onClose={close} /> },
            {
              id: 'delete',
              text: vpcTexts.deleteSubnet,
              form: (close) => (
                <Deletion
                  title={vpcTexts.deleteSubnet}
                  ids={[id]}
                  command="delete-subnet"
                  option="subnet-id"
                  remove={() => ec2.send(new DeleteSubnetCommand({ SubnetId: id }))}
                  onDone={() => void navigate('/vpc/subnets')}
                  onClose={close}
                >
                  {parts.deleteWarning}
                </Deletion>
              ),
            },
          ]}
        />
      )}
      summary={(one) => [
        { label: vpcTexts.state, value: one.State === 'available' ? vpcTexts.ready : (one.State ?? '-') },
        { label: vpcTexts.cidr, value: one.CidrBlock },
        { label: texts.cidr6, value: blocks6(one)[0]?.cidr ?? '-' },
        { label: vpcTexts.available, value: one.AvailableIpAddressCount },
        { label: vpcTexts.zone, value: one.AvailabilityZone },
        { label: vpcTexts.vpc, value: link('vpcs', one.VpcId) },
        { label: vpcTexts.routeTable, value: link('routes', around?.table) },
        { label: texts.acl, value: link('acls', around?.acl) },
        { label: texts.isDefault, value: one.DefaultForAz ? parts.yes : parts.no },
        { label: vpcTexts.autoPublic, value: one.MapPublicIpOnLaunch ? parts.yes : parts.no },
        { label: texts.given6, value: one.AssignIpv6AddressOnCreation ? parts.yes : parts.no },
      ]}
      tabs={() => [
        { id: 'flow', label: flow.title, content: <FlowLogs of="Subnet" id={id} /> },
        { id: 'reservations', label: texts.reservations, content: <Reservations id={id} /> },
        { id: 'tags', label: parts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}
