import { DescribeInstancesCommand, GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { usePage } from '../../frame/page';
import { useLanguage, useTexts } from '../../i18n/language';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { moment } from '../../parts/format';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { useRegion } from '../../session/region';
import { InstanceActions } from './InstanceActions';
import { InstanceState, isChanging } from './InstanceState';
import { TagsPanel } from './TagsPanel';
import { EC2 } from './texts';
import { nameOf } from './names';
import { useEc2 } from './useEc2';

const POLL_MILLIS = 3000;

export default function InstancePage() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { id = '' } = useParams();
  const [connecting, setConnecting] = useState(false);
  usePage('ec2', { text: texts.instances, path: '/ec2/instances' }, { text: id, path: `/ec2/instances/${id}` });
  const query = useQuery({
    queryKey: ['ec2', region, 'instance', id],
    queryFn: async () => {
      const answer = await ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }));
      return answer.Reservations?.[0]?.Instances?.[0] ?? null;
    },
    refetchInterval: ({ state }) => (state.data && isChanging(state.data) ? POLL_MILLIS : false),
  });
  const instance = query.data;
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={instance ? nameOf(instance) : undefined}
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={instance?.State?.Name !== 'running'} onClick={() => setConnecting(true)}>
              {texts.connect}
            </Button>
            <InstanceActions instances={instance ? [instance] : []} onDone={() => void query.refetch()} />
          </SpaceBetween>
        }
      >
        {id}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {instance && (
        <>
          <Summary instance={instance} />
          <Tabs
            tabs={[
              { id: 'security', label: texts.security, content: <Security instance={instance} /> },
              { id: 'output', label: texts.consoleOutput, content: <Output id={id} /> },
              { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
            ]}
          />
        </>
      )}
      {connecting && instance && <Connect instance={instance} onClose={() => setConnecting(false)} />}
    </SpaceBetween>
  );
}

function Summary({ instance }: { instance: Instance }) {
  const texts = useTexts(EC2);
  const { language } = useLanguage();
  return (
    <Container header={<Header>{texts.summary}</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          { label: texts.state, value: <InstanceState state={instance.State?.Name} /> },
          { label: texts.type, value: instance.InstanceType ?? '-' },
          { label: texts.publicIp, value: instance.PublicIpAddress ? <Copy text={instance.PublicIpAddress} /> : '-' },
          { label: texts.privateIp, value: instance.PrivateIpAddress ? <Copy text={instance.PrivateIpAddress} /> : '-' },
          { label: texts.zone, value: instance.Placement?.AvailabilityZone ?? '-' },
          { label: texts.vpc, value: <To path={`/vpc/vpcs/${instance.VpcId}`}>{instance.VpcId}</To> },
          { label: texts.subnet, value: instance.SubnetId ?? '-' },
          { label: texts.image, value: instance.ImageId ?? '-' },
          { label: texts.key, value: instance.KeyName ?? '-' },
          { label: texts.role, value: instance.IamInstanceProfile?.Arn ?? '-' },
          { label: texts.launchTime, value: moment(instance.LaunchTime, language) },
        ]}
      />
    </Container>
  );
}

function Security({ instance }: { instance: Instance }) {
  const texts = useTexts(EC2);
  return (
    <Container header={<Header>{texts.groups}</Header>}>
      <SpaceBetween size="xs">
        {(instance.SecurityGroups ?? []).map((group) => (
          <div key={group.GroupId}>
            <To path={`/ec2/groups/${group.GroupId}`}>{group.GroupId}</To> {group.GroupName}
          </div>
        ))}
      </SpaceBetween>
    </Container>
  );
}

function Output({ id }: { id: string }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'output', id],
    queryFn: async () => {
      const answer = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id, Latest: true }));
      const bytes = Uint8Array.from(atob(answer.Output ?? ''), (one) => one.charCodeAt(0));
      return new TextDecoder().decode(bytes);
    },
  });
  return (
    <Container header={<Header>{texts.consoleOutput}</Header>}>
      {error ? (
        <Failed failure={error} />
      ) : (
        <pre className="plain" tabIndex={0}>
          {data || texts.noOutput}
        </pre>
      )}
    </Container>
  );
}

function Connect({ instance, onClose }: { instance: Instance; onClose(): void }) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const address = instance.PublicIpAddress ?? instance.PrivateIpAddress;
  const key = instance.KeyName ? `-i ${instance.KeyName}.pem ` : '';
  return (
    <Modal visible header={texts.connect} closeAriaLabel={parts.close} onDismiss={onClose}>
      <SpaceBetween size="s">
        <Box>{address ? texts.connectHelp : texts.noAddress}</Box>
        {address && instance.KeyName && <Copy text={`chmod 400 ${instance.KeyName}.pem`} />}
        {address && <Copy text={`ssh ${key}ec2-user@${address}`} />}
      </SpaceBetween>
    </Modal>
  );
}
