import type { Tag } from '../../parts/tagChanges';

/** A tag specification for new resources; none where there are no tags. */
export function tagged<T>(tags: readonly Tag[], ...types: T[]): { ResourceType: T; Tags: Tag[] }[] | undefined {
  return tags.length > 0 ? types.map((ResourceType) => ({ ResourceType, Tags: [...tags] })) : undefined;
}
