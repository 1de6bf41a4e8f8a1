import type { NetworkAclEntry } from '@aws-sdk/client-ec2';

/** An entry of a network ACL as it is edited. */
export interface Entry {
  number: string;
  protocol: string;
  /** One port or a range of them; empty for protocols without ports. */
  ports: string;
  cidr: string;
  action: 'allow' | 'deny';
}

/** The last entry, which denies all that no other has decided; it is neither edited nor removed. */
export const LAST = 32_767;

/** Protocols by their numbers, as AWS's console names them. */
export const PROTOCOLS: Readonly<Record<string, string>> = {
  '-1': '',
  '6': 'TCP',
  '17': 'UDP',
  '1': 'ICMP',
  '58': 'ICMPv6',
};

/** Entries that people write most: protocol and ports. */
export const PRESETS: Readonly<Record<string, readonly [string, string]>> = {
  SSH: ['6', '22'],
  HTTP: ['6', '80'],
  HTTPS: ['6', '443'],
  'DNS (UDP)': ['17', '53'],
  RDP: ['6', '3389'],
  'TCP 1024-65535': ['6', '1024-65535'],
};

const RANGE = /^(\d{1,5})(?:\s*-\s*(\d{1,5}))?$/;
const CIDR = /^(\d{1,3}(\.\d{1,3}){3}\/\d{1,2}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*\/\d{1,3})$/;
const STEP = 100;

export function hasPorts(protocol: string): boolean {
  return protocol === '6' || protocol === '17';
}

function range(ports: string): [number, number] | undefined {
  const found = RANGE.exec(ports.trim());
  if (!found) {
    return undefined;
  }
  const from = Number(found[1]);
  const to = Number(found[2] ?? found[1]);
  return from <= to && to <= 65_535 ? [from, to] : undefined;
}

export function toEntry(given: NetworkAclEntry): Entry {
  const { From, To } = given.PortRange ?? {};
  return {
    number: String(given.RuleNumber ?? ''),
    protocol: given.Protocol ?? '-1',
    ports: From === undefined || To === undefined ? '' : From === To ? String(From) : `${From}-${To}`,
    cidr: given.CidrBlock ?? given.Ipv6CidrBlock ?? '',
    action: given.RuleAction === 'allow' ? 'allow' : 'deny',
  };
}

function isEntry(entry: Entry): boolean {
  const number = /^\d{1,5}$/.test(entry.number) ? Number(entry.number) : 0;
  return (
    number >= 1 &&
    number < LAST &&
    CIDR.test(entry.cidr.trim()) &&
    (!hasPorts(entry.protocol) || range(entry.ports) !== undefined) &&
    /^(-1|\d{1,3})$/.test(entry.protocol)
  );
}

/** Whether entries can be saved: each is one, and no two have the same number. */
export function areEntries(entries: readonly Entry[]): boolean {
  return entries.every(isEntry) && new Set(entries.map((one) => Number(one.number))).size === entries.length;
}

/** An entry as calls take it. */
export function toInput(entry: Entry) {
  const ports = hasPorts(entry.protocol) ? range(entry.ports) : undefined;
  const cidr = entry.cidr.trim();
  return {
    RuleNumber: Number(entry.number),
    Protocol: entry.protocol,
    RuleAction: entry.action,
    ...(cidr.includes(':') ? { Ipv6CidrBlock: cidr } : { CidrBlock: cidr }),
    ...(ports ? { PortRange: { From: ports[0], To: ports[1] } } : {}),
    ...(entry.protocol === '1' || entry.protocol === '58' ? { IcmpTypeCode: { Type: -1, Code: -1 } } : {}),
  };
}

/** What has to be removed, replaced and created so that the entries are as edited. An entry is known by its number. */
export function changes(before: readonly Entry[], after: readonly Entry[]) {
  const old = new Map(before.map((one) => [Number(one.number), one]));
  const kept = new Set(after.map((one) => Number(one.number)));
  const same = (one: Entry, other: Entry) => JSON.stringify(toInput(one)) === JSON.stringify(toInput(other));
  const known = after.filter((one) => old.has(Number(one.number)));
  return {
    remove: [...old.keys()].filter((number) => !kept.has(number)),
    replace: known.filter((one) => !same(one, old.get(Number(one.number)) ?? one)),
    create: after.filter((one) => !old.has(Number(one.number))),
  };
}

/** A number for another entry, with room for some before it. */
export function nextNumber(entries: readonly Entry[]): string {
  const most = Math.max(0, ...entries.map((one) => Number(one.number) || 0));
  return String(Math.min(LAST - 1, (Math.floor(most / STEP) + 1) * STEP));
}
