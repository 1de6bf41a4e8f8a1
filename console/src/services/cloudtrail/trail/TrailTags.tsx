import { AddTagsCommand, ListTagsCommand, RemoveTagsCommand } from '@aws-sdk/client-cloudtrail';
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { useQuery } from '@tanstack/react-query';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { ManagedTags } from '../../../parts/ManagedTags';
import type { Tag } from '../../../parts/tagChanges';
import { TRAIL } from './texts';

/** CloudTrail takes no value that is empty, but a tag without one. */
function sent({ Key, Value }: Tag): { Key: string; Value: string | undefined } {
  return { Key, Value: Value || undefined };
}

/** The tags of a trail. */
export function TrailTags({ api, arn }: { api: CloudTrailClient; arn: string }) {
  const texts = useTexts(TRAIL);
  const query = useQuery({
    queryKey: ['cloudtrail', 'trail', arn, 'tags'],
    queryFn: async (): Promise<Tag[]> => {
      const answer = await api.send(new ListTagsCommand({ ResourceIdList: [arn] }));
      return (answer.ResourceTagList?.[0]?.TagsList ?? []).map((one) => ({ Key: one.Key ?? '', Value: one.Value ?? '' }));
    },
  });
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  const tags = query.data ?? [];
  const removed = (keys: readonly string[]) => tags.filter((one) => keys.includes(one.Key)).map(sent);
  const target = { 'resource-id': arn };
  return (
    <ManagedTags
      tags={tags}
      commands={({ put, remove }) => [
        ...(put.length > 0 ? [cli('cloudtrail add-tags', { ...target, 'tags-list': { json: put.map(sent) } })] : []),
        ...(remove.length > 0 ? [cli('cloudtrail remove-tags', { ...target, 'tags-list': { json: removed(remove) } })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await api.send(new RemoveTagsCommand({ ResourceId: arn, TagsList: removed(remove) }));
        }
        if (put.length > 0) {
          await api.send(new AddTagsCommand({ ResourceId: arn, TagsList: put.map(sent) }));
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        void query.refetch();
      }}
    />
  );
}
