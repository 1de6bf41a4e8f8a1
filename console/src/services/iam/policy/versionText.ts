import { GetPolicyVersionCommand } from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import { pretty } from '../../../parts/JsonEditor';

/** The document of a version of a managed policy, each value on a line of its own. */
export async function versionText(iam: IAMClient, PolicyArn: string, VersionId: string): Promise<string> {
  const answer = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }));
  return pretty(decodeURIComponent(answer.PolicyVersion?.Document ?? ''));
}
