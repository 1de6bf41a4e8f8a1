import {
  CreateRouteCommand,
  DeleteRouteCommand,
  DescribeRouteTablesCommand,
  DescribeVpcPeeringConnectionsCommand,
} from '@aws-sdk/client-ec2';
import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { part } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { TagsPanel } from '../ec2/TagsPanel';
import { nameOf } from '../ec2/names';
import { useEc2 } from '../ec2/useEc2';
import { readNetwork, targetOf } from './network';
import { PEERING } from './peering/texts';
import { VPC } from './texts';

export default function RouteTablePage() {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const { id = '' } = useParams();
  const [selected, setSelected] = useState<Route[]>([]);
  const [asked, setAsked] = useState<'add' | 'remove'>();
  usePage('vpc', { text: texts.routeTables, path: '/vpc/routes' }, { text: id, path: `/vpc/routes/${id}` });
  const query = useQuery({
    queryKey: ['ec2', region, 'table', id],
    queryFn: async () =>
      (await ec2.send(new DescribeRouteTablesCommand({ RouteTableIds: [id] }))).RouteTables?.[0] ?? null,
  });
  const route = selected[0];
  const destination = (one?: Route) =>
    one?.DestinationCidrBlock ?? one?.DestinationIpv6CidrBlock ?? one?.DestinationPrefixListId ?? '';
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void query.refetch();
  };
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={query.data ? nameOf(query.data) : undefined}>
        {id}
      </Header>
      <ResourceTable<Route>
        id="vpc.routes"
        variant="container"
        title={texts.routes}
        list={part(query, (table) => table?.Routes)}
        keyOf={destination}
        nameOf={destination}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.routes}
        filter={<></>}
        columns={[
          { id: 'to', header: texts.destination, value: destination, width: 240 },
          { id: 'target', header: texts.target, cell: (one) => targetOf(one) || texts.local, width: 300 },
          {
            id: 'state',
            header: texts.state,
            cell: (one) => (
              <StatusIndicator type={one.State === 'active' ? 'success' : 'error'}>
                {one.State === 'active' ? texts.active : texts.blackhole}
              </StatusIndicator>
            ),
            width: 260,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!route || targetOf(route) === ''} onClick={() => setAsked('remove')}>
              {texts.removeRoute}
            </Button>
            <Button variant="primary" disabled={!query.data} onClick={() => setAsked('add')}>
              {texts.addRoute}
            </Button>
          </>
        )}
      />
      <TagsPanel id={id} />
      {asked === 'add' && query.data && <AddRoute table={query.data} onDone={done} onClose={close} />}
      {asked === 'remove' && route && (
        <Confirm
          title={texts.removeRoute}
          label={texts.removeRoute}
          commands={cli('ec2 delete-route', { 'route-table-id': id, 'destination-cidr-block': destination(route) })}
          run={() =>
            ec2.send(
              new DeleteRouteCommand({
                RouteTableId: id,
                DestinationCidrBlock: route.DestinationCidrBlock,
                DestinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
                DestinationPrefixListId: route.DestinationPrefixListId,
              }),
            )
          }
          onDone={done}
          onClose={close}
        >
          {texts.removeRouteHelp}
        </Confirm>
      )}
    </SpaceBetween>
  );
}

const ROUTE_OPTIONS = { nat: 'nat-gateway-id', peering: 'vpc-peering-connection-id', gateway: 'gateway-id' } as const;

interface AddRouteProps {
  table: RouteTable;
  onDone(): void;
  onClose(): void;
}

function AddRoute({ table, onDone, onClose }: AddRouteProps) {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [destination, setDestination] = useState('0.0.0.0/0');
  const [target, setTarget] = useState('');
  const { data } = useQuery({
    queryKey: ['ec2', region, 'vpc', table.VpcId, 'network'],
    queryFn: () => readNetwork(ec2, table.VpcId ?? ''),
  });
  const peering = useTexts(PEERING);
  const peerings = useQuery({
    queryKey: ['ec2', region, 'peerings of', table.VpcId],
    queryFn: async () => {
      const Filters = [{ Name: 'status-code', Values: ['active'] }];
      const all = (await ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters }))).VpcPeeringConnections ?? [];
      return all.filter((one) => [one.RequesterVpcInfo?.VpcId, one.AccepterVpcInfo?.VpcId].includes(table.VpcId));
    },
  });
  const options = [
    ...(peerings.data ?? []).map((one) => ({
      value: one.VpcPeeringConnectionId ?? '',
      label: one.VpcPeeringConnectionId,
      description: peering.title,
    })),
    ...(data?.gateways ?? []).map((one) => ({
      value: one.InternetGatewayId ?? '',
      label: one.InternetGatewayId,
      description: texts.gateway,
    })),
    ...(data?.nats ?? []).map((one) => ({ value: one.NatGatewayId ?? '', label: one.NatGatewayId, description: texts.nat })),
  ];
  const kind = target.startsWith('nat-') ? 'nat' : target.startsWith('pcx-') ? 'peering' : 'gateway';
  const v6 = destination.includes(':');
  return (
    <FormModal
      title={texts.addRoute}
      label={texts.addRoute}
      valid={target !== '' && destination !== ''}
      commands={cli('ec2 create-route', {
        'route-table-id': table.RouteTableId,
        [v6 ? 'destination-ipv6-cidr-block' : 'destination-cidr-block']: destination,
        [ROUTE_OPTIONS[kind]]: target || 'TARGET',
      })}
      run={() =>
        ec2.send(
          new CreateRouteCommand({
            RouteTableId: table.RouteTableId,
            ...(v6 ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }),
            ...(kind === 'nat'
              ? { NatGatewayId: target }
              : kind === 'peering'
                ? { VpcPeeringConnectionId: target }
                : { GatewayId: target }),
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.destination}>
        <Input value={destination} spellcheck={false} onChange={({ detail }) => setDestination(detail.value)} />
      </FormField>
      <FormField label={texts.target}>
        <Select
          options={options}
          empty={texts.noGateways}
          selectedOption={options.find((one) => one.value === target) ?? null}
          onChange={({ detail }) => setTarget(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </FormModal>
  );
}
