import type { PolicyType } from '@aws-sdk/client-organizations';

/** The types that this cloud has. */
export const TYPES = [
  'SERVICE_CONTROL_POLICY',
  'RESOURCE_CONTROL_POLICY',
  'TAG_POLICY',
  'BACKUP_POLICY',
  'AISERVICES_OPT_OUT_POLICY',
] as const satisfies PolicyType[];

export type KnownType = (typeof TYPES)[number];

/** Those of which an account's values are put together level by level. */
export const INHERITED: readonly KnownType[] = ['TAG_POLICY', 'BACKUP_POLICY', 'AISERVICES_OPT_OUT_POLICY'];

const STATEMENT = { Effect: 'Deny', Action: ['organizations:LeaveOrganization'], Resource: '*' };

/** What a new policy begins with. */
const BEGINNINGS: Record<KnownType, unknown> = {
  SERVICE_CONTROL_POLICY: { Version: '2012-10-17', Statement: [STATEMENT] },
  RESOURCE_CONTROL_POLICY: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:SecureTransport': 'false' } },
      },
    ],
  },
  TAG_POLICY: { tags: { team: { tag_key: { '@@assign': 'team' } } } },
  BACKUP_POLICY: { plans: {} },
  AISERVICES_OPT_OUT_POLICY: { services: { default: { opt_out_policy: { '@@assign': 'optOut' } } } },
};

export function beginning(type: KnownType): string {
  return JSON.stringify(BEGINNINGS[type], null, 2);
}

export function isKnown(type: string | null): type is KnownType {
  return TYPES.some((one) => one === type);
}
