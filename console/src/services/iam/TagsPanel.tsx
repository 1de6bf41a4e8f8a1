import { useQuery } from '@tanstack/react-query';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { Failed } from '../../parts/Failed';
import { ManagedTags, TagsModal } from '../../parts/ManagedTags';
import { listTags, saveTags, tagCommands } from './tagging';
import type { Tagged } from './tagging';
import { IAM } from './texts';
import { useIam } from './useIam';

function useTags({ kind, id }: Tagged) {
  const iam = useIam();
  return useQuery({ queryKey: ['iam', kind, id, 'tags'], queryFn: () => listTags(iam, { kind, id }) });
}

/** The tags of something of IAM's. */
export function TagsPanel({ title, ...tagged }: Tagged & { title?: string }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const query = useTags(tagged);
  if (query.error) {
    return <Failed failure={query.error} />;
  }
  return (
    <ManagedTags
      title={title}
      tags={query.data ?? []}
      commands={(wanted) => tagCommands(tagged, wanted)}
      save={(wanted) => saveTags(iam, tagged, wanted)}
      onSaved={() => {
        notifyDone(texts.saved);
        void query.refetch();
      }}
    />
  );
}

/** Edits the tags of what has no page of its own. */
export function EditTags({ onClose, ...tagged }: Tagged & { onClose(): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const query = useTags(tagged);
  return (
    <TagsModal
      tags={query.data}
      failure={query.error}
      commands={(wanted) => tagCommands(tagged, wanted)}
      save={(wanted) => saveTags(iam, tagged, wanted)}
      onSaved={() => {
        notifyDone(texts.saved);
        void query.refetch();
      }}
      onClose={onClose}
    />
  );
}
