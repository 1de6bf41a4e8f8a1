import type { AdvancedEventSelector, AdvancedFieldSelector, EventSelector } from '@aws-sdk/client-cloudtrail';

export type Access = 'all' | 'read' | 'write';

export interface DataWanted {
  name: string;
  type: string;
  access: Access;
  /** What the ARNs of the resources begin with, one a line; all resources where there is none. */
  arns: string;
}

/** What a trail records, as it is edited. */
export interface Wanted {
  management: Access | 'none';
  excluded: readonly string[];
  data: readonly DataWanted[];
}

/** The resources of which this cloud records data events. */
export const DATA_TYPES = [
  'AWS::S3::Object',
  'AWS::Lambda::Function',
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::Stream',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Kinesis::Stream',
  'AWS::EC2::Snapshot',
  'AWS::Logs::LogGroup',
  'AWS::CloudWatch::Metric',
];

/** What management events may leave out. */
export const EXCLUDABLE = ['kms.amazonaws.com', 'rdsdata.amazonaws.com'];

export const NEW_DATA: DataWanted = { name: '', type: 'AWS::S3::Object', access: 'all', arns: '' };

function field(Field: string, more: Omit<AdvancedFieldSelector, 'Field'>): AdvancedFieldSelector {
  return { Field, ...more };
}

function readOnly(access: Access): AdvancedFieldSelector[] {
  return access === 'all' ? [] : [field('readOnly', { Equals: [String(access === 'read')] })];
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter(Boolean);
}

export function toSelectors(wanted: Wanted): AdvancedEventSelector[] {
  const management =
    wanted.management === 'none'
      ? []
      : [
          {
            Name: 'Management events selector',
            FieldSelectors: [
              field('eventCategory', { Equals: ['Management'] }),
              ...readOnly(wanted.management),
              ...(wanted.excluded.length > 0 ? [field('eventSource', { NotEquals: [...wanted.excluded] })] : []),
            ],
          },
        ];
  return [...management, ...wanted.data.map(dataSelector)];
}

function dataSelector({ name, type, access, arns }: DataWanted): AdvancedEventSelector {
  const starts = linesOf(arns);
  return {
    Name: name || undefined,
    FieldSelectors: [
      field('eventCategory', { Equals: ['Data'] }),
      field('resources.type', { Equals: [type] }),
      ...readOnly(access),
      ...(starts.length > 0 ? [field('resources.ARN', { StartsWith: starts })] : []),
    ],
  };
}

/** What selectors say, or nothing where they say more than the form can show. */
export function fromSelectors(selectors: readonly AdvancedEventSelector[]): Wanted | undefined {
  const wanted: { management: Wanted['management']; excluded: string[]; data: DataWanted[] } = { management: 'none', excluded: [], data: [] };
  for (const selector of selectors) {
    const category = only(selector, 'eventCategory')?.Equals?.[0];
    if (category === 'Management' && wanted.management === 'none') {
      wanted.management = access(selector);
      wanted.excluded = only(selector, 'eventSource')?.NotEquals ?? [];
    } else if (category === 'Data') {
      const arns = only(selector, 'resources.ARN')?.StartsWith?.join('\n') ?? '';
      wanted.data.push({ name: selector.Name ?? '', type: only(selector, 'resources.type')?.Equals?.[0] ?? '', access: access(selector), arns });
    }
  }
  return same(toSelectors(wanted), selectors) ? wanted : undefined;
}

function only(selector: AdvancedEventSelector, name: string): AdvancedFieldSelector | undefined {
  return selector.FieldSelectors?.find((one) => one.Field === name);
}

function access(selector: AdvancedEventSelector): Access {
  const value = only(selector, 'readOnly')?.Equals?.[0];
  return value === undefined ? 'all' : value === 'true' ? 'read' : 'write';
}

const FIELDS = ['Equals', 'NotEquals', 'StartsWith', 'NotStartsWith', 'EndsWith', 'NotEndsWith'] as const;

/** Whether two lists of selectors select the same, whatever they are called and in which order their fields are. */
function same(one: readonly AdvancedEventSelector[], other: readonly AdvancedEventSelector[]): boolean {
  const words = (selector: AdvancedEventSelector | undefined) =>
    (selector?.FieldSelectors ?? []).map((each) => JSON.stringify([each.Field, ...FIELDS.map((name) => each[name] ?? [])])).sort().join();
  return one.length === other.length && one.every((each, at) => words(each) === words(other[at]));
}

const ACCESS: Record<string, Access> = { All: 'all', ReadOnly: 'read', WriteOnly: 'write' };

/** The advanced selectors that select what basic ones do. */
export function fromBasic(selectors: readonly EventSelector[]): AdvancedEventSelector[] {
  return selectors.flatMap((one) => {
    const kind = ACCESS[one.ReadWriteType ?? 'All'] ?? 'all';
    const data = (one.DataResources ?? []).map((each) => {
      const type = each.Type ?? '';
      const values = each.Values ?? [];
      // An ARN without a name, such as arn:aws:s3, stands for all there are.
      const all = values.some((value) => value.split(':').length <= 3);
      return { name: '', type, access: kind, arns: all ? '' : values.join('\n') };
    });
    const management = one.IncludeManagementEvents === false ? ('none' as const) : kind;
    return toSelectors({ management, excluded: one.ExcludeManagementEventSources ?? [], data });
  });
}
