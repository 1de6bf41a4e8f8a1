import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import TagEditor from '@cloudscape-design/components/tag-editor';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

export interface Tag {
  Key: string;
  Value: string;
}

export type EditedTag = { key: string; value: string; existing: boolean; markedForRemoval?: boolean };

export function toEdited(tags: readonly Tag[]): EditedTag[] {
  return tags.map((tag) => ({ key: tag.Key, value: tag.Value, existing: true }));
}

/** The tags that stay. */
export function kept(edited: readonly EditedTag[]): Tag[] {
  return edited.filter((tag) => !tag.markedForRemoval).map((tag) => ({ Key: tag.key, Value: tag.value }));
}

/** What has to be taken away and put so that the tags are as edited. */
export function changes(before: readonly Tag[], edited: readonly EditedTag[]): { put: Tag[]; remove: string[] } {
  const after = kept(edited);
  const names = new Set(after.map((tag) => tag.Key));
  return {
    put: after.filter((tag) => !before.some((one) => one.Key === tag.Key && one.Value === tag.Value)),
    remove: before.map((tag) => tag.Key).filter((name) => !names.has(name)),
  };
}

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
export function TagList({ tags, actions }: { tags: readonly Tag[]; actions?: ReactNode }) {
  const texts = useTexts(PARTS);
  return (
    <Container
      header={
        <Header variant="h2" counter={`(${tags.length})`} actions={actions}>
          {texts.tags}
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
