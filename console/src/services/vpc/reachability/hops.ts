import type {
  AnalysisAclRule,
  AnalysisRouteTableRoute,
  AnalysisSecurityGroupRule,
  Explanation,
  NetworkInsightsAnalysis,
  PathComponent,
} from '@aws-sdk/client-ec2';

export type HopKind = 'interface' | 'group' | 'acl' | 'table' | 'gateway' | 'nat' | 'peering' | 'other';

/** One decision about a packet, or its answer. */
export interface Hop {
  kind: HopKind;
  /** What decided; several groups decide together. */
  ids: string[];
  /** The rule, entry or route that decided; empty where none fitted. */
  rule: string;
  /** Which way a rule is about. */
  direction?: 'ingress' | 'egress';
  passed: boolean;
  /** Why it did not go on, in AWS's words. */
  code?: string;
  /** What more is known of that. */
  detail?: string;
}

/** What became of a connection: the way of its first packet, and that of the answer. */
export interface Ways {
  there: Hop[];
  back: Hop[];
}

const KINDS: readonly [string, HopKind][] = [
  ['eni-', 'interface'],
  ['sg-', 'group'],
  ['acl-', 'acl'],
  ['rtb-', 'table'],
  ['igw-', 'gateway'],
  ['eigw-', 'gateway'],
  ['vpce-', 'gateway'],
  ['nat-', 'nat'],
  ['pcx-', 'peering'],
];

function kindOf(id: string): HopKind {
  return KINDS.find(([prefix]) => id.startsWith(prefix))?.[1] ?? 'other';
}

type PortRange = { From?: number; To?: number } | undefined;

function traffic(protocol = '', ports: PortRange): string {
  const { From: from, To: to } = ports ?? {};
  const range = from === undefined ? '' : from === to ? ` ${from}` : ` ${from}-${to}`;
  return `${protocol === 'all' ? 'ALL' : protocol.toUpperCase()}${range}`;
}

function groupRule(rule: AnalysisSecurityGroupRule | undefined): string {
  const peer = rule?.Cidr ?? rule?.PrefixListId ?? '';
  return rule?.Protocol ? `${traffic(rule.Protocol, rule.PortRange)} ${peer}`.trim() : '';
}

function aclRule(rule: AnalysisAclRule | undefined): string {
  const number = rule?.RuleNumber === 32_767 ? '*' : `${rule?.RuleNumber ?? ''}`;
  return rule ? [number, rule.RuleAction, traffic(rule.Protocol, rule.PortRange), rule.Cidr].filter(Boolean).join(' ') : '';
}

function route(taken: AnalysisRouteTableRoute | undefined): string {
  const target =
    taken?.GatewayId ??
    taken?.NatGatewayId ??
    taken?.NetworkInterfaceId ??
    taken?.VpcPeeringConnectionId ??
    taken?.EgressOnlyInternetGatewayId ??
    taken?.State ??
    '';
  return taken ? `${taken.DestinationCidr} → ${target}` : '';
}

function directionOf(text: string | undefined): Hop['direction'] {
  return text === 'ingress' || text === 'egress' ? text : undefined;
}

function passed(one: PathComponent): Hop {
  const id = one.Component?.Id ?? '';
  const acl = one.AclRule;
  return {
    kind: kindOf(id),
    ids: [id],
    rule: groupRule(one.SecurityGroupRule) || aclRule(acl) || route(one.RouteTableRoute),
    direction: directionOf(one.SecurityGroupRule?.Direction) ?? (acl && (acl.Egress ? 'egress' : 'ingress')),
    passed: true,
  };
}

function blocked(one: Explanation): Hop {
  const groups = (one.SecurityGroups ?? []).flatMap((group) => group.Id ?? []);
  const ids = groups.length > 0 ? groups : [one.Component?.Id ?? ''];
  return {
    kind: kindOf(ids[0] ?? ''),
    ids,
    rule: aclRule(one.AclRule) || route(one.RouteTableRoute),
    direction: directionOf(one.Direction),
    passed: false,
    code: one.ExplanationCode,
    detail: one.MissingComponent,
  };
}

/** The hops of both ways. An analysis does not say on which of them it ended; how far the first packet came does. */
export function waysOf(analysis: NetworkInsightsAnalysis): Ways {
  const there = (analysis.ForwardPathComponents ?? []).map(passed);
  const back = (analysis.ReturnPathComponents ?? []).map(passed);
  const ends = (analysis.Explanations ?? []).map(blocked);
  const arrived = back.length > 0 || there.at(-1)?.kind === 'interface';
  return arrived ? { there, back: [...back, ...ends] } : { there: [...there, ...ends], back };
}

/** The page that shows a resource, if there is one. */
export function pageOf(id: string): string | undefined {
  const [prefix] = id.split('-');
  const pages: Readonly<Record<string, string>> = {
    i: `/ec2/instances/${id}?tab=networking`,
    eni: '/ec2/interfaces',
    sg: `/ec2/groups/${id}`,
    rtb: `/vpc/routes/${id}`,
    igw: '/vpc/gateways',
    nat: '/vpc/nat',
    vpc: `/vpc/vpcs/${id}`,
  };
  return pages[prefix ?? ''];
}
