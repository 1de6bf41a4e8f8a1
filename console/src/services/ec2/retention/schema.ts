import type { GetLifecyclePolicy$ } from '@aws-sdk/client-dlm';

export const NAMESPACE = 'rbin';

export type ResourceType = 'EBS_SNAPSHOT' | 'EC2_IMAGE';
export type LockState = 'locked' | 'pending_unlock' | 'unlocked';

export interface ResourceTag {
  ResourceTagKey: string;
  ResourceTagValue?: string;
}

export interface Period {
  RetentionPeriodValue: number;
  RetentionPeriodUnit: 'DAYS';
}

export interface Lock {
  UnlockDelay: { UnlockDelayValue: number; UnlockDelayUnit: 'DAYS' };
}

/** A retention rule, as far as an operation answers it. */
export interface Rule {
  Identifier?: string;
  Description?: string;
  ResourceType?: ResourceType;
  RetentionPeriod?: Period;
  ResourceTags?: ResourceTag[];
  ExcludeResourceTags?: ResourceTag[];
  Status?: string;
  LockConfiguration?: Lock;
  LockState?: LockState;
  LockEndTime?: Date;
  RuleArn?: string;
}

export interface Change {
  Description?: string;
  ResourceType?: ResourceType;
  RetentionPeriod?: Period;
  ResourceTags?: ResourceTag[];
  ExcludeResourceTags?: ResourceTag[];
}

/** A tag of a rule itself. */
export interface Tag {
  Key: string;
  Value: string;
}

interface Tagged {
  ResourceArn: string;
}

interface Named {
  Identifier: string;
}

/** The operations that the console calls. */
export interface Calls {
  CreateRule: { input: Change & { Tags?: Tag[]; LockConfiguration?: Lock }; output: Rule };
  GetRule: { input: Named; output: Rule };
  UpdateRule: { input: Named & Change; output: Rule };
  DeleteRule: { input: Named; output: object };
  ListRules: { input: { ResourceType: ResourceType; NextToken?: string }; output: { Rules?: Rule[]; NextToken?: string } };
  LockRule: { input: Named & { LockConfiguration: Lock }; output: Rule };
  UnlockRule: { input: Named; output: Rule };
  TagResource: { input: Tagged & { Tags: Tag[] }; output: object };
  UntagResource: { input: Tagged & { TagKeys: string[] }; output: object };
  ListTagsForResource: { input: Tagged; output: { Tags?: Tag[] } };
}

/** An operation, and a member, as the SDK's clients describe them. */
type Operation = typeof GetLifecyclePolicy$;
type Member = 0 | 4 | 15 | [0, 1] | [64, { httpQuery: string }];

const TEXT = 0;
const TIME = 4;
/** Goes over the wire as it is. */
const JSON_VALUE = 15;
const IN_PATH: Member = [0, 1];
/** Several texts, each a parameter of the query. */
const IN_QUERY = (httpQuery: string): Member => [64, { httpQuery }];

const RULE: Record<string, Member> = {
  Identifier: TEXT,
  Description: TEXT,
  ResourceType: TEXT,
  RetentionPeriod: JSON_VALUE,
  ResourceTags: JSON_VALUE,
  ExcludeResourceTags: JSON_VALUE,
  Status: TEXT,
  LockConfiguration: JSON_VALUE,
  LockState: TEXT,
  LockEndTime: TIME,
  RuleArn: TEXT,
};

const NAMED: Record<string, Member> = { Identifier: IN_PATH };
const TAGGED: Record<string, Member> = { ResourceArn: IN_PATH };

const CHANGE: Record<string, Member> = {
  Description: TEXT,
  ResourceType: TEXT,
  RetentionPeriod: JSON_VALUE,
  ResourceTags: JSON_VALUE,
  ExcludeResourceTags: JSON_VALUE,
};

function operation(
  name: keyof Calls,
  http: readonly [method: string, path: string, status: number],
  input: Record<string, Member>,
  output: Record<string, Member> = RULE,
): Operation {
  const shape = (suffix: string, members: Record<string, Member>) => [
    3,
    NAMESPACE,
    name + suffix,
    0,
    Object.keys(members),
    Object.values(members),
  ];
  return [9, NAMESPACE, name, { http: [...http] }, shape('Request', input), shape('Response', output)] as unknown as Operation;
}

export const OPERATIONS: Record<keyof Calls, Operation> = {
  CreateRule: operation('CreateRule', ['POST', '/rules', 201], { ...CHANGE, Tags: JSON_VALUE, LockConfiguration: JSON_VALUE }),
  GetRule: operation('GetRule', ['GET', '/rules/{Identifier}', 200], NAMED),
  UpdateRule: operation('UpdateRule', ['PATCH', '/rules/{Identifier}', 200], { ...NAMED, ...CHANGE }),
  DeleteRule: operation('DeleteRule', ['DELETE', '/rules/{Identifier}', 204], NAMED, {}),
  ListRules: operation(
    'ListRules',
    ['POST', '/list-rules', 200],
    { ResourceType: TEXT, NextToken: TEXT },
    { Rules: JSON_VALUE, NextToken: TEXT },
  ),
  LockRule: operation('LockRule', ['PATCH', '/rules/{Identifier}/lock', 200], { ...NAMED, LockConfiguration: JSON_VALUE }),
  UnlockRule: operation('UnlockRule', ['PATCH', '/rules/{Identifier}/unlock', 200], NAMED),
  TagResource: operation('TagResource', ['POST', '/tags/{ResourceArn}', 201], { ...TAGGED, Tags: JSON_VALUE }, {}),
  UntagResource: operation('UntagResource', ['DELETE', '/tags/{ResourceArn}', 204], { ...TAGGED, TagKeys: IN_QUERY('tagKeys') }, {}),
  ListTagsForResource: operation('ListTagsForResource', ['GET', '/tags/{ResourceArn}', 200], TAGGED, { Tags: JSON_VALUE }),
};
