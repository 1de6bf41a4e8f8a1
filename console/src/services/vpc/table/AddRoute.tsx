import {
  CreateRouteCommand,
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVpcPeeringConnectionsCommand,
} from '@aws-sdk/client-ec2';
import type { RouteTable } from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../../ec2/useEc2';
import { readNetwork } from '../network';
import { PEERING } from '../peering/texts';
import { VPC } from '../texts';
import { TABLE } from './texts';

/** Which member and which option take a target, by how its ID begins. */
const TARGETS = [
  { prefix: 'nat-', member: 'NatGatewayId', option: 'nat-gateway-id' },
  { prefix: 'pcx-', member: 'VpcPeeringConnectionId', option: 'vpc-peering-connection-id' },
  { prefix: 'eigw-', member: 'EgressOnlyInternetGatewayId', option: 'egress-only-internet-gateway-id' },
  { prefix: 'eni-', member: 'NetworkInterfaceId', option: 'network-interface-id' },
] as const;
const GATEWAY = { member: 'GatewayId', option: 'gateway-id' } as const;

interface AddRouteProps {
  table: RouteTable;
  onDone(): void;
  onClose(): void;
}

export function AddRoute({ table, onDone, onClose }: AddRouteProps) {
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
  const own = useTexts(TABLE);
  const others = useQuery({
    queryKey: ['ec2', region, 'targets of', table.VpcId],
    queryFn: async () => {
      const Filters = [{ Name: 'vpc-id', Values: [table.VpcId ?? ''] }];
      const [egress, interfaces] = await Promise.all([
        ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ MaxResults: 255 })),
        ec2.send(new DescribeNetworkInterfacesCommand({ Filters })),
      ]);
      return {
        egress: (egress.EgressOnlyInternetGateways ?? [])
          .filter((one) => one.Attachments?.some((it) => it.VpcId === table.VpcId))
          .flatMap((one) => one.EgressOnlyInternetGatewayId ?? []),
        interfaces: interfaces.NetworkInterfaces ?? [],
      };
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
    ...(others.data?.egress ?? []).map((value) => ({ value, label: value, description: own.egress })),
    ...(others.data?.interfaces ?? []).map((one) => ({
      value: one.NetworkInterfaceId ?? '',
      label: one.NetworkInterfaceId,
      description: [own.eni, one.Attachment?.InstanceId, one.Description].filter(Boolean).join(' · '),
    })),
  ];
  const kind = TARGETS.find((one) => target.startsWith(one.prefix)) ?? GATEWAY;
  const v6 = destination.includes(':');
  return (
    <FormModal
      title={texts.addRoute}
      label={texts.addRoute}
      valid={target !== '' && destination !== ''}
      commands={cli('ec2 create-route', {
        'route-table-id': table.RouteTableId,
        [v6 ? 'destination-ipv6-cidr-block' : 'destination-cidr-block']: destination,
        [kind.option]: target || 'TARGET',
      })}
      run={() =>
        ec2.send(
          new CreateRouteCommand({
            RouteTableId: table.RouteTableId,
            ...(v6 ? { DestinationIpv6CidrBlock: destination } : { DestinationCidrBlock: destination }),
            [kind.member]: target,
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
          filteringType="auto"
          empty={texts.noGateways}
          selectedOption={options.find((one) => one.value === target) ?? null}
          onChange={({ detail }) => setTarget(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </FormModal>
  );
}
