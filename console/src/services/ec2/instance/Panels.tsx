import { DescribeSecurityGroupRulesCommand, DescribeVolumesCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { toRule } from '../rules';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { INSTANCE } from './texts';

/** What an instance was made of. */
export function Details({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const ec2Texts = useTexts(EC2);
  const { language } = useLanguage();
  const tokens = instance.MetadataOptions?.HttpTokens ?? 'optional';
  return (
    <Container header={<Header>{texts.details}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: ec2Texts.image, value: <To path={`/ec2/images/${instance.ImageId}`}>{instance.ImageId}</To> },
          { label: texts.platform, value: instance.PlatformDetails ?? '-' },
          { label: ec2Texts.architecture, value: instance.Architecture ?? '-' },
          { label: ec2Texts.key, value: instance.KeyName ?? '-' },
          { label: ec2Texts.launchTime, value: moment(instance.LaunchTime, language) },
          { label: texts.monitoring, value: instance.Monitoring?.State === 'enabled' ? texts.on : texts.off },
          { label: texts.metadata, value: texts.metadatas[tokens] },
          { label: ec2Texts.role, value: <span className="wrap">{instance.IamInstanceProfile?.Arn ?? '-'}</span> },
          { label: texts.reason, value: instance.StateTransitionReason || '-' },
        ]}
      />
    </Container>
  );
}

/** The groups of an instance, and what they let in. */
export function Security({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const ids = (instance.SecurityGroups ?? []).flatMap((group) => group.GroupId ?? []);
  const { data, error, isPending } = useQuery({
    queryKey: ['ec2', region, 'rules', ...ids],
    enabled: ids.length > 0,
    queryFn: async () => {
      const Filters = [{ Name: 'group-id', Values: ids }];
      const answer = await ec2.send(new DescribeSecurityGroupRulesCommand({ Filters, MaxResults: 1000 }));
      return (answer.SecurityGroupRules ?? [])
        .filter((rule) => !rule.IsEgress)
        .map((rule) => ({ ...toRule(rule), group: rule.GroupId ?? '' }));
    },
  });
  return (
    <SpaceBetween size="m">
      <Container header={<Header>{texts.groups}</Header>}>
        <SpaceBetween size="xs">
          {(instance.SecurityGroups ?? []).map((group) => (
            <div key={group.GroupId}>
              <To path={`/ec2/groups/${group.GroupId}`}>{group.GroupId}</To> {group.GroupName}
            </div>
          ))}
        </SpaceBetween>
      </Container>
      {error && <Failed failure={error} />}
      <Table
        header={<Header counter={data && `(${data.length})`}>{texts.rules}</Header>}
        ariaLabels={{ tableLabel: texts.rules }}
        loading={isPending && ids.length > 0}
        items={data ?? []}
        empty={ec2Texts.noRules}
        columnDefinitions={[
          {
            id: 'protocol',
            header: ec2Texts.protocol,
            cell: (rule) => (rule.protocol === '-1' ? ec2Texts.allTraffic : rule.protocol.toUpperCase()),
            isRowHeader: true,
          },
          { id: 'ports', header: ec2Texts.ports, cell: (rule) => rule.ports || '-' },
          { id: 'peer', header: ec2Texts.source, cell: (rule) => rule.peer },
          { id: 'group', header: ec2Texts.group, cell: (rule) => <To path={`/ec2/groups/${rule.group}`}>{rule.group}</To> },
        ]}
      />
    </SpaceBetween>
  );
}

/** Where an instance is in its network. */
export function Networking({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const ec2Texts = useTexts(EC2);
  return (
    <SpaceBetween size="m">
      <Container
        header={
          <Header actions={<To path={`/vpc/reachability?destination=${instance.InstanceId}`}>{texts.analyse}</To>}>
            {texts.networking}
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          items={[
            { label: ec2Texts.vpc, value: <To path={`/vpc/vpcs/${instance.VpcId}`}>{instance.VpcId}</To> },
            { label: ec2Texts.subnet, value: instance.SubnetId ? <To path={`/vpc/subnets/${instance.SubnetId}`}>{instance.SubnetId}</To> : '-' },
            { label: ec2Texts.zone, value: instance.Placement?.AvailabilityZone ?? '-' },
            { label: texts.publicDns, value: <span className="wrap">{instance.PublicDnsName || '-'}</span> },
            { label: texts.privateDns, value: <span className="wrap">{instance.PrivateDnsName || '-'}</span> },
          ]}
        />
      </Container>
      <Table
        header={<Header counter={`(${instance.NetworkInterfaces?.length ?? 0})`}>{texts.interfaces}</Header>}
        ariaLabels={{ tableLabel: texts.interfaces }}
        items={instance.NetworkInterfaces ?? []}
        empty={texts.empty}
        columnDefinitions={[
          { id: 'id', header: ec2Texts.interfaceId, cell: (eni) => <To path={`/ec2/interfaces/${eni.NetworkInterfaceId}`}>{eni.NetworkInterfaceId}</To>, isRowHeader: true },
          { id: 'private', header: ec2Texts.privateIp, cell: (eni) => eni.PrivateIpAddress ?? '-' },
          { id: 'public', header: ec2Texts.publicIp, cell: (eni) => eni.Association?.PublicIp ?? '-' },
          { id: 'check', header: texts.sourceCheck, cell: (eni) => (eni.SourceDestCheck ? texts.on : texts.off) },
        ]}
      />
    </SpaceBetween>
  );
}

/** The volumes of an instance. */
export function Storage({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const parts = useTexts(PARTS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { InstanceId = '' } = instance;
  const { data, error, isPending } = useQuery({
    queryKey: ['ec2', region, 'instance', InstanceId, 'volumes'],
    queryFn: async () => {
      const Filters = [{ Name: 'attachment.instance-id', Values: [InstanceId] }];
      return (await ec2.send(new DescribeVolumesCommand({ Filters }))).Volumes ?? [];
    },
  });
  return (
    <SpaceBetween size="m">
      {error && <Failed failure={error} />}
      <Table
        header={<Header counter={data && `(${data.length})`}>{texts.volumes}</Header>}
        ariaLabels={{ tableLabel: texts.volumes }}
        loading={isPending}
        items={data ?? []}
        empty={<Box>{texts.empty}</Box>}
        columnDefinitions={[
          { id: 'id', header: ec2Texts.volumeId, cell: (one) => <To path={`/ec2/volumes/${one.VolumeId}`}>{one.VolumeId}</To>, isRowHeader: true },
          { id: 'device', header: texts.device, cell: (one) => one.Attachments?.[0]?.Device ?? '-' },
          { id: 'size', header: texts.size, cell: (one) => `${one.Size} GiB` },
          { id: 'type', header: ec2Texts.volumeType, cell: (one) => one.VolumeType },
          {
            id: 'delete',
            header: texts.deleted,
            cell: (one) => (one.Attachments?.[0]?.DeleteOnTermination ? parts.yes : parts.no),
          },
        ]}
      />
    </SpaceBetween>
  );
}
