import {
  AttachGroupPolicyCommand,
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  DeleteGroupPolicyCommand,
  DeleteRolePolicyCommand,
  DeleteUserPolicyCommand,
  DetachGroupPolicyCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
  PutGroupPolicyCommand,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import type { AttachedPolicy, IAMClient } from '@aws-sdk/client-iam';

/** What policies are attached to. */
export interface Holder {
  kind: 'user' | 'group' | 'role';
  name: string;
}

/** A policy of a user, group or role: managed where it has an ARN, else inline. */
export interface HeldPolicy {
  name: string;
  arn?: string;
}

interface Page {
  IsTruncated?: boolean;
  Marker?: string;
}

async function all<P extends Page, T>(ask: (marker?: string) => Promise<P>, of: (page: P) => T[]): Promise<T[]> {
  const found: T[] = [];
  let marker: string | undefined;
  do {
    const page = await ask(marker);
    found.push(...of(page));
    marker = page.IsTruncated ? page.Marker : undefined;
  } while (marker);
  return found;
}

export async function attachedPolicies(iam: IAMClient, { kind, name }: Holder): Promise<AttachedPolicy[]> {
  return all(
    async (Marker): Promise<Page & { AttachedPolicies?: AttachedPolicy[] }> => {
      switch (kind) {
        case 'user':
          return iam.send(new ListAttachedUserPoliciesCommand({ UserName: name, Marker }));
        case 'group':
          return iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: name, Marker }));
        case 'role':
          return iam.send(new ListAttachedRolePoliciesCommand({ RoleName: name, Marker }));
      }
    },
    (page) => page.AttachedPolicies ?? [],
  );
}

export async function inlinePolicies(iam: IAMClient, { kind, name }: Holder): Promise<string[]> {
  return all(
    async (Marker): Promise<Page & { PolicyNames: string[] | undefined }> => {
      switch (kind) {
        case 'user':
          return iam.send(new ListUserPoliciesCommand({ UserName: name, Marker }));
        case 'group':
          return iam.send(new ListGroupPoliciesCommand({ GroupName: name, Marker }));
        case 'role':
          return iam.send(new ListRolePoliciesCommand({ RoleName: name, Marker }));
      }
    },
    (page) => page.PolicyNames ?? [],
  );
}

export async function policies(iam: IAMClient, holder: Holder): Promise<HeldPolicy[]> {
  const [attached, inline] = await Promise.all([attachedPolicies(iam, holder), inlinePolicies(iam, holder)]);
  return [
    ...attached.map((one) => ({ name: one.PolicyName ?? '', arn: one.PolicyArn })),
    ...inline.map((name) => ({ name })),
  ];
}

export async function attach(iam: IAMClient, { kind, name }: Holder, PolicyArn: string): Promise<unknown> {
  switch (kind) {
    case 'user':
      return iam.send(new AttachUserPolicyCommand({ UserName: name, PolicyArn }));
    case 'group':
      return iam.send(new AttachGroupPolicyCommand({ GroupName: name, PolicyArn }));
    case 'role':
      return iam.send(new AttachRolePolicyCommand({ RoleName: name, PolicyArn }));
  }
}

/** Takes a policy away: a managed one is detached, an inline one is deleted. */
export async function takeAway(iam: IAMClient, holder: Holder, policy: HeldPolicy): Promise<unknown> {
  const { kind, name } = holder;
  const PolicyArn = policy.arn;
  const PolicyName = policy.name;
  switch (kind) {
    case 'user':
      return PolicyArn
        ? iam.send(new DetachUserPolicyCommand({ UserName: name, PolicyArn }))
        : iam.send(new DeleteUserPolicyCommand({ UserName: name, PolicyName }));
    case 'group':
      return PolicyArn
        ? iam.send(new DetachGroupPolicyCommand({ GroupName: name, PolicyArn }))
        : iam.send(new DeleteGroupPolicyCommand({ GroupName: name, PolicyName }));
    case 'role':
      return PolicyArn
        ? iam.send(new DetachRolePolicyCommand({ RoleName: name, PolicyArn }))
        : iam.send(new DeleteRolePolicyCommand({ RoleName: name, PolicyName }));
  }
}

export async function putInline(
  iam: IAMClient,
  { kind, name }: Holder,
  PolicyName: string,
  PolicyDocument: string,
): Promise<unknown> {
  switch (kind) {
    case 'user':
      return iam.send(new PutUserPolicyCommand({ UserName: name, PolicyName, PolicyDocument }));
    case 'group':
      return iam.send(new PutGroupPolicyCommand({ GroupName: name, PolicyName, PolicyDocument }));
    case 'role':
      return iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName, PolicyDocument }));
  }
}

/** The JSON of an inline policy. */
export async function inlineDocument(iam: IAMClient, { kind, name }: Holder, PolicyName: string): Promise<string> {
  const ask = () => {
    switch (kind) {
      case 'user':
        return iam.send(new GetUserPolicyCommand({ UserName: name, PolicyName }));
      case 'group':
        return iam.send(new GetGroupPolicyCommand({ GroupName: name, PolicyName }));
      case 'role':
        return iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName }));
    }
  };
  return decodeURIComponent((await ask()).PolicyDocument ?? '');
}

/** Takes everything away that keeps a user, group or role from being deleted. */
export async function takeAllAway(iam: IAMClient, holder: Holder): Promise<void> {
  for (const policy of await policies(iam, holder)) {
    await takeAway(iam, holder, policy);
  }
}
