import type { IpPermission, SecurityGroupRule } from '@aws-sdk/client-ec2';

/** A rule as it is edited. */
export interface Rule {
  /** The ID of a rule that is there. */
  id?: string;
  protocol: string;
  ports: string;
  peer: string;
  description: string;
}

/** Rules that people write most. */
export const PRESETS: Readonly<Record<string, { protocol: string; ports: string }>> = {
  SSH: { protocol: 'tcp', ports: '22' },
  HTTP: { protocol: 'tcp', ports: '80' },
  HTTPS: { protocol: 'tcp', ports: '443' },
  MySQL: { protocol: 'tcp', ports: '3306' },
  PostgreSQL: { protocol: 'tcp', ports: '5432' },
  RDP: { protocol: 'tcp', ports: '3389' },
  'DNS (UDP)': { protocol: 'udp', ports: '53' },
};

const PORTS = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/;
const CIDR = /^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/\d{1,3})$/;

export function toRule(given: SecurityGroupRule): Rule {
  const protocol = given.IpProtocol ?? '-1';
  const { FromPort: from = -1, ToPort: to = -1 } = given;
  return {
    id: given.SecurityGroupRuleId,
    protocol,
    ports: !usesPorts(protocol) || from < 0 ? '' : from === to ? String(from) : `${from}-${to}`,
    peer: given.CidrIpv4 ?? given.CidrIpv6 ?? given.ReferencedGroupInfo?.GroupId ?? given.PrefixListId ?? '',
    description: given.Description ?? '',
  };
}

/** Whether a protocol has ports. */
export function usesPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp';
}

function range(ports: string): [number, number] | undefined {
  const found = PORTS.exec(ports.trim());
  if (!found) {
    return undefined;
  }
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return from <= to && to <= 65_535 ? [from, to] : undefined;
}

function isPeer(peer: string): boolean {
  return CIDR.test(peer) || /^(sg|pl)-[0-9a-f]+$/.test(peer);
}

export function isRule(rule: Rule): boolean {
  return isPeer(rule.peer.trim()) && (!usesPorts(rule.protocol) || range(rule.ports) !== undefined);
}

/** A rule as calls take it. */
export function toPermission(rule: Rule): IpPermission {
  const ports = usesPorts(rule.protocol) ? range(rule.ports) : rule.protocol.startsWith('icmp') ? [-1, -1] : undefined;
  const peer = rule.peer.trim();
  const Description = rule.description || undefined;
  return {
    IpProtocol: rule.protocol,
    ...(ports ? { FromPort: ports[0], ToPort: ports[1] } : {}),
    ...(peer.startsWith('sg-') ? { UserIdGroupPairs: [{ GroupId: peer, Description }] } : {}),
    ...(peer.startsWith('pl-') ? { PrefixListIds: [{ PrefixListId: peer, Description }] } : {}),
    ...(peer.includes(':') ? { Ipv6Ranges: [{ CidrIpv6: peer, Description }] } : {}),
    ...(peer.includes('.') ? { IpRanges: [{ CidrIp: peer, Description }] } : {}),
  };
}

/** What has to be revoked and what authorised so that the rules are as edited. */
export function changes(before: readonly Rule[], after: readonly Rule[]): { revoke: string[]; authorize: Rule[] } {
  const same = (one: Rule, other: Rule) =>
    one.protocol === other.protocol &&
    one.ports === other.ports &&
    one.peer === other.peer &&
    one.description === other.description;
  const kept = after.filter((rule) => before.some((one) => one.id === rule.id && same(one, rule)));
  return {
    revoke: before.filter((rule) => !kept.some((one) => one.id === rule.id)).flatMap((rule) => rule.id ?? []),
    authorize: after.filter((rule) => !kept.includes(rule)),
  };
}
