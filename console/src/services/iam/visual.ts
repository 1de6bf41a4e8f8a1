import { fromConditions, toConditions } from './conditions';
import type { Condition } from './conditions';

/** A statement as the visual editor shows it. */
export interface VisualStatement {
  sid?: string;
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
  conditions: Condition[];
}

const SHOWN = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

function words(value: unknown): string[] {
  return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
}

/** The statements of a policy; undefined where it is no policy, or has what the visual editor would lose. */
export function toVisual(text: string): VisualStatement[] | undefined {
  let policy: { Statement?: unknown };
  try {
    policy = (text.trim() ? JSON.parse(text) : {}) as { Statement?: unknown };
  } catch {
    return undefined;
  }
  const given = policy.Statement;
  const statements = Array.isArray(given) ? given : given === undefined ? [] : [given];
  if (statements.some((one) => typeof one !== 'object' || one === null)) {
    return undefined;
  }
  const known = statements as Record<string, unknown>[];
  if (known.some((one) => Object.keys(one).some((name) => !SHOWN.has(name)))) {
    return undefined;
  }
  const conditions = known.map((one) => toConditions(one.Condition));
  if (conditions.some((one) => one === undefined)) {
    return undefined;
  }
  return known.map((one, index) => ({
    sid: typeof one.Sid === 'string' ? one.Sid : undefined,
    effect: one.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: words(one.Action),
    resources: words(one.Resource),
    conditions: conditions[index] ?? [],
  }));
}

/** The policy that statements make; conditions without a key are not finished and left out. */
export function fromVisual(statements: readonly VisualStatement[]): string {
  const Statement = statements.map(({ sid, effect, actions, resources, conditions }) => ({
    ...(sid ? { Sid: sid } : {}),
    Effect: effect,
    Action: actions,
    Resource: resources,
    ...(conditions.some((one) => one.key) ? { Condition: fromConditions(conditions.filter((one) => one.key)) } : {}),
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}
