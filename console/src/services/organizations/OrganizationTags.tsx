import { ListTagsForResourceCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-organizations';
import { useQuery } from '@tanstack/react-query';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { ManagedTags } from '../../parts/ManagedTags';
import { all } from './all';
import { ORGANIZATIONS } from './texts';
import { useOrganizations } from './useOrganizations';

/** The tags of a root, unit, account or policy. */
export function OrganizationTags({ id }: { id: string }) {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const { data = [], error, refetch } = useQuery({
    queryKey: ['organizations', 'tags', id],
    queryFn: async () => {
      const found = await all(
        (NextToken) => api.send(new ListTagsForResourceCommand({ ResourceId: id, NextToken })),
        (page) => page.Tags,
      );
      return found.map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' }));
    },
  });
  if (error) {
    return <Failed failure={error} onRetry={() => void refetch()} />;
  }
  const target = { 'resource-id': id };
  return (
    <ManagedTags
      tags={data}
      commands={({ put, remove }) => [
        ...(put.length > 0 ? [cli('organizations tag-resource', { ...target, tags: { json: put } })] : []),
        ...(remove.length > 0 ? [cli('organizations untag-resource', { ...target, 'tag-keys': remove })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await api.send(new UntagResourceCommand({ ResourceId: id, TagKeys: remove }));
        }
        if (put.length > 0) {
          await api.send(new TagResourceCommand({ ResourceId: id, Tags: put }));
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        void refetch();
      }}
    />
  );
}
