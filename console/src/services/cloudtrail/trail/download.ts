import type { Event } from '@aws-sdk/client-cloudtrail';
import { facts } from '../record';

/** As many events as are downloaded at once. */
export const MOST_EVENTS = 2000;

/** One value of a line: quoted where it has to be, and never a formula for a spreadsheet. */
function cell(value: string | undefined): string {
  const text = value ?? '';
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const COLUMNS: [string, (event: Event) => string | undefined][] = [
  ['Event name', (event) => event.EventName],
  ['Event ID', (event) => event.EventId],
  ['Event time', (event) => event.EventTime?.toISOString()],
  ['User name', (event) => event.Username],
  ['AWS access key', (event) => event.AccessKeyId],
  ['AWS region', (event) => facts(event).region],
  ['Event source', (event) => event.EventSource],
  ['Source IP address', (event) => facts(event).address],
  ['Resource type', (event) => event.Resources?.map((one) => one.ResourceType).join(';')],
  ['Resource name', (event) => event.Resources?.map((one) => one.ResourceName).join(';')],
  ['Read-only', (event) => event.ReadOnly],
  ['Error code', (event) => facts(event).error],
];

/** Events as a table, with the columns that AWS's console writes. */
export function toCsv(events: readonly Event[]): string {
  const lines = events.map((event) => COLUMNS.map(([, of]) => cell(of(event))));
  return [COLUMNS.map(([name]) => name), ...lines].map((line) => `${line.join(',')}\r\n`).join('');
}

/** The records of events, as in a log file. One that cannot be read stays the text that it is. */
export function toJson(events: readonly Event[]): string {
  const records = events.map((event): unknown => {
    try {
      return JSON.parse(event.CloudTrailEvent ?? '{}');
    } catch {
      return event.CloudTrailEvent;
    }
  });
  return `${JSON.stringify({ Records: records }, null, 2)}\n`;
}
