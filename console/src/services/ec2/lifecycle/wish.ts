import type {
  CreateLifecyclePolicyCommandInput,
  LifecyclePolicy,
  PolicyDetails,
  ResourceTypeValues,
} from '@aws-sdk/client-dlm';
import type { Tag } from '../../../parts/tagChanges';

/** What a new policy is to do. */
export interface Wish {
  description: string;
  role: string;
  target: ResourceTypeValues;
  key: string;
  value: string;
  hours: string;
  at: string;
  keep: string;
}

/** How often there can be snapshots, in hours. */
export const HOURS = [1, 2, 3, 4, 6, 8, 12, 24];
const MOST = 1000;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DESCRIPTION = /^[0-9A-Za-z _-]{1,500}$/;
const ROLE = /^arn:aws:iam::\d{12}:role\/.+$/;

export type Problem = 'at' | 'description' | 'keep' | 'missing';

export function problems(wish: Wish): Set<Problem> {
  const keep = Number(wish.keep);
  const found = new Set<Problem>();
  if (!TIME.test(wish.at)) {
    found.add('at');
  }
  if (!Number.isInteger(keep) || keep < 1 || keep > MOST) {
    found.add('keep');
  }
  if (!DESCRIPTION.test(wish.description)) {
    found.add('description');
  }
  if (!wish.key.trim() || !ROLE.test(wish.role.trim())) {
    found.add('missing');
  }
  return found;
}

/** The policy as the API takes it. */
export function input(wish: Wish): CreateLifecyclePolicyCommandInput {
  return {
    Description: wish.description.trim(),
    ExecutionRoleArn: wish.role.trim(),
    State: 'ENABLED',
    PolicyDetails: {
      PolicyType: 'EBS_SNAPSHOT_MANAGEMENT',
      ResourceTypes: [wish.target],
      TargetTags: [{ Key: wish.key.trim(), Value: wish.value }],
      Schedules: [
        {
          Name: 'Schedule 1',
          CreateRule: { Interval: Number(wish.hours), IntervalUnit: 'HOURS', Times: [wish.at] },
          RetainRule: { Count: Number(wish.keep) },
          CopyTags: true,
        },
      ],
    },
  };
}

/** What the form shows of a policy; undefined of one that has more than the form has fields for. */
export function wishOf(policy: LifecyclePolicy): Wish | undefined {
  const { PolicyType, ResourceTypes = [], TargetTags = [], Schedules = [] } = policy.PolicyDetails ?? {};
  const [target] = ResourceTypes;
  const [tag] = TargetTags;
  const [schedule] = Schedules;
  const { Interval, IntervalUnit, Times = [] } = schedule?.CreateRule ?? {};
  const keep = schedule?.RetainRule?.Count;
  const simple =
    (PolicyType ?? 'EBS_SNAPSHOT_MANAGEMENT') === 'EBS_SNAPSHOT_MANAGEMENT' &&
    [ResourceTypes, TargetTags, Schedules, Times].every((one) => one.length === 1) &&
    IntervalUnit === 'HOURS' &&
    HOURS.includes(Interval ?? 0);
  if (!simple || !target || !tag || !keep) {
    return undefined;
  }
  return {
    description: policy.Description ?? '',
    role: policy.ExecutionRoleArn ?? '',
    target,
    key: tag.Key ?? '',
    value: tag.Value ?? '',
    hours: String(Interval),
    at: Times[0] ?? '',
    keep: String(keep),
  };
}

/** A policy's details with what the form says; what it has no fields for stays. */
export function merged(before: PolicyDetails | undefined, wish: Wish): PolicyDetails {
  const wanted = input(wish).PolicyDetails;
  const [schedule] = before?.Schedules ?? [];
  const [changed] = wanted?.Schedules ?? [];
  return {
    ...before,
    ResourceTypes: wanted?.ResourceTypes,
    TargetTags: wanted?.TargetTags,
    Schedules: [
      {
        ...schedule,
        CreateRule: { ...schedule?.CreateRule, ...changed?.CreateRule },
        RetainRule: { ...schedule?.RetainRule, ...changed?.RetainRule },
      },
    ],
  };
}

/** Tags as the service takes them. */
export function toMap(tags: readonly Tag[]): Record<string, string> {
  return Object.fromEntries(tags.map((tag) => [tag.Key, tag.Value]));
}
