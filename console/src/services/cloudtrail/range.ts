import type { DateRangePickerProps } from '@cloudscape-design/components/date-range-picker';

/** In what time events are looked for; null is all that is kept. */
export type Range = DateRangePickerProps.Value | null;

/** What AWS's console suggests. */
export const SUGGESTED: readonly DateRangePickerProps.RelativeOption[] = [
  { key: '30m', type: 'relative', amount: 30, unit: 'minute' },
  { key: '1h', type: 'relative', amount: 1, unit: 'hour' },
  { key: '3h', type: 'relative', amount: 3, unit: 'hour' },
  { key: '12h', type: 'relative', amount: 12, unit: 'hour' },
  { key: '7d', type: 'relative', amount: 7, unit: 'day' },
];

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KEPT = 90 * DAY;
const UNITS: Partial<Record<DateRangePickerProps.TimeUnit, number>> = { minute: MINUTE, hour: HOUR, day: DAY, week: 7 * DAY };

interface Bounds {
  StartTime?: Date;
  EndTime?: Date;
}

function lasting({ amount, unit }: DateRangePickerProps.RelativeValue): number {
  return amount * (UNITS[unit] ?? Number.NaN);
}

/** The moments between which a range is. */
export function bounds(range: Range, now: number): Bounds {
  if (!range) {
    return {};
  }
  if (range.type === 'relative') {
    return { StartTime: new Date(now - lasting(range)) };
  }
  return { StartTime: new Date(range.startDate), EndTime: new Date(range.endDate) };
}

/** Whether there may be events of a day: 90 days are kept, and nothing of tomorrow. */
export function isKept(day: number, now: number): boolean {
  return day > now - KEPT - DAY && day <= now;
}

/** What is wrong with a range. */
export function wrong(range: Range, now: number): 'missing' | 'order' | 'amount' | undefined {
  if (!range) {
    return 'missing';
  }
  if (range.type === 'relative') {
    const millis = lasting(range);
    return Number.isInteger(range.amount) && millis > 0 && millis <= KEPT ? undefined : 'amount';
  }
  const { StartTime, EndTime } = bounds(range, now);
  const [from = Number.NaN, to = Number.NaN] = [StartTime?.getTime(), EndTime?.getTime()];
  if (Number.isNaN(from) || Number.isNaN(to)) {
    return 'missing';
  }
  return from <= to ? undefined : 'order';
}

interface Asked extends Bounds {
  NextToken?: string;
}

/** What asks for a page: later ones are of the same time as the first, however long ago this was asked for. */
export function begin(token: string | undefined, range: Range): Asked {
  if (!token) {
    return bounds(range, Date.now());
  }
  const { NextToken, start, end } = JSON.parse(token) as { NextToken: string; start?: number; end?: number };
  return { NextToken, StartTime: moment(start), EndTime: moment(end) };
}

function moment(millis: number | undefined): Date | undefined {
  return millis === undefined ? undefined : new Date(millis);
}

/** What `begin` makes the next page of. */
export function next(asked: Asked, NextToken: string | undefined): string | undefined {
  return NextToken && JSON.stringify({ NextToken, start: asked.StartTime?.getTime(), end: asked.EndTime?.getTime() });
}
