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
