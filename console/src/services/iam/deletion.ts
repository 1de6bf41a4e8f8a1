import {
  DeactivateMFADeviceCommand,
  DeleteAccessKeyCommand,
  DeleteGroupCommand,
  DeleteInstanceProfileCommand,
  DeleteLoginProfileCommand,
  DeleteRoleCommand,
  DeleteSSHPublicKeyCommand,
  DeleteServiceLinkedRoleCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteSigningCertificateCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  GetGroupCommand,
  GetServiceLinkedRoleDeletionStatusCommand,
  ListAccessKeysCommand,
  ListGroupsForUserCommand,
  ListInstanceProfilesForRoleCommand,
  ListMFADevicesCommand,
  ListSSHPublicKeysCommand,
  ListServiceSpecificCredentialsCommand,
  ListSigningCertificatesCommand,
  RemoveRoleFromInstanceProfileCommand,
  RemoveUserFromGroupCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient } from '@aws-sdk/client-iam';
import { cli } from '../../parts/cli';
import { isMissing } from '../../parts/errors';
import { takeAllAway } from './holder';
import { isLinked } from './role/services';

/** Does what may have nothing to do. */
async function ifThere(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (failure) {
    if (!isMissing(failure)) {
      throw failure;
    }
  }
}

/** Deletes a user with its credentials, policies and memberships, which IAM wants gone first. */
export async function deleteUser(iam: IAMClient, UserName: string): Promise<void> {
  await ifThere(iam.send(new DeleteLoginProfileCommand({ UserName })));
  const keys = await iam.send(new ListAccessKeysCommand({ UserName }));
  for (const { AccessKeyId } of keys.AccessKeyMetadata ?? []) {
    await iam.send(new DeleteAccessKeyCommand({ UserName, AccessKeyId }));
  }
  const devices = await iam.send(new ListMFADevicesCommand({ UserName }));
  for (const { SerialNumber } of devices.MFADevices ?? []) {
    await iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }));
    await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }));
  }
  await deleteServiceAccess(iam, UserName);
  const groups = await iam.send(new ListGroupsForUserCommand({ UserName }));
  for (const { GroupName } of groups.Groups ?? []) {
    await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  }
  await takeAllAway(iam, { kind: 'user', name: UserName });
  await iam.send(new DeleteUserCommand({ UserName }));
}

/** Deletes what single services take from a user. */
async function deleteServiceAccess(iam: IAMClient, UserName: string): Promise<void> {
  const { SSHPublicKeys } = await iam.send(new ListSSHPublicKeysCommand({ UserName }));
  for (const { SSHPublicKeyId } of SSHPublicKeys ?? []) {
    await iam.send(new DeleteSSHPublicKeyCommand({ UserName, SSHPublicKeyId }));
  }
  const { Certificates } = await iam.send(new ListSigningCertificatesCommand({ UserName }));
  for (const { CertificateId } of Certificates ?? []) {
    await iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }));
  }
  const { ServiceSpecificCredentials } = await iam.send(new ListServiceSpecificCredentialsCommand({ UserName }));
  for (const { ServiceSpecificCredentialId } of ServiceSpecificCredentials ?? []) {
    await iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }));
  }
}

export async function deleteGroup(iam: IAMClient, GroupName: string): Promise<void> {
  const members = await iam.send(new GetGroupCommand({ GroupName, MaxItems: 1000 }));
  for (const { UserName } of members.Users ?? []) {
    await iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }));
  }
  await takeAllAway(iam, { kind: 'group', name: GroupName });
  await iam.send(new DeleteGroupCommand({ GroupName }));
}

const POLL_MILLIS = 500;
const MOST_POLLS = 40;

/** Deletes the role of a service, where this lets it go. */
async function deleteLinked(iam: IAMClient, RoleName: string): Promise<void> {
  const { DeletionTaskId } = await iam.send(new DeleteServiceLinkedRoleCommand({ RoleName }));
  for (let polls = 0; polls < MOST_POLLS; polls++) {
    const answer = await iam.send(new GetServiceLinkedRoleDeletionStatusCommand({ DeletionTaskId }));
    if (answer.Status === 'FAILED') {
      throw Object.assign(new Error(answer.Reason?.Reason), { name: 'DeletionFailed' });
    }
    if (answer.Status === 'SUCCEEDED') {
      return;
    }
    await new Promise((next) => setTimeout(next, POLL_MILLIS));
  }
}

interface RoleId {
  RoleName?: string;
  Path?: string;
}

/** Deletes a role, with the instance profile of its name that the console makes beside it. */
export async function deleteRole(iam: IAMClient, { RoleName = '', Path }: RoleId): Promise<void> {
  if (isLinked(Path)) {
    return deleteLinked(iam, RoleName);
  }
  const profiles = await iam.send(new ListInstanceProfilesForRoleCommand({ RoleName }));
  for (const { InstanceProfileName } of profiles.InstanceProfiles ?? []) {
    await iam.send(new RemoveRoleFromInstanceProfileCommand({ RoleName, InstanceProfileName }));
    if (InstanceProfileName === RoleName) {
      await iam.send(new DeleteInstanceProfileCommand({ InstanceProfileName }));
    }
  }
  await takeAllAway(iam, { kind: 'role', name: RoleName });
  await iam.send(new DeleteRoleCommand({ RoleName }));
}

/** The command that deletes a role. */
export function deletionCommand({ RoleName, Path }: RoleId): string {
  return cli(isLinked(Path) ? 'iam delete-service-linked-role' : 'iam delete-role', { 'role-name': RoleName });
}
