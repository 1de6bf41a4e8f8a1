import {
  ListInstanceProfileTagsCommand,
  ListMFADeviceTagsCommand,
  ListOpenIDConnectProviderTagsCommand,
  ListPolicyTagsCommand,
  ListRoleTagsCommand,
  ListSAMLProviderTagsCommand,
  ListServerCertificateTagsCommand,
  ListUserTagsCommand,
  TagInstanceProfileCommand,
  TagMFADeviceCommand,
  TagOpenIDConnectProviderCommand,
  TagPolicyCommand,
  TagRoleCommand,
  TagSAMLProviderCommand,
  TagServerCertificateCommand,
  TagUserCommand,
  UntagInstanceProfileCommand,
  UntagMFADeviceCommand,
  UntagOpenIDConnectProviderCommand,
  UntagPolicyCommand,
  UntagRoleCommand,
  UntagSAMLProviderCommand,
  UntagServerCertificateCommand,
  UntagUserCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient, Tag as IamTag } from '@aws-sdk/client-iam';
import { cli } from '../../parts/cli';
import type { WantedTags } from '../../parts/ManagedTags';
import type { Tag } from '../../parts/tagChanges';

/** How tags of a kind of thing are listed, put and taken away; `option` is how the AWS CLI calls what names it. */
interface Tagging {
  option: string;
  list(iam: IAMClient, id: string): Promise<{ Tags?: IamTag[] }>;
  put(iam: IAMClient, id: string, Tags: Tag[]): Promise<unknown>;
  remove(iam: IAMClient, id: string, TagKeys: string[]): Promise<unknown>;
}

const TAGGED = {
  user: {
    option: 'user-name',
    list: (iam, UserName) => iam.send(new ListUserTagsCommand({ UserName })),
    put: (iam, UserName, Tags) => iam.send(new TagUserCommand({ UserName, Tags })),
    remove: (iam, UserName, TagKeys) => iam.send(new UntagUserCommand({ UserName, TagKeys })),
  },
  role: {
    option: 'role-name',
    list: (iam, RoleName) => iam.send(new ListRoleTagsCommand({ RoleName })),
    put: (iam, RoleName, Tags) => iam.send(new TagRoleCommand({ RoleName, Tags })),
    remove: (iam, RoleName, TagKeys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
  },
  policy: {
    option: 'policy-arn',
    list: (iam, PolicyArn) => iam.send(new ListPolicyTagsCommand({ PolicyArn })),
    put: (iam, PolicyArn, Tags) => iam.send(new TagPolicyCommand({ PolicyArn, Tags })),
    remove: (iam, PolicyArn, TagKeys) => iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys })),
  },
  'open-id-connect-provider': {
    option: 'open-id-connect-provider-arn',
    list: (iam, OpenIDConnectProviderArn) => iam.send(new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn })),
    put: (iam, OpenIDConnectProviderArn, Tags) => iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, Tags })),
    remove: (iam, OpenIDConnectProviderArn, TagKeys) => iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn, TagKeys })),
  },
  'saml-provider': {
    option: 'saml-provider-arn',
    list: (iam, SAMLProviderArn) => iam.send(new ListSAMLProviderTagsCommand({ SAMLProviderArn })),
    put: (iam, SAMLProviderArn, Tags) => iam.send(new TagSAMLProviderCommand({ SAMLProviderArn, Tags })),
    remove: (iam, SAMLProviderArn, TagKeys) => iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn, TagKeys })),
  },
  'server-certificate': {
    option: 'server-certificate-name',
    list: (iam, ServerCertificateName) => iam.send(new ListServerCertificateTagsCommand({ ServerCertificateName })),
    put: (iam, ServerCertificateName, Tags) => iam.send(new TagServerCertificateCommand({ ServerCertificateName, Tags })),
    remove: (iam, ServerCertificateName, TagKeys) => iam.send(new UntagServerCertificateCommand({ ServerCertificateName, TagKeys })),
  },
  'instance-profile': {
    option: 'instance-profile-name',
    list: (iam, InstanceProfileName) => iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName })),
    put: (iam, InstanceProfileName, Tags) => iam.send(new TagInstanceProfileCommand({ InstanceProfileName, Tags })),
    remove: (iam, InstanceProfileName, TagKeys) => iam.send(new UntagInstanceProfileCommand({ InstanceProfileName, TagKeys })),
  },
  'mfa-device': {
    option: 'serial-number',
    list: (iam, SerialNumber) => iam.send(new ListMFADeviceTagsCommand({ SerialNumber })),
    put: (iam, SerialNumber, Tags) => iam.send(new TagMFADeviceCommand({ SerialNumber, Tags })),
    remove: (iam, SerialNumber, TagKeys) => iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys })),
  },
} satisfies Record<string, Tagging>;

/** Something with tags. */
export interface Tagged {
  kind: keyof typeof TAGGED;
  /** The name of a user, role, server certificate or instance profile, the serial number of a device, the ARN of anything else. */
  id: string;
}

export async function listTags(iam: IAMClient, { kind, id }: Tagged): Promise<Tag[]> {
  const { Tags = [] } = await (TAGGED[kind] as Tagging).list(iam, id);
  return Tags.map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' }));
}

export async function saveTags(iam: IAMClient, { kind, id }: Tagged, wanted: WantedTags): Promise<void> {
  if (wanted.remove.length > 0) {
    await TAGGED[kind].remove(iam, id, wanted.remove);
  }
  if (wanted.put.length > 0) {
    await TAGGED[kind].put(iam, id, wanted.put);
  }
}

export function tagCommands({ kind, id }: Tagged, wanted: WantedTags): string[] {
  const target = { [TAGGED[kind].option]: id };
  return [
    ...(wanted.put.length > 0 ? [cli(`iam tag-${kind}`, { ...target, tags: { json: wanted.put } })] : []),
    ...(wanted.remove.length > 0 ? [cli(`iam untag-${kind}`, { ...target, 'tag-keys': wanted.remove })] : []),
  ];
}
