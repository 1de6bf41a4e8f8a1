import type { IpPermission, SecurityGroupRule, SecurityGroupRuleUpdate } from '@aws-sdk/client-ec2';

/** A rule as it is edited. */
export interface Rule {
  /** The ID of a rule that is there. */
  id?: string;
  protocol: string;
  /** One port or a range of them; the type of ICMP, and its code after a slash. */
  ports: string;
  /** A CIDR, a prefix list, or a group, which may be of another account: `account/group`. */
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
  'All TCP': { protocol: 'tcp', ports: '0-65535' },
  'All UDP': { protocol: 'udp', ports: '0-65535' },
};

const PORTS = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/;
const TYPE_AND_CODE = /^(\d{1,3})(?:\/(\d{1,3}))?$/;
const CIDR = /^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/\d{1,3})$/;
const GROUP = /^(?:(\d{12})\/)?(sg-[0-9a-f]+)$/;
const DESCRIPTION = /^[a-zA-Z0-9. _\-:/()#,@[\]+=&;{}!$*]{0,255}$/;
const ALL = -1;

export function toRule(given: SecurityGroupRule): Rule {
  const protocol = given.IpProtocol ?? '-1';
  return {
    id: given.SecurityGroupRuleId,
    protocol,
    ports: written(protocol, given.FromPort ?? ALL, given.ToPort ?? ALL),
    peer: given.CidrIpv4 ?? given.CidrIpv6 ?? given.PrefixListId ?? groupOf(given),
    description: given.Description ?? '',
  };
}

/** A group of another account is written with that account before it, as in AWS's console. */
function groupOf({ GroupOwnerId, ReferencedGroupInfo: { GroupId = '', UserId } = {} }: SecurityGroupRule): string {
  return UserId && GroupOwnerId && UserId !== GroupOwnerId ? `${UserId}/${GroupId}` : GroupId;
}

/** Ports as they are typed; for ICMP the type and, where it is not about all of them, the code. */
export function written(protocol: string, from: number, to: number): string {
  if (isIcmp(protocol)) {
    return from === ALL ? '' : to === ALL ? String(from) : `${from}/${to}`;
  }
  return !usesPorts(protocol) || from < 0 ? '' : from === to ? String(from) : `${from}-${to}`;
}

/** Whether a protocol has types and codes in the place of ports. */
export function isIcmp(protocol: string): boolean {
  return protocol === 'icmp' || protocol === 'icmpv6';
}

/** Whether a protocol has ports. */
export function usesPorts(protocol: string): boolean {
  return protocol === 'tcp' || protocol === 'udp';
}

/** What calls take for ports; nothing where a protocol has none, or they are not written right. */
function range({ protocol, ports }: Rule): [number, number] | undefined {
  if (isIcmp(protocol)) {
    const [, type, code] = TYPE_AND_CODE.exec(ports.trim()) ?? [];
    return ports.trim() === '' ? [ALL, ALL] : type && isByte(type) && isByte(code) ? [Number(type), Number(code ?? ALL)] : undefined;
  }
  const found = PORTS.exec(ports.trim());
  if (!found) {
    return undefined;
  }
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return from <= to && to <= 65_535 ? [from, to] : undefined;
}

function isByte(written = '0'): boolean {
  return Number(written) <= 255;
}

function isPeer(peer: string): boolean {
  return CIDR.test(peer) || GROUP.test(peer) || /^pl-[0-9a-f]+$/.test(peer);
}

export function isRule(rule: Rule): boolean {
  const hasRange = usesPorts(rule.protocol) || isIcmp(rule.protocol);
  return isPeer(rule.peer.trim()) && (!hasRange || range(rule) !== undefined);
}

/** Whether a description has only what AWS lets it have. */
export function isDescription(text: string): boolean {
  return DESCRIPTION.test(text);
}

/** The members that every rule has. */
function traffic(rule: Rule) {
  const ports = usesPorts(rule.protocol) || isIcmp(rule.protocol) ? range(rule) : undefined;
  return { IpProtocol: rule.protocol, ...(ports ? { FromPort: ports[0], ToPort: ports[1] } : {}) };
}

/** A rule as calls take it. */
export function toPermission(rule: Rule): IpPermission {
  const peer = rule.peer.trim();
  const Description = rule.description || undefined;
  const [, UserId, GroupId] = GROUP.exec(peer) ?? [];
  return {
    ...traffic(rule),
    ...(GroupId ? { UserIdGroupPairs: [{ ...(UserId ? { UserId } : {}), GroupId, Description }] } : {}),
    ...(peer.startsWith('pl-') ? { PrefixListIds: [{ PrefixListId: peer, Description }] } : {}),
    ...(peer.includes(':') ? { Ipv6Ranges: [{ CidrIpv6: peer, Description }] } : {}),
    ...(peer.includes('.') ? { IpRanges: [{ CidrIp: peer, Description }] } : {}),
  };
}

/** A rule as the call takes it that changes one in its place. */
export function toUpdate(rule: Rule): SecurityGroupRuleUpdate {
  const peer = rule.peer.trim();
  return {
    SecurityGroupRuleId: rule.id,
    SecurityGroupRule: {
      ...traffic(rule),
      [MEMBERS[kindOf(peer)]]: peer,
      Description: rule.description || undefined,
    },
  };
}

const MEMBERS = { four: 'CidrIpv4', six: 'CidrIpv6', list: 'PrefixListId', group: 'ReferencedGroupId', foreign: '' } as const;

function kindOf(peer: string): keyof typeof MEMBERS {
  if (peer.includes('/sg-')) {
    return 'foreign';
  }
  return peer.startsWith('sg-') ? 'group' : peer.startsWith('pl-') ? 'list' : peer.includes(':') ? 'six' : 'four';
}

/** What has to be done so that the rules are as edited. */
export interface Changes {
  /** IDs of rules. */
  revoke: string[];
  authorize: Rule[];
  /** Rules that stay what they are called, with other traffic or another peer. */
  modify: Rule[];
  /** Rules of which only the description is another. */
  describe: Rule[];
}

/**
 * Compares rules with edited ones. A rule keeps its ID where it can: AWS changes none into one with another kind of peer, nor one about
 * another account's group.
 */
export function changes(before: readonly Rule[], after: readonly Rule[]): Changes {
  const old = (rule: Rule) => before.find((one) => one.id !== undefined && one.id === rule.id);
  const same = (one: Rule, other: Rule) => one.protocol === other.protocol && one.ports === other.ports && one.peer === other.peer;
  const inPlace = (one: Rule, other: Rule) => {
    const kind = kindOf(other.peer.trim());
    return kind !== 'foreign' && kindOf(one.peer) === kind;
  };
  const found: Changes = { revoke: [], authorize: [], modify: [], describe: [] };
  for (const rule of after) {
    const was = old(rule);
    if (!was || !(same(was, rule) || inPlace(was, rule))) {
      found.authorize.push(rule);
    } else if (!same(was, rule)) {
      found.modify.push(rule);
    } else if (was.description !== rule.description) {
      found.describe.push(rule);
    }
  }
  const kept = after.filter((rule) => !found.authorize.includes(rule)).map((rule) => rule.id);
  found.revoke = before.flatMap((rule) => rule.id ?? []).filter((id) => !kept.includes(id));
  return found;
}
