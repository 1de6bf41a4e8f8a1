import { isAddress } from '../ec2/eni/address';

/** A condition as the visual editor shows it. */
export interface Condition {
  /** How several values of the request are held against it; empty for a key with one value. */
  qualifier: '' | 'ForAllValues' | 'ForAnyValue';
  operator: string;
  /** Whether it holds where the request does not have the key. */
  ifExists: boolean;
  key: string;
  values: string[];
}

/** AWS's operators, as its console sorts them. */
export const OPERATORS = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
  'NumericEquals',
  'NumericNotEquals',
  'NumericLessThan',
  'NumericLessThanEquals',
  'NumericGreaterThan',
  'NumericGreaterThanEquals',
  'DateEquals',
  'DateNotEquals',
  'DateLessThan',
  'DateLessThanEquals',
  'DateGreaterThan',
  'DateGreaterThanEquals',
  'Bool',
  'BinaryEquals',
  'IpAddress',
  'NotIpAddress',
  'ArnEquals',
  'ArnNotEquals',
  'ArnLike',
  'ArnNotLike',
  'Null',
] as const;

/** Keys that people write most; others are typed. */
export const KEYS = [
  'aws:CurrentTime',
  'aws:MultiFactorAuthAge',
  'aws:MultiFactorAuthPresent',
  'aws:PrincipalAccount',
  'aws:PrincipalArn',
  'aws:PrincipalOrgID',
  'aws:PrincipalTag/',
  'aws:PrincipalType',
  'aws:RequestedRegion',
  'aws:RequestTag/',
  'aws:ResourceAccount',
  'aws:ResourceTag/',
  'aws:SecureTransport',
  'aws:SourceArn',
  'aws:SourceIp',
  'aws:SourceVpc',
  'aws:SourceVpce',
  'aws:TagKeys',
  'aws:UserAgent',
  'aws:userid',
  'aws:username',
  'ec2:InstanceType',
  'ec2:Region',
  'ec2:ResourceTag/',
  'iam:PassedToService',
  's3:max-keys',
  's3:prefix',
  's3:x-amz-acl',
  's3:x-amz-server-side-encryption',
];

const NAME = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

function words(value: unknown): string[] | undefined {
  const all = Array.isArray(value) ? (value as unknown[]) : [value];
  return all.every((one) => ['string', 'number', 'boolean'].includes(typeof one)) ? all.map(String) : undefined;
}

/** The conditions of a statement; undefined where one is not of a form that IAM knows. */
export function toConditions(given: unknown): Condition[] | undefined {
  if (given === undefined) {
    return [];
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return undefined;
  }
  const found: Condition[] = [];
  for (const [name, keys] of Object.entries(given)) {
    const parts = NAME.exec(name);
    const operator = OPERATORS.find((one) => one === parts?.[2]);
    if (!parts || !operator || typeof keys !== 'object' || keys === null || Array.isArray(keys)) {
      return undefined;
    }
    for (const [key, value] of Object.entries(keys as Record<string, unknown>)) {
      const values = words(value);
      if (!values) {
        return undefined;
      }
      const qualifier = (parts[1] ?? '') as Condition['qualifier'];
      found.push({ qualifier, operator, ifExists: parts[3] !== undefined, key, values });
    }
  }
  return found;
}

/** The name of the operator as policies have it, with what is before and after it. */
function nameOf({ qualifier, operator, ifExists }: Condition): string {
  return `${qualifier ? `${qualifier}:` : ''}${operator}${ifExists && operator !== 'Null' ? 'IfExists' : ''}`;
}

/** Conditions as policies have them. Those of the same operator and key become one with the values of both. */
export function fromConditions(conditions: readonly Condition[]): Record<string, Record<string, string | string[]>> | undefined {
  const all: Record<string, Record<string, string | string[]>> = {};
  for (const one of conditions) {
    const keys = (all[nameOf(one)] ??= {});
    const values = [...new Set([...[keys[one.key] ?? []].flat(), ...one.values])];
    const [only = ''] = values;
    keys[one.key] = values.length === 1 ? only : values;
  }
  return conditions.length > 0 ? all : undefined;
}

function isBlock(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const right = bits === undefined || /^\d{1,3}$/.test(bits);
  return right && (isAddress(address) ? Number(bits ?? 32) <= 32 : /^[0-9a-fA-F:.]*:[0-9a-fA-F:.]*$/.test(address));
}

/** Whether an operator can compare a value. */
export function isValue(operator: string, value: string): boolean {
  // Policy variables have their value only when a request is decided.
  if (value.includes('${')) {
    return true;
  }
  if (operator === 'Bool' || operator === 'Null') {
    return value === 'true' || value === 'false';
  }
  if (operator.startsWith('Numeric')) {
    return /^-?\d+(\.\d+)?$/.test(value);
  }
  if (operator.startsWith('Date')) {
    return /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(value) || /^\d+$/.test(value);
  }
  if (operator.endsWith('IpAddress')) {
    return isBlock(value);
  }
  return !operator.startsWith('Arn') || /^(arn:|\*)/.test(value);
}

export type ConditionProblem = 'key' | 'values' | 'value';

/** What is wrong with a condition: its key, that it has no values, or one that its operator does not compare. */
export function problemOf(condition: Condition): ConditionProblem | undefined {
  if (!/^[A-Za-z0-9-]+:[^\s]+$/.test(condition.key) || condition.key.endsWith('/')) {
    return 'key';
  }
  if (condition.values.length === 0) {
    return 'values';
  }
  return condition.values.every((one) => isValue(condition.operator, one)) ? undefined : 'value';
}
