import type { Subnet, Vpc } from '@aws-sdk/client-ec2';
import { block6, free6, within6 } from '../../ec2/eni/address6';
import type { Block6 } from '../../ec2/eni/address6';

/** The size of the IPv6 block of every subnet. */
export const PREFIX6 = 64;

type Associated = Pick<Vpc & Subnet, 'Ipv6CidrBlockAssociationSet'>;

interface State {
  Ipv6CidrBlockState?: { State?: string };
}

const here = (one: State) => /^associat/.test(one.Ipv6CidrBlockState?.State ?? '');

/** The IPv6 blocks that something has, not those that it has lost. */
export function blocks6(of: Associated | undefined): { id: string; cidr: string }[] {
  return (of?.Ipv6CidrBlockAssociationSet ?? [])
    .filter(here)
    .map((one) => ({ id: one.AssociationId ?? '', cidr: one.Ipv6CidrBlock ?? '' }));
}

function parsed(of: Associated | undefined): Block6[] {
  return blocks6(of).flatMap((one) => block6(one.cidr) ?? []);
}

/** Whether a subnet of the VPC can have that block. */
export function isSubnet6(cidr: string, vpc: Vpc | undefined): boolean {
  const block = block6(cidr);
  return block?.prefix === PREFIX6 && parsed(vpc).some((one) => within6(block, one));
}

/** The first block of the VPC that no subnet has. */
export function nextFree(vpc: Vpc | undefined, subnets: readonly Subnet[]): string | undefined {
  const taken = subnets.filter((one) => one.VpcId === vpc?.VpcId).flatMap(parsed);
  return parsed(vpc).map((one) => free6(one, taken, PREFIX6)).find(Boolean);
}
