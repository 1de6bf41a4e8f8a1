import { AddTagsCommand, ListTagsCommand, RemoveTagsCommand } from '@aws-sdk/client-cloudtrail';
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { TagList, TagsEditor } from '../../../parts/Tags';
import { changes, toEdited } from '../../../parts/tagChanges';
import type { EditedTag, Tag } from '../../../parts/tagChanges';
import { PARTS } from '../../../parts/texts';
import { TRAIL } from './texts';

/** CloudTrail takes no value that is empty, but a tag without one. */
function sent({ Key, Value }: Tag): { Key: string; Value: string | undefined } {
  return { Key, Value: Value || undefined };
}

/** The tags of a trail. */
export function TrailTags({ api, arn }: { api: CloudTrailClient; arn: string }) {
  const texts = useTexts(TRAIL);
  const parts = useTexts(PARTS);
  const [edited, setEdited] = useState<EditedTag[]>();
  const [valid, setValid] = useState(true);
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
  const wanted = changes(tags, edited ?? []);
  const put = wanted.put.map(sent);
  const removed = tags.filter((one) => wanted.remove.includes(one.Key)).map(sent);
  const target = { 'resource-id': arn };
  return (
    <>
      <TagList tags={tags} actions={<Button onClick={() => setEdited(toEdited(tags))}>{parts.manageTags}</Button>} />
      {edited && (
        <FormModal
          title={parts.manageTags}
          size="large"
          valid={valid}
          commands={[
            ...(put.length > 0 ? [cli('cloudtrail add-tags', { ...target, 'tags-list': { json: put } })] : []),
            ...(removed.length > 0 ? [cli('cloudtrail remove-tags', { ...target, 'tags-list': { json: removed } })] : []),
          ]}
          run={async () => {
            if (removed.length > 0) {
              await api.send(new RemoveTagsCommand({ ResourceId: arn, TagsList: removed }));
            }
            if (put.length > 0) {
              await api.send(new AddTagsCommand({ ResourceId: arn, TagsList: put }));
            }
          }}
          onDone={() => {
            notifyDone(texts.saved);
            void query.refetch();
          }}
          onClose={() => setEdited(undefined)}
        >
          <TagsEditor
            tags={edited}
            onChange={(next, ok) => {
              setEdited(next);
              setValid(ok);
            }}
          />
        </FormModal>
      )}
    </>
  );
}
