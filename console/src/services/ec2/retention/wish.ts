import { isWithin } from '../../../parts/format';
import { linesOf } from '../../../parts/Written';
import type { Change, Lock, ResourceTag, ResourceType, Rule } from './schema';

/** What a retention rule is to keep, and how long. */
export interface Wish {
  type: ResourceType;
  description: string;
  /** Whether it is for everything of the Region, not only for what has tags. */
  all: boolean;
  /** Tags, one a line. */
  tags: string;
  excluded: string;
  days: string;
}

export const NOTHING: Wish = { type: 'EBS_SNAPSHOT', description: '', all: false, tags: '', excluded: '', days: '7' };

export type Problem = 'days' | 'description' | 'excluded' | 'tags';

const MOST_DAYS = 365;
const MOST_TAGS = 50;
const MOST_EXCLUDED = 5;
const MAX_DESCRIPTION = 255;
export const DELAY = { least: 7, most: 30 };

export function problems(wish: Wish): Set<Problem> {
  const found = new Set<Problem>();
  const tags = tagsOf(wish.tags).length;
  const note = (wrong: boolean, problem: Problem) => wrong && found.add(problem);
  note(!isWithin(wish.days, 1, MOST_DAYS), 'days');
  note(wish.description.length > MAX_DESCRIPTION, 'description');
  note(!wish.all && (tags === 0 || tags > MOST_TAGS), 'tags');
  note(wish.all && tagsOf(wish.excluded).length > MOST_EXCLUDED, 'excluded');
  return found;
}

/** Tags that are typed as `key` or `key=value`. */
export function tagsOf(text: string): ResourceTag[] {
  return linesOf(text).map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? { ResourceTagKey: line } : { ResourceTagKey: line.slice(0, at), ResourceTagValue: line.slice(at + 1) };
  });
}

function written(tags: readonly ResourceTag[] = []): string {
  return tags
    .map((tag) => (tag.ResourceTagValue === undefined ? tag.ResourceTagKey : `${tag.ResourceTagKey}=${tag.ResourceTagValue}`))
    .join('\n');
}

/** The tags that resources have which a rule is about; empty where it is about all. */
export function matched(rule: Rule): string {
  return written(rule.ResourceTags).replaceAll('\n', ', ');
}

/** A rule as the API takes it. Its type is what it was made with. */
export function change(wish: Wish): Change {
  return {
    Description: wish.description,
    RetentionPeriod: { RetentionPeriodValue: Number(wish.days), RetentionPeriodUnit: 'DAYS' },
    ResourceTags: wish.all ? [] : tagsOf(wish.tags),
    ExcludeResourceTags: wish.all ? tagsOf(wish.excluded) : [],
  };
}

export function wishOf(rule: Rule): Wish {
  return {
    type: rule.ResourceType ?? 'EBS_SNAPSHOT',
    description: rule.Description ?? '',
    all: (rule.ResourceTags ?? []).length === 0,
    tags: written(rule.ResourceTags),
    excluded: written(rule.ExcludeResourceTags),
    days: String(rule.RetentionPeriod?.RetentionPeriodValue ?? ''),
  };
}

export function lockOf(days: string): Lock {
  return { UnlockDelay: { UnlockDelayValue: Number(days), UnlockDelayUnit: 'DAYS' } };
}
