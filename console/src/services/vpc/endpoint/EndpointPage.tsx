import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { pretty } from '../../../parts/JsonEditor';
import { To } from '../../../parts/To';
import { ResourcePage } from '../../ec2/ResourcePage';
import { Status } from '../../ec2/Status';
import { TagsPanel } from '../../ec2/TagsPanel';
import { useEc2 } from '../../ec2/useEc2';
import { useOne } from '../../ec2/useOne';
import { VPC } from '../texts';
import { EndpointActions } from './EndpointActions';
import { isMoving } from './moving';
import { ENDPOINT } from './texts';

export default function EndpointPage() {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('vpc', { text: texts.title, path: '/vpc/endpoints' }, { text: id, path: `/vpc/endpoints/${id}` });
  const query = useOne(
    'endpoint',
    id,
    async () => (await ec2.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: [id] }))).VpcEndpoints?.[0],
    isMoving,
  );
  const gateway = query.data?.VpcEndpointType === 'Gateway';
  return (
    <ResourcePage<VpcEndpoint>
      id={id}
      query={query}
      actions={(one) => <EndpointActions endpoint={one} onGone={() => void navigate('/vpc/endpoints')} />}
      summary={(one) => [
        { label: texts.status, value: <Status state={one.State?.toLowerCase()} /> },
        { label: texts.type, value: texts.types[one.VpcEndpointType ?? ''] ?? one.VpcEndpointType },
        { label: texts.service, value: <span className="wrap">{one.ServiceName}</span> },
        { label: vpcTexts.vpc, value: <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To> },
        { label: texts.privateDns, value: one.PrivateDnsEnabled ? vpcTexts.yes : vpcTexts.no },
        { label: texts.since, value: moment(one.CreationTimestamp, language) },
      ]}
      tabs={(one) => [
        ...(gateway
          ? [{ id: 'tables', label: texts.tables, content: <Ids title={texts.tables} path="/vpc/routes/" ids={one.RouteTableIds} empty={texts.noTables} /> }]
          : [
              { id: 'subnets', label: texts.subnets, content: <Ids title={texts.subnets} ids={one.SubnetIds} empty={texts.noSubnets} /> },
              {
                id: 'interfaces',
                label: texts.interfaces,
                content: <Ids title={texts.interfaces} path="/ec2/interfaces/" ids={one.NetworkInterfaceIds} empty="-" />,
              },
              {
                id: 'groups',
                label: texts.groups,
                content: <Ids title={texts.groups} path="/ec2/groups/" ids={one.Groups?.map((group) => group.GroupId ?? '')} empty="-" />,
              },
              {
                id: 'dns',
                label: texts.dns,
                content: <Ids title={texts.dns} ids={one.DnsEntries?.map((entry) => entry.DnsName ?? '')} empty={texts.noNames} />,
              },
            ]),
        {
          id: 'policy',
          label: texts.policy,
          content: (
            <Container header={<Header description={texts.policyHelp}>{texts.policy}</Header>}>
              <pre className="plain">{pretty(one.PolicyDocument ?? '')}</pre>
            </Container>
          ),
        },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

interface IdsProps {
  title: string;
  ids?: string[];
  /** Where their pages are; none have no pages. */
  path?: string;
  empty: string;
}

function Ids({ title, ids = [], path, empty }: IdsProps) {
  return (
    <Container header={<Header counter={`(${ids.length})`}>{title}</Header>}>
      <SpaceBetween size="xs">
        {ids.length === 0 && empty}
        {ids.map((id) => (
          <div key={id}>{path ? <To path={path + id}>{id}</To> : <span className="wrap">{id}</span>}</div>
        ))}
      </SpaceBetween>
    </Container>
  );
}
