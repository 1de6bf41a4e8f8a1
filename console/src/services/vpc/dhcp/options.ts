import type { DhcpOptions } from '@aws-sdk/client-ec2';
import { linesOf } from '../../../parts/Written';
import { isAddress } from '../../ec2/eni/address';

/** The options as they are typed: lists one entry a line. */
export interface Typed {
  domain: string;
  servers: string;
  ntp: string;
  netbios: string;
  node: string;
}

export const NOTHING: Typed = { domain: '', servers: 'AmazonProvidedDNS', ntp: '', netbios: '', node: '' };

const MOST = 4;

/** Whether a list has at most four addresses, or is the word for the VPC's own name server. */
export function areServers(text: string, word?: string): boolean {
  const all = linesOf(text);
  return all.length <= MOST && all.every((one) => isAddress(one) || one === word);
}

/** The options as calls take them; those that are empty are left out. */
export function configurations(typed: Typed): { Key: string; Values: string[] }[] {
  const all = [
    { Key: 'domain-name', Values: [typed.domain.trim()] },
    { Key: 'domain-name-servers', Values: linesOf(typed.servers) },
    { Key: 'ntp-servers', Values: linesOf(typed.ntp) },
    { Key: 'netbios-name-servers', Values: linesOf(typed.netbios) },
    { Key: 'netbios-node-type', Values: [typed.node] },
  ];
  return all.filter((one) => one.Values.some(Boolean));
}

/** The values of one option, as one line. */
export function valueOf(set: DhcpOptions, key: string): string {
  const found = set.DhcpConfigurations?.find((one) => one.Key === key);
  return (found?.Values ?? []).flatMap((one) => one.Value ?? []).join(', ');
}

/** All options of a set, as one line. */
export function lineOf(set: DhcpOptions): string {
  return (set.DhcpConfigurations ?? []).map((one) => `${one.Key} = ${valueOf(set, one.Key ?? '')}`).join('; ');
}
