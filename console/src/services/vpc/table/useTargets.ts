import {
  DescribeEgressOnlyInternetGatewaysCommand,
  DescribeInstancesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeVpcPeeringConnectionsCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { useRegion } from '../../../session/region';
import { nameOf } from '../../ec2/names';
import { useEc2 } from '../../ec2/useEc2';
import { readNetwork } from '../network';
import { PEERING } from '../peering/texts';
import { VPC } from '../texts';
import { TABLE } from './texts';

async function load(ec2: EC2Client, vpc: string) {
  const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
  const active = [{ Name: 'status-code', Values: ['active'] }];
  const [network, peerings, egress, interfaces, reservations] = await Promise.all([
    readNetwork(ec2, vpc),
    ec2.send(new DescribeVpcPeeringConnectionsCommand({ Filters: active })),
    ec2.send(new DescribeEgressOnlyInternetGatewaysCommand({ MaxResults: 255 })),
    ec2.send(new DescribeNetworkInterfacesCommand({ Filters })),
    ec2.send(new DescribeInstancesCommand({ Filters })),
  ]);
  return {
    ...network,
    peerings: (peerings.VpcPeeringConnections ?? []).filter((one) =>
      [one.RequesterVpcInfo?.VpcId, one.AccepterVpcInfo?.VpcId].includes(vpc),
    ),
    egress: (egress.EgressOnlyInternetGateways ?? []).filter((one) => one.Attachments?.some((it) => it.VpcId === vpc)),
    interfaces: interfaces.NetworkInterfaces ?? [],
    instances: (reservations.Reservations ?? [])
      .flatMap((one) => one.Instances ?? [])
      .filter((one) => one.State?.Name !== 'terminated'),
  };
}

/** What the routes of a VPC can lead to. */
export function useTargets(vpc: string) {
  const texts = useTexts(VPC);
  const own = useTexts(TABLE);
  const peering = useTexts(PEERING);
  const ec2 = useEc2();
  const region = useRegion();
  const { data } = useQuery({ queryKey: ['ec2', region, 'targets of', vpc], queryFn: () => load(ec2, vpc) });
  const option = (value: string | undefined, ...about: (string | undefined)[]) => ({
    value: value ?? '',
    label: value ?? '',
    description: about.filter(Boolean).join(' · '),
  });
  return [
    ...(data?.gateways ?? []).map((one) => option(one.InternetGatewayId, texts.gateway, nameOf(one))),
    ...(data?.nats ?? []).map((one) => option(one.NatGatewayId, texts.nat, nameOf(one))),
    ...(data?.egress ?? []).map((one) => option(one.EgressOnlyInternetGatewayId, own.egress)),
    ...(data?.peerings ?? []).map((one) => option(one.VpcPeeringConnectionId, peering.title)),
    ...(data?.instances ?? []).map((one) => option(one.InstanceId, own.instance, nameOf(one))),
    ...(data?.interfaces ?? []).map((one) => option(one.NetworkInterfaceId, own.eni, one.Attachment?.InstanceId, one.Description)),
  ];
}
