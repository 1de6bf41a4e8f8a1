import { DescribeVpcsCommand } from '@aws-sdk/client-ec2';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { To } from '../../parts/To';
import { PARTS } from '../../parts/texts';
import { useRegion } from '../../session/region';
import { TagsPanel } from '../ec2/TagsPanel';
import { nameOf } from '../ec2/names';
import { useEc2 } from '../ec2/useEc2';
import { ChangeDhcp } from './dhcp/DhcpActions';
import { DHCP } from './dhcp/texts';
import { FlowLogs } from '../ec2/flow/FlowLogs';
import { FLOW } from '../ec2/flow/texts';
import { deleteVpc } from './deletion';
import { readNetwork } from './network';
import { ResourceMap } from './ResourceMap';
import { Cidrs } from './settings/Cidrs';
import { EditVpc } from './settings/EditVpc';
import { useDns } from './settings/dns';
import { SETTINGS } from './settings/texts';
import { VPC } from './texts';

const POLL_MILLIS = 10_000;
const FIRST = 'map';

export default function VpcPage() {
  const texts = useTexts(VPC);
  const dhcp = useTexts(DHCP);
  const flow = useTexts(FLOW);
  const settings = useTexts(SETTINGS);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const [search, setSearch] = useSearchParams();
  const dns = useDns(id);
  const [asked, setAsked] = useState<'delete' | 'dhcp' | 'edit'>();
  usePage('vpc', { text: texts.vpcs, path: '/vpc/vpcs' }, { text: id, path: `/vpc/vpcs/${id}` });
  const vpc = useQuery({
    queryKey: ['ec2', region, 'vpc', id],
    queryFn: async () => (await ec2.send(new DescribeVpcsCommand({ VpcIds: [id] }))).Vpcs?.[0] ?? null,
  });
  const network = useQuery({
    queryKey: ['ec2', region, 'vpc', id, 'network'],
    queryFn: () => readNetwork(ec2, id),
    refetchInterval: POLL_MILLIS,
  });
  const map = (
    <Container header={<Header description={texts.mapHelp}>{texts.map}</Header>}>
      {network.error && <Failed failure={network.error} />}
      {network.data && <ResourceMap network={network.data} />}
      {network.isPending && <Box>{parts.loading}</Box>}
    </Container>
  );
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={vpc.data ? nameOf(vpc.data) : undefined}
        actions={
          <div className="actions">
            <Button disabled={!dns.data} onClick={() => setAsked('edit')}>
              {settings.edit}
            </Button>
            <Button disabled={!vpc.data} onClick={() => setAsked('dhcp')}>
              {dhcp.change}
            </Button>
            <Button onClick={() => setAsked('delete')}>{parts.delete}</Button>
          </div>
        }
      >
        {id}
      </Header>
      {vpc.error && <Failed failure={vpc.error} onRetry={() => void vpc.refetch()} />}
      {vpc.data && (
        <Container header={<Header>{texts.details}</Header>}>
          <KeyValuePairs
            columns={4}
            items={[
              { label: texts.state, value: vpc.data.State === 'available' ? texts.ready : (vpc.data.State ?? '-') },
              { label: texts.cidr, value: <Copy text={vpc.data.CidrBlock ?? ''} /> },
              { label: texts.isDefault, value: vpc.data.IsDefault ? texts.yes : texts.no },
              { label: texts.owner, value: vpc.data.OwnerId ?? '-' },
              {
                label: dhcp.title,
                value: vpc.data.DhcpOptionsId?.startsWith('dopt-') ? (
                  <To path={`/vpc/dhcp/${vpc.data.DhcpOptionsId}`}>{vpc.data.DhcpOptionsId}</To>
                ) : (
                  dhcp.noSet
                ),
              },
              { label: settings.resolution, value: dns.data ? (dns.data.support ? settings.on : settings.off) : '-' },
              { label: settings.hostnames, value: dns.data ? (dns.data.hostnames ? settings.on : settings.off) : '-' },
              { label: settings.tenancy, value: settings.tenancies[vpc.data.InstanceTenancy ?? 'default'] },
            ]}
          />
        </Container>
      )}
      <Tabs
        activeTabId={search.get('tab') ?? FIRST}
        onChange={({ detail }) => setSearch(detail.activeTabId === FIRST ? {} : { tab: detail.activeTabId }, { replace: true })}
        tabs={[
          { id: FIRST, label: texts.map, content: map },
          { id: 'cidrs', label: settings.cidrs, content: vpc.data && <Cidrs vpc={vpc.data} /> },
          { id: 'flow', label: flow.title, content: <FlowLogs of="VPC" id={id} /> },
          { id: 'tags', label: texts.tags, content: <TagsPanel id={id} /> },
        ]}
      />
      {asked === 'edit' && dns.data && <EditVpc id={id} dns={dns.data} onClose={() => setAsked(undefined)} />}
      {asked === 'dhcp' && vpc.data && <ChangeDhcp vpc={vpc.data} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Confirm
          title={texts.deleteVpc}
          word={id}
          commands={cli('ec2 delete-vpc', { 'vpc-id': id })}
          run={() => deleteVpc(ec2, id)}
          onDone={() => {
            notifyDone(texts.deleted(id));
            void queries.invalidateQueries({ queryKey: ['ec2'] });
            void navigate('/vpc/vpcs');
          }}
          onClose={() => setAsked(undefined)}
        >
          {texts.deleteHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}
