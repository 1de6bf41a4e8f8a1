import {
  DescribeInternetGatewaysCommand,
  DescribeNatGatewaysCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client, InternetGateway, NatGateway, Route, RouteTable, Subnet } from '@aws-sdk/client-ec2';
import { nameOf } from '../ec2/names';

/** What a VPC is made of. */
export interface Network {
  subnets: Subnet[];
  tables: RouteTable[];
  gateways: InternetGateway[];
  nats: NatGateway[];
}

export async function readNetwork(ec2: EC2Client, vpc: string): Promise<Network> {
  const of = (Name: string) => [{ Name, Values: [vpc] }];
  const [subnets, tables, gateways, nats] = await Promise.all([
    ec2.send(new DescribeSubnetsCommand({ Filters: of('vpc-id') })),
    ec2.send(new DescribeRouteTablesCommand({ Filters: of('vpc-id') })),
    ec2.send(new DescribeInternetGatewaysCommand({ Filters: of('attachment.vpc-id') })),
    ec2.send(new DescribeNatGatewaysCommand({ Filter: of('vpc-id') })),
  ]);
  return {
    subnets: subnets.Subnets ?? [],
    tables: tables.RouteTables ?? [],
    gateways: gateways.InternetGateways ?? [],
    nats: (nats.NatGateways ?? []).filter((one) => one.State !== 'deleted'),
  };
}

/** The detail of the table that subnets use which have none of their own. */
export const MAIN = 'main';

/** A box of the map: subnets in the second column, route tables in the third, connections in the last. */
export interface MapNode {
  id: string;
  column: 0 | 1 | 2;
  text: string;
  detail: string;
  group: string;
}

export interface MapEdge {
  from: string;
  to: string;
}

/** Where a route leads; empty for the VPC itself. */
export function targetOf(route: Route): string {
  const target =
    route.GatewayId ??
    route.NatGatewayId ??
    route.VpcPeeringConnectionId ??
    route.TransitGatewayId ??
    route.NetworkInterfaceId ??
    route.EgressOnlyInternetGatewayId ??
    route.InstanceId ??
    '';
  return target === 'local' ? '' : target;
}

/** The table of a subnet: its own, or else the main one. */
function tableOf(network: Network, subnet: Subnet): string | undefined {
  const own = network.tables.find((table) => table.Associations?.some((one) => one.SubnetId === subnet.SubnetId));
  const main = network.tables.find((table) => table.Associations?.some((one) => one.Main));
  return (own ?? main)?.RouteTableId;
}

/** What the map of a VPC shows: which subnet uses which table, and where the tables' routes lead. */
export function mapOf(network: Network): { nodes: MapNode[]; edges: MapEdge[] } {
  const sorted = [...network.subnets].sort((one, other) =>
    `${one.AvailabilityZone} ${one.CidrBlock}`.localeCompare(`${other.AvailabilityZone} ${other.CidrBlock}`, 'en', { numeric: true }),
  );
  const subnets = sorted.map((one): MapNode => ({
    id: one.SubnetId ?? '',
    column: 0,
    text: nameOf(one) || (one.SubnetId ?? ''),
    detail: one.CidrBlock ?? '',
    group: one.AvailabilityZone ?? '',
  }));
  const tables = network.tables.map((one): MapNode => ({
    id: one.RouteTableId ?? '',
    column: 1,
    text: nameOf(one) || (one.RouteTableId ?? ''),
    detail: one.Associations?.some((association) => association.Main) ? MAIN : '',
    group: '',
  }));
  const known = [...network.gateways, ...network.nats];
  const names = new Map(
    known.map((one) => ['InternetGatewayId' in one ? one.InternetGatewayId : (one as NatGateway).NatGatewayId, nameOf(one)]),
  );
  const routes = network.tables.flatMap((table) =>
    (table.Routes ?? []).map((route) => ({ from: table.RouteTableId ?? '', to: targetOf(route) })),
  );
  const targets = new Set([...names.keys(), ...routes.map((route) => route.to)].filter((id): id is string => Boolean(id)));
  const connections = [...targets].map((id): MapNode => ({
    id,
    column: 2,
    text: names.get(id) || id,
    detail: names.get(id) && names.get(id) !== id ? id : '',
    group: '',
  }));
  const edges = [
    ...sorted.map((subnet) => ({ from: subnet.SubnetId ?? '', to: tableOf(network, subnet) ?? '' })),
    ...routes,
  ].filter((edge) => edge.from && edge.to);
  const unique = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge]));
  return { nodes: [...subnets, ...tables, ...connections], edges: [...unique.values()] };
}

/** Everything that is connected to a box, and itself. */
export function connected(edges: readonly MapEdge[], id: string): Set<string> {
  const found = new Set([id]);
  const follow = (from: string, step: (edge: MapEdge, at: string) => string | undefined) => {
    for (const edge of edges) {
      const next = step(edge, from);
      if (next && !found.has(next)) {
        found.add(next);
        follow(next, step);
      }
    }
  };
  follow(id, (edge, at) => (edge.from === at ? edge.to : undefined));
  follow(id, (edge, at) => (edge.to === at ? edge.from : undefined));
  return found;
}
