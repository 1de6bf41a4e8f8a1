import type { Criterion, ValidatePolicyFinding } from '@aws-sdk/client-accessanalyzer';

/** The page of the console that shows a resource; none where it has no page. */
export function pageOf(resource: string): string | undefined {
  const bucket = /^arn:aws:s3:::([^/]+)$/.exec(resource)?.[1];
  const role = /^arn:aws:iam::\d{12}:role\/(?:.*\/)?([^/]+)$/.exec(resource)?.[1];
  return bucket ? `/s3/buckets/${bucket}?tab=permissions` : role ? `/iam/roles/details/${encodeURIComponent(role)}?tab=trust` : undefined;
}

/** What a map says, as tables show it: its values, with names where there are several. */
export function words(map: Record<string, string> | undefined): string {
  return Object.entries(map ?? {}).map(([name, value]) => `${name}: ${value}`).join(', ');
}

export type Operator = 'eq' | 'neq' | 'contains' | 'exists';

/** A line of a rule, as it is edited. */
export interface Edited {
  property: string;
  operator: Operator;
  values: string;
}

const MOST_VALUES = 20;

function valuesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

/** Whether a criterion can be sent. */
export function isCriterion({ property, operator, values }: Edited): boolean {
  const all = valuesOf(values);
  if (operator === 'exists') {
    return property !== '' && (values.trim() === 'true' || values.trim() === 'false');
  }
  return property !== '' && all.length > 0 && all.length <= MOST_VALUES;
}

export function toFilter(edited: readonly Edited[]): Record<string, Criterion> {
  const filter: Record<string, Criterion> = {};
  for (const { property, operator, values } of edited) {
    const value = operator === 'exists' ? values.trim() === 'true' : valuesOf(values);
    filter[property] = { ...filter[property], [operator]: value };
  }
  return filter;
}

export function fromFilter(filter: Record<string, Criterion>): Edited[] {
  return Object.entries(filter).flatMap(([property, criterion]) =>
    (['eq', 'neq', 'contains', 'exists'] as const).flatMap((operator) => {
      const value = criterion[operator];
      return value === undefined ? [] : [{ property, operator, values: Array.isArray(value) ? value.join('\n') : String(value) }];
    }),
  );
}

export const KINDS = ['ERROR', 'SECURITY_WARNING', 'WARNING', 'SUGGESTION'] as const;

/** Where a finding begins, counted from one as editors do; the API counts columns from zero. */
export function beginning(finding: ValidatePolicyFinding): { line: number; column: number } | undefined {
  const start = finding.locations?.[0]?.span?.start;
  return start?.line === undefined || start.column === undefined ? undefined : { line: start.line, column: start.column + 1 };
}
