import { CreateTagsCommand, DeleteTagsCommand, DescribeTagsCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { FormModal } from '../../parts/FormModal';
import { TagList, TagsEditor } from '../../parts/Tags';
import { changes, toEdited } from '../../parts/tagChanges';
import type { EditedTag } from '../../parts/tagChanges';
import { PARTS } from '../../parts/texts';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

/** The tags of anything that EC2 has. */
export function TagsPanel({ id }: { id: string }) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<EditedTag[]>();
  const [valid, setValid] = useState(true);
  const query = useQuery({
    queryKey: ['ec2', region, 'tags', id],
    queryFn: async () => {
      const answer = await ec2.send(new DescribeTagsCommand({ Filters: [{ Name: 'resource-id', Values: [id] }] }));
      return (answer.Tags ?? []).map((tag) => ({ Key: tag.Key ?? '', Value: tag.Value ?? '' }));
    },
  });
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  const tags = query.data ?? [];
  const wanted = changes(tags, edited ?? []);
  return (
    <>
      <TagList tags={tags} actions={<Button onClick={() => setEdited(toEdited(tags))}>{parts.manageTags}</Button>} />
      {edited && (
        <FormModal
          title={parts.manageTags}
          size="large"
          valid={valid}
          commands={[
            ...(wanted.put.length > 0 ? [cli('ec2 create-tags', { resources: id, tags: { json: wanted.put } })] : []),
            ...(wanted.remove.length > 0
              ? [cli('ec2 delete-tags', { resources: id, tags: wanted.remove.map((key) => `Key=${key}`) })]
              : []),
          ]}
          run={async () => {
            if (wanted.remove.length > 0) {
              await ec2.send(
                new DeleteTagsCommand({ Resources: [id], Tags: wanted.remove.map((Key) => ({ Key })) }),
              );
            }
            if (wanted.put.length > 0) {
              await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: wanted.put }));
            }
          }}
          onDone={() => {
            notifyDone(texts.saved);
            void queries.invalidateQueries({ queryKey: ['ec2', region] });
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
