import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import TagEditor from '@cloudscape-design/components/tag-editor';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import type { EditedTag, Tag } from './tagChanges';
import { PARTS } from './texts';

interface EditorProps {
  tags: readonly EditedTag[];
  limit?: number;
  onChange(tags: EditedTag[], valid: boolean): void;
}

/** Edits tags. */
export function TagsEditor({ tags, limit = 50, onChange }: EditorProps) {
  return (
    <TagEditor
      tags={tags}
      tagLimit={limit}
      onChange={({ detail }) => onChange(detail.tags as EditedTag[], detail.valid)}
    />
  );
}

/** Shows tags, with buttons beside the heading. */
export function TagList({ title, tags, actions }: { title?: string; tags: readonly Tag[]; actions?: ReactNode }) {
  const texts = useTexts(PARTS);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${tags.length})`} actions={actions}>
          {title ?? texts.tags}
        </Header>
      }
    >
      {tags.length === 0 ? (
        <Box color="text-body-secondary">{texts.noTags}</Box>
      ) : (
        <KeyValuePairs
          columns={3}
          items={tags.map((tag) => ({ label: tag.Key, value: <span className="wrap">{tag.Value || '-'}</span> }))}
        />
      )}
    </Container>
  );
}
