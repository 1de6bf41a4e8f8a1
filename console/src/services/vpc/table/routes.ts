import type { Route } from '@aws-sdk/client-ec2';
import { targetOf } from '../network';

/** A route as it is edited. */
export interface EditedRoute {
  /** A CIDR, or the ID of a prefix list. */
  destination: string;
  /** The ID of what it leads to; empty for the VPC itself. */
  target: string;
  /** Whether it comes and goes with the VPC or an endpoint, and is not edited. */
  fixed: boolean;
}

const FOUR = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;
const SIX = /^[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/\d{1,3}$/;
const LIST = /^pl-[0-9a-f]+$/;

/** Which member and which option take a target, by how its ID begins. */
const TARGETS = [
  { prefix: 'nat-', member: 'NatGatewayId', option: 'nat-gateway-id' },
  { prefix: 'pcx-', member: 'VpcPeeringConnectionId', option: 'vpc-peering-connection-id' },
  { prefix: 'eigw-', member: 'EgressOnlyInternetGatewayId', option: 'egress-only-internet-gateway-id' },
  { prefix: 'eni-', member: 'NetworkInterfaceId', option: 'network-interface-id' },
  { prefix: 'i-', member: 'InstanceId', option: 'instance-id' },
] as const;
const GATEWAY = { member: 'GatewayId', option: 'gateway-id' } as const;

export function destinationOf(route: Route): string {
  return route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
}

export function toEdited(route: Route): EditedRoute {
  const target = targetOf(route);
  return { destination: destinationOf(route), target, fixed: target === '' || target.startsWith('vpce-') };
}

function kindOf(destination: string) {
  return LIST.test(destination)
    ? ({ member: 'DestinationPrefixListId', option: 'destination-prefix-list-id' } as const)
    : destination.includes(':')
      ? ({ member: 'DestinationIpv6CidrBlock', option: 'destination-ipv6-cidr-block' } as const)
      : ({ member: 'DestinationCidrBlock', option: 'destination-cidr-block' } as const);
}

/** A destination as calls take it. */
export function toDestination({ destination }: EditedRoute) {
  return { [kindOf(destination.trim()).member]: destination.trim() };
}

/** A route as calls take it. */
export function toInput(route: EditedRoute) {
  const { member } = TARGETS.find((one) => route.target.startsWith(one.prefix)) ?? GATEWAY;
  return { ...toDestination(route), [member]: route.target };
}

/** A destination, or a route, as options of the AWS CLI. */
export function toOptions(route: EditedRoute, withTarget: boolean): Record<string, string> {
  const { option } = TARGETS.find((one) => route.target.startsWith(one.prefix)) ?? GATEWAY;
  const to = route.destination.trim();
  return { [kindOf(to).option]: to, ...(withTarget ? { [option]: route.target } : {}) };
}

function isRoute({ destination, target, fixed }: EditedRoute): boolean {
  const to = destination.trim();
  return fixed || (target !== '' && (FOUR.test(to) || SIX.test(to) || LIST.test(to)));
}

/** Whether routes can be saved: each is one, and no two have the same destination. */
export function areRoutes(routes: readonly EditedRoute[]): boolean {
  return routes.every(isRoute) && new Set(routes.map((one) => one.destination.trim())).size === routes.length;
}

/** What has to be deleted, replaced and created so that the routes are as edited. A route is known by its destination. */
export function changes(before: readonly EditedRoute[], after: readonly EditedRoute[]) {
  const keyOf = (one: EditedRoute) => one.destination.trim();
  const old = new Map(before.map((one) => [keyOf(one), one]));
  const kept = new Set(after.map(keyOf));
  return {
    remove: before.filter((one) => !one.fixed && !kept.has(keyOf(one))),
    replace: after.filter((one) => old.has(keyOf(one)) && old.get(keyOf(one))?.target !== one.target),
    create: after.filter((one) => !old.has(keyOf(one))),
  };
}
