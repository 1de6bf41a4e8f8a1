/** A new policy of a user, group or role, to begin from. */
export const NEW_POLICY = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets'], Resource: ['*'] }],
  },
  null,
  2,
);

export interface TrustChoice {
  kind: 'account' | 'service' | 'custom';
  account: string;
  service: string;
  mfa: boolean;
  externalId: string;
  custom: string;
}

/** The trust policy that choices make. */
export function trustPolicy(choice: TrustChoice): string {
  if (choice.kind === 'custom') {
    return choice.custom;
  }
  const condition = {
    ...(choice.kind === 'account' && choice.mfa ? { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } : {}),
    ...(choice.kind === 'account' && choice.externalId
      ? { StringEquals: { 'sts:ExternalId': choice.externalId } }
      : {}),
  };
  const statement = {
    Effect: 'Allow',
    Principal:
      choice.kind === 'account' ? { AWS: `arn:aws:iam::${choice.account}:root` } : { Service: choice.service },
    Action: 'sts:AssumeRole',
    ...(Object.keys(condition).length > 0 ? { Condition: condition } : {}),
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, null, 2);
}
