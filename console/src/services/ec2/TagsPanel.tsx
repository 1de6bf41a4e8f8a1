import { CreateTagsCommand, DeleteTagsCommand, DescribeTagsCommand } from '@aws-sdk/client-ec2';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { ManagedTags } from '../../parts/ManagedTags';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { useEc2 } from './useEc2';

/** The tags of anything that EC2 has. */
export function TagsPanel({ id }: { id: string }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const queries = useQueryClient();
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
  return (
    <ManagedTags
      tags={query.data ?? []}
      commands={({ put, remove }) => [
        ...(put.length > 0 ? [cli('ec2 create-tags', { resources: id, tags: { json: put } })] : []),
        ...(remove.length > 0 ? [cli('ec2 delete-tags', { resources: id, tags: remove.map((key) => `Key=${key}`) })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: remove.map((Key) => ({ Key })) }));
        }
        if (put.length > 0) {
          await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: put }));
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        void queries.invalidateQueries({ queryKey: ['ec2', region] });
      }}
    />
  );
}
