import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useTexts } from '../i18n/language';
import { Failed } from './Failed';
import { FormModal } from './FormModal';
import { TagList, TagsEditor } from './Tags';
import { changes, kept, toEdited } from './tagChanges';
import type { EditedTag, Tag } from './tagChanges';
import { PARTS } from './texts';

/** How tags are to be: what to take away and put for that, and all of them. */
export interface WantedTags {
  put: Tag[];
  remove: string[];
  all: Tag[];
}

interface Saving {
  limit?: number;
  commands(wanted: WantedTags): string | readonly string[];
  save(wanted: WantedTags): Promise<unknown>;
  onSaved(): void;
}

interface ManagedTagsProps extends Saving {
  title?: string;
  tags: readonly Tag[];
}

/** Shows the tags of something, and edits them. */
export function ManagedTags({ title, tags, ...saving }: ManagedTagsProps) {
  const texts = useTexts(PARTS);
  const [editing, setEditing] = useState(false);
  return (
    <>
      <TagList title={title} tags={tags} actions={<Button onClick={() => setEditing(true)}>{texts.manageTags}</Button>} />
      {editing && <TagsModal tags={tags} onClose={() => setEditing(false)} {...saving} />}
    </>
  );
}

interface TagsModalProps extends Saving {
  /** Undefined while they are on their way. */
  tags: readonly Tag[] | undefined;
  failure?: unknown;
  onClose(): void;
}

/** Edits tags over a page. */
export function TagsModal({ tags, failure, limit, commands, save, onSaved, onClose }: TagsModalProps) {
  const texts = useTexts(PARTS);
  const [changed, setChanged] = useState<EditedTag[]>();
  const [valid, setValid] = useState(true);
  const edited = changed ?? toEdited(tags ?? []);
  const wanted = { ...changes(tags ?? [], edited), all: kept(edited) };
  return (
    <FormModal
      title={texts.manageTags}
      size="large"
      valid={valid && tags !== undefined}
      commands={commands(wanted)}
      run={() => save(wanted)}
      onDone={onSaved}
      onClose={onClose}
    >
      {tags ? (
        <TagsEditor
          tags={edited}
          limit={limit}
          onChange={(next, ok) => {
            setChanged(next);
            setValid(ok);
          }}
        />
      ) : failure ? (
        <Failed failure={failure} />
      ) : (
        <StatusIndicator type="loading">{texts.loading}</StatusIndicator>
      )}
    </FormModal>
  );
}
