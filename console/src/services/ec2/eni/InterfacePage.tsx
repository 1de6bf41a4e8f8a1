import { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';
import type { NetworkInterface, Tag } from '@aws-sdk/client-ec2';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { FlowLogs } from '../flow/FlowLogs';
import { FLOW } from '../flow/texts';
import { ResourcePage } from '../ResourcePage';
import { Status } from '../Status';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { Addresses6 } from './Addresses6';
import { InterfaceActions } from './InterfaceActions';
import { ENI } from './texts';
import { Unassign } from './Unassign';

/** An interface with its tags where other resources have theirs. */
type Shown = NetworkInterface & { Tags?: Tag[] };

export default function InterfacePage() {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const flow = useTexts(FLOW);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: ec2Texts.interfaces, path: '/ec2/interfaces' }, { text: id, path: `/ec2/interfaces/${id}` });
  const query = useOne<Shown>('interface', id, async () => {
    const answer = await ec2.send(new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: [id] }));
    const one = answer.NetworkInterfaces?.[0];
    return one && { ...one, Tags: one.TagSet };
  });
  return (
    <ResourcePage<Shown>
      id={id}
      query={query}
      actions={(one) => <InterfaceActions eni={one} onGone={() => void navigate('/ec2/interfaces')} />}
      summary={(one) => [
        { label: ec2Texts.status, value: <Status state={one.Status} /> },
        { label: ec2Texts.vpc, value: <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To> },
        { label: ec2Texts.subnet, value: one.SubnetId },
        { label: ec2Texts.zone, value: one.AvailabilityZone },
        {
          label: ec2Texts.attachedTo,
          value: one.Attachment?.InstanceId ? (
            <To path={`/ec2/instances/${one.Attachment.InstanceId}?tab=networking`}>{one.Attachment.InstanceId}</To>
          ) : (
            '-'
          ),
        },
        { label: texts.index, value: one.Attachment?.DeviceIndex ?? '-' },
        { label: texts.checkOn, value: one.SourceDestCheck ? parts.yes : parts.no },
        { label: ec2Texts.mac, value: one.MacAddress },
        { label: ec2Texts.interfaceType, value: one.InterfaceType },
        {
          label: ec2Texts.groups,
          value: (one.Groups ?? []).map((group) => (
            <div key={group.GroupId}>
              <To path={`/ec2/groups/${group.GroupId}`}>{group.GroupId}</To> {group.GroupName}
            </div>
          )),
        },
        { label: texts.dns, value: <span className="wrap">{one.PrivateDnsName || '-'}</span> },
        { label: ec2Texts.description, value: <span className="wrap">{one.Description || '-'}</span> },
      ]}
      tabs={(one) => [
        { id: 'addresses', label: texts.addresses, content: <SpaceBetween size="l"><Addresses eni={one} /><Addresses6 eni={one} /></SpaceBetween> },
        { id: 'flow', label: flow.title, content: <FlowLogs of="NetworkInterface" id={id} /> },
        { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}

function Addresses({ eni }: { eni: NetworkInterface }) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  return (
    <Table
      header={<Header counter={`(${eni.PrivateIpAddresses?.length ?? 0})`}>{texts.addresses}</Header>}
      ariaLabels={{ tableLabel: texts.addresses }}
      items={eni.PrivateIpAddresses ?? []}
      columnDefinitions={[
        { id: 'private', header: ec2Texts.privateIp, cell: (one) => one.PrivateIpAddress, isRowHeader: true },
        { id: 'public', header: ec2Texts.publicIp, cell: (one) => one.Association?.PublicIp ?? '-' },
        { id: 'primary', header: texts.primary, cell: (one) => (one.Primary ? parts.yes : parts.no) },
        {
          id: 'unassign',
          header: parts.actions,
          cell: (one) => <Unassign eni={eni} address={one.PrivateIpAddress ?? ''} disabled={one.Primary} />,
        },
      ]}
    />
  );
}
