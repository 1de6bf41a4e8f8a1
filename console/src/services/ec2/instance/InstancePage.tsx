import { DescribeInstancesCommand } from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { InstanceActions } from '../InstanceActions';
import { InstanceState, isChanging } from '../InstanceState';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { nameOf } from '../names';
import { useEc2 } from '../useEc2';
import { Connect } from './Connect';
import { Monitoring } from './Monitoring';
import { Output } from './Output';
import { Details, Networking, Security, Storage } from './Panels';
import { StatusChecks } from './StatusChecks';
import { INSTANCE } from './texts';

const POLL_MILLIS = 3000;
const FIRST = 'details';

export default function InstancePage() {
  const texts = useTexts(EC2);
  const own = useTexts(INSTANCE);
  const ec2 = useEc2();
  const region = useRegion();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const show = (tab: string) => setSearch(tab === FIRST ? {} : { tab });
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
            <Button disabled={instance?.State?.Name !== 'running'} onClick={() => show('connect')}>
              {texts.connect}
            </Button>
            <InstanceActions instances={instance ? [instance] : []} onDone={() => void query.refetch()} />
          </SpaceBetween>
        }
      >
        {id}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {instance && <Reason instance={instance} />}
      {instance && <Summary instance={instance} />}
      {instance && (
        <Tabs
          activeTabId={search.get('tab') ?? FIRST}
          onChange={({ detail }) => show(detail.activeTabId)}
          tabs={[
            { id: FIRST, label: own.details, content: <Details instance={instance} /> },
            { id: 'connect', label: own.connect, content: <Connect instance={instance} /> },
            { id: 'status', label: own.status, content: <StatusChecks id={id} /> },
            { id: 'monitoring', label: own.monitor, content: <Monitoring instance={instance} /> },
            { id: 'security', label: own.security, content: <Security instance={instance} /> },
            { id: 'networking', label: own.networking, content: <Networking instance={instance} /> },
            { id: 'storage', label: own.storage, content: <Storage instance={instance} /> },
            { id: 'output', label: own.output, content: <Output id={id} /> },
            { id: 'tags', label: own.tags, content: <TagsPanel id={id} /> },
          ]}
        />
      )}
    </SpaceBetween>
  );
}

/** Why it is no longer running; an empty place otherwise. */
function Reason({ instance }: { instance: Instance }) {
  const { Code = '', Message } = instance.StateReason ?? {};
  return Message && instance.State?.Name !== 'running' ? (
    <Alert type={Code.startsWith('Server.') ? 'error' : 'info'}>{Message}</Alert>
  ) : null;
}

function Summary({ instance }: { instance: Instance }) {
  const texts = useTexts(EC2);
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
          { label: texts.vpc, value: instance.VpcId ? <To path={`/vpc/vpcs/${instance.VpcId}`}>{instance.VpcId}</To> : '-' },
          { label: texts.subnet, value: instance.SubnetId ? <To path={`/vpc/subnets/${instance.SubnetId}`}>{instance.SubnetId}</To> : '-' },
          { label: texts.key, value: instance.KeyName ?? '-' },
        ]}
      />
    </Container>
  );
}
