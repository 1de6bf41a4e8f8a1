import type {
  ContextEntry,
  ContextKeyTypeEnum,
  SimulateCustomPolicyCommandInput,
  SimulatePrincipalPolicyCommandInput,
} from '@aws-sdk/client-iam';
import { cli } from '../../../parts/cli';
import { isJson } from '../../../parts/JsonEditor';
import { KEYS, isValue } from '../conditions';

/** A key of the request, as it is typed. */
export interface TypedKey {
  name: string;
  type: ContextKeyTypeEnum;
  /** Separated by commas where there may be several. */
  values: string;
}

/** What is asked, as it is typed. */
export interface Scenario {
  mode: 'existing' | 'custom';
  principal: string;
  policy: string;
  actions: string;
  resources: string;
  boundary: string;
  resourcePolicy: string;
  caller: string;
  /** By the key's name. */
  keys: readonly TypedKey[];
}

/** An operator that compares values of a type. */
const COMPARED: Record<string, string> = { numeric: 'NumericEquals', boolean: 'Bool', ip: 'IpAddress', date: 'DateEquals' };

const ENTITY = /^arn:aws:iam::\d{12}:(?:user|group|role)\/.+$/;

export function isEntity(arn: string): boolean {
  return ENTITY.test(arn);
}

/** A key as AWS writes it: the API answers in whatever case. */
export function spelled(key: string): string {
  return KEYS.find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
}

/** The type that a key's values have where it is one of AWS's own. */
export function typeOf(key: string): ContextKeyTypeEnum {
  if (/:(sourceip|vpcsourceip)$/i.test(key)) {
    return 'ip';
  }
  if (/(present|issecure|securetransport|viaawsservice|isawsservice)$/i.test(key)) {
    return 'boolean';
  }
  if (/(currenttime|tokenissuetime)$/i.test(key)) {
    return 'date';
  }
  if (/(age|max-keys|epochtime|volumesize|volumeiops|durationseconds)$/i.test(key)) {
    return 'numeric';
  }
  return /(tagkeys|:calledvia|principalorgpaths)$/i.test(key) ? 'stringList' : 'string';
}

export function words(text: string): string[] {
  return text.split(/[\n,]/).map((one) => one.trim()).filter(Boolean);
}

function valuesOf({ type, values }: TypedKey): string[] {
  return type.endsWith('List') ? words(values) : values.trim() ? [values.trim()] : [];
}

/** Whether the values of a key are of its type. */
export function isTyped(key: TypedKey): boolean {
  const operator = COMPARED[key.type.replace('List', '')] ?? 'StringEquals';
  return valuesOf(key).every((one) => isValue(operator, one));
}

function entries(keys: readonly TypedKey[]): ContextEntry[] | undefined {
  const given = keys.filter((one) => one.name && valuesOf(one).length > 0);
  return given.length === 0
    ? undefined
    : given.map((one) => ({ ContextKeyName: one.name, ContextKeyType: one.type, ContextKeyValues: valuesOf(one) }));
}

function json(text: string): string | undefined {
  return text.trim() || undefined;
}

/** Whether all of it can be asked. */
export function isWhole(scenario: Scenario): boolean {
  const source = scenario.mode === 'existing' ? isEntity(scenario.principal) : isJson(scenario.policy);
  const documents = [scenario.boundary, scenario.resourcePolicy].every((one) => !json(one) || isJson(one));
  const caller = scenario.caller ? isEntity(scenario.caller) : scenario.mode === 'existing' || !json(scenario.resourcePolicy);
  return source && documents && caller && words(scenario.actions).length > 0 && scenario.keys.every(isTyped);
}

/** What both operations take. */
function common(scenario: Scenario) {
  const boundary = json(scenario.boundary);
  return {
    ActionNames: words(scenario.actions),
    ResourceArns: words(scenario.resources),
    PermissionsBoundaryPolicyInputList: boundary ? [boundary] : undefined,
    ResourcePolicy: json(scenario.resourcePolicy),
    CallerArn: scenario.caller || undefined,
    ContextEntries: entries(scenario.keys),
  };
}

export function principalInput(scenario: Scenario): SimulatePrincipalPolicyCommandInput {
  return { PolicySourceArn: scenario.principal, ...common(scenario) };
}

export function customInput(scenario: Scenario): SimulateCustomPolicyCommandInput {
  return { PolicyInputList: [scenario.policy], ...common(scenario) };
}

export function command(scenario: Scenario): string {
  const { mode, principal, policy } = scenario;
  const asked = common(scenario);
  return cli(mode === 'existing' ? 'iam simulate-principal-policy' : 'iam simulate-custom-policy', {
    'policy-source-arn': mode === 'existing' ? principal : undefined,
    'policy-input-list': mode === 'custom' ? policy : undefined,
    'action-names': asked.ActionNames,
    'resource-arns': asked.ResourceArns,
    'permissions-boundary-policy-input-list': asked.PermissionsBoundaryPolicyInputList,
    'resource-policy': asked.ResourcePolicy,
    'caller-arn': asked.CallerArn,
    'context-entries': asked.ContextEntries && { json: asked.ContextEntries },
  });
}
