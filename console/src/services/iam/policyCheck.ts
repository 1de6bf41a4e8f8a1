import { IAM } from './texts';

type Problems = (typeof IAM)['en']['problems'];

const ELEMENTS = new Set(['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition']);
const ACTION = /^(\*|[A-Za-z0-9-]+:[A-Za-z0-9*?]+)$/;
const RESOURCE = /^(\*|arn:[^:]+:[^:]*:[^:]*:[^:]*:.+|\$\{.+)$/s;
const VERSION = '2012-10-17';

/** What a policy is for: an identity's says nothing about who; a trust policy says nothing about what it acts on. */
export type PolicyKind = 'identity' | 'trust';

interface Statement {
  [element: string]: unknown;
}

function list(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

/** What is wrong with a policy, as far as it can be known without asking IAM. The text is JSON. */
export function check(text: string, kind: PolicyKind, texts: Problems, max = 0): string[] {
  const policy = JSON.parse(text) as { Version?: unknown; Statement?: unknown } | null;
  const statements = list(policy?.Statement);
  const found: string[] = [];
  if (policy?.Version !== VERSION) {
    found.push(texts.version);
  }
  if (statements.length === 0 || statements.some((one) => typeof one !== 'object' || one === null)) {
    return [...found, texts.noStatement];
  }
  const sids = new Set<string>();
  statements.forEach((one, index) => {
    const statement = one as Statement;
    const sid = typeof statement.Sid === 'string' ? statement.Sid : '';
    if (sid && sids.has(sid)) {
      found.push(texts.sid(sid));
    }
    sids.add(sid);
    found.push(...checkStatement(statement, sid || `Statement[${index}]`, kind, texts));
  });
  const length = text.replaceAll(/\s/g, '').length;
  return max > 0 && length > max ? [...found, texts.tooLong(length, max)] : found;
}

function checkStatement(statement: Statement, where: string, kind: PolicyKind, texts: Problems): string[] {
  const found: string[] = [];
  for (const name of Object.keys(statement).filter((one) => !ELEMENTS.has(one))) {
    found.push(texts.unknown(where, name));
  }
  if (statement.Effect !== 'Allow' && statement.Effect !== 'Deny') {
    found.push(texts.effect(where));
  }
  found.push(...checkActions(statement, where, texts));
  const hasPrincipal = 'Principal' in statement || 'NotPrincipal' in statement;
  if (kind === 'trust') {
    return hasPrincipal ? found : [...found, texts.noPrincipal(where)];
  }
  if (hasPrincipal) {
    found.push(texts.principal(where));
  }
  if ('Resource' in statement === 'NotResource' in statement) {
    found.push(texts.resource(where));
  }
  for (const resource of [...list(statement.Resource), ...list(statement.NotResource)]) {
    if (!RESOURCE.test(String(resource))) {
      found.push(texts.resourceForm(where, String(resource)));
    }
  }
  return found;
}

function checkActions(statement: Statement, where: string, texts: Problems): string[] {
  if ('Action' in statement === 'NotAction' in statement) {
    return [texts.action(where)];
  }
  return [...list(statement.Action), ...list(statement.NotAction)]
    .filter((action) => !ACTION.test(String(action)))
    .map((action) => texts.actionForm(where, String(action)));
}
