import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../i18n/language';
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

interface ManagedTagsProps {
  tags: readonly Tag[];
  limit?: number;
  commands(wanted: WantedTags): string | readonly string[];
  save(wanted: WantedTags): Promise<unknown>;
  onSaved(): void;
}

/** Shows the tags of something, and edits them. */
export function ManagedTags({ tags, limit, commands, save, onSaved }: ManagedTagsProps) {
  const texts = useTexts(PARTS);
  const [edited, setEdited] = useState<EditedTag[]>();
  const [valid, setValid] = useState(true);
  const wanted = { ...changes(tags, edited ?? []), all: kept(edited ?? []) };
  return (
    <>
      <TagList tags={tags} actions={<Button onClick={() => setEdited(toEdited(tags))}>{texts.manageTags}</Button>} />
      {edited && (
        <FormModal
          title={texts.manageTags}
          size="large"
          valid={valid}
          commands={commands(wanted)}
          run={() => save(wanted)}
          onDone={onSaved}
          onClose={() => setEdited(undefined)}
        >
          <TagsEditor
            tags={edited}
            limit={limit}
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
