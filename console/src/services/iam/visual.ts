/** A statement as the visual editor shows it. */
export interface VisualStatement {
  sid?: string;
  effect: 'Allow' | 'Deny';
  actions: string[];
  resources: string[];
}

const SHOWN = new Set(['Sid', 'Effect', 'Action', 'Resource']);

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
  return known.map((one) => ({
    sid: typeof one.Sid === 'string' ? one.Sid : undefined,
    effect: one.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: words(one.Action),
    resources: words(one.Resource),
  }));
}

/** The policy that statements make. */
export function fromVisual(statements: readonly VisualStatement[]): string {
  const Statement = statements.map(({ sid, effect, actions, resources }) => ({
    ...(sid ? { Sid: sid } : {}),
    Effect: effect,
    Action: actions,
    Resource: resources,
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
}
