import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language';
import { TagsEditor } from '../../parts/Tags';
import { kept } from '../../parts/tagChanges';
import type { EditedTag, Tag } from '../../parts/tagChanges';
import { PARTS } from '../../parts/texts';

interface NewTags {
  tags: Tag[];
  valid: boolean;
  /** The editor, for a form over a page. */
  editor: ReactNode;
  /** The editor, for a form that is a page. */
  box: ReactNode;
}

/** The tags that a new resource will have. */
export function useNewTags(): NewTags {
  const texts = useTexts(PARTS);
  const [edited, setEdited] = useState<EditedTag[]>([]);
  const [valid, setValid] = useState(true);
  const editor = (
    <TagsEditor
      tags={edited}
      onChange={(next, ok) => {
        setEdited(next);
        setValid(ok);
      }}
    />
  );
  return {
    tags: kept(edited),
    valid,
    editor,
    box: <Container header={<Header>{texts.tags}</Header>}>{editor}</Container>,
  };
}
