import {
  ListOpenIDConnectProviderTagsCommand,
  ListPolicyTagsCommand,
  ListRoleTagsCommand,
  ListSAMLProviderTagsCommand,
  ListServerCertificateTagsCommand,
  ListUserTagsCommand,
  TagOpenIDConnectProviderCommand,
  TagPolicyCommand,
  TagRoleCommand,
  TagSAMLProviderCommand,
  TagServerCertificateCommand,
  TagUserCommand,
  UntagOpenIDConnectProviderCommand,
  UntagPolicyCommand,
  UntagRoleCommand,
  UntagSAMLProviderCommand,
  UntagServerCertificateCommand,
  UntagUserCommand,
} from '@aws-sdk/client-iam';
import type { IAMClient, Tag as IamTag } from '@aws-sdk/client-iam';
import { useQuery } from '@tanstack/react-query';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { ManagedTags } from '../../parts/ManagedTags';
import type { Tag } from '../../parts/tagChanges';
import { IAM } from './texts';
import { useIam } from './useIam';

const NAMED = ['user', 'role', 'server-certificate'];

interface Tagged {
  kind: 'user' | 'role' | 'policy' | 'open-id-connect-provider' | 'saml-provider' | 'server-certificate';
  /** The name of a user, role or server certificate, the ARN of anything else. */
  id: string;
}

async function listTags(iam: IAMClient, { kind, id }: Tagged): Promise<Tag[]> {
  const ask = (): Promise<{ Tags: IamTag[] | undefined }> => {
    switch (kind) {
      case 'user':
        return iam.send(new ListUserTagsCommand({ UserName: id }));
      case 'role':
        return iam.send(new ListRoleTagsCommand({ RoleName: id }));
      case 'policy':
        return iam.send(new ListPolicyTagsCommand({ PolicyArn: id }));
      case 'open-id-connect-provider':
        return iam.send(new ListOpenIDConnectProviderTagsCommand({ OpenIDConnectProviderArn: id }));
      case 'saml-provider':
        return iam.send(new ListSAMLProviderTagsCommand({ SAMLProviderArn: id }));
      case 'server-certificate':
        return iam.send(new ListServerCertificateTagsCommand({ ServerCertificateName: id }));
    }
  };
  return ((await ask()).Tags ?? []).map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' }));
}

async function put(iam: IAMClient, { kind, id }: Tagged, Tags: Tag[]): Promise<unknown> {
  switch (kind) {
    case 'user':
      return iam.send(new TagUserCommand({ UserName: id, Tags }));
    case 'role':
      return iam.send(new TagRoleCommand({ RoleName: id, Tags }));
    case 'policy':
      return iam.send(new TagPolicyCommand({ PolicyArn: id, Tags }));
    case 'open-id-connect-provider':
      return iam.send(new TagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id, Tags }));
    case 'saml-provider':
      return iam.send(new TagSAMLProviderCommand({ SAMLProviderArn: id, Tags }));
    case 'server-certificate':
      return iam.send(new TagServerCertificateCommand({ ServerCertificateName: id, Tags }));
  }
}

async function remove(iam: IAMClient, { kind, id }: Tagged, TagKeys: string[]): Promise<unknown> {
  switch (kind) {
    case 'user':
      return iam.send(new UntagUserCommand({ UserName: id, TagKeys }));
    case 'role':
      return iam.send(new UntagRoleCommand({ RoleName: id, TagKeys }));
    case 'policy':
      return iam.send(new UntagPolicyCommand({ PolicyArn: id, TagKeys }));
    case 'open-id-connect-provider':
      return iam.send(new UntagOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: id, TagKeys }));
    case 'saml-provider':
      return iam.send(new UntagSAMLProviderCommand({ SAMLProviderArn: id, TagKeys }));
    case 'server-certificate':
      return iam.send(new UntagServerCertificateCommand({ ServerCertificateName: id, TagKeys }));
  }
}

/** The tags of a user, role, policy, identity provider or server certificate. */
export function TagsPanel({ kind, id }: Tagged) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const query = useQuery({ queryKey: ['iam', kind, id, 'tags'], queryFn: () => listTags(iam, { kind, id }) });
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  const target = { [NAMED.includes(kind) ? `${kind}-name` : `${kind}-arn`]: id };
  return (
    <ManagedTags
      tags={query.data ?? []}
      commands={(wanted) => [
        ...(wanted.put.length > 0 ? [cli(`iam tag-${kind}`, { ...target, tags: { json: wanted.put } })] : []),
        ...(wanted.remove.length > 0 ? [cli(`iam untag-${kind}`, { ...target, 'tag-keys': wanted.remove })] : []),
      ]}
      save={async (wanted) => {
        if (wanted.remove.length > 0) {
          await remove(iam, { kind, id }, wanted.remove);
        }
        if (wanted.put.length > 0) {
          await put(iam, { kind, id }, wanted.put);
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        void query.refetch();
      }}
    />
  );
}
