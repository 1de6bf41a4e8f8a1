import { CreateRoleCommand, GetRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';

/** The role that AWS's own console makes for policies. */
export const USUAL = { path: '/service-role/', name: 'AWSDataLifecycleManagerDefaultRole' };

const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'dlm.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

const PERMISSIONS = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: [
        'ec2:CreateSnapshot',
        'ec2:CreateSnapshots',
        'ec2:DeleteSnapshot',
        'ec2:DescribeInstances',
        'ec2:DescribeVolumes',
        'ec2:DescribeSnapshots',
      ],
      Resource: '*',
    },
    { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: 'arn:aws:ec2:*::snapshot/*' },
  ],
});

/** Makes the usual role, unless it is there. */
export async function makeUsualRole(iam: IAMClient): Promise<void> {
  const RoleName = USUAL.name;
  try {
    await iam.send(new GetRoleCommand({ RoleName }));
  } catch (failure) {
    if (!(failure instanceof Error) || failure.name !== 'NoSuchEntityException') {
      throw failure;
    }
    await iam.send(new CreateRoleCommand({ RoleName, Path: USUAL.path, AssumeRolePolicyDocument: TRUST }));
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'snapshots', PolicyDocument: PERMISSIONS }));
  }
}
