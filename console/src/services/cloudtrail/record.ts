import type { Event } from '@aws-sdk/client-cloudtrail';

/** What tables show of an event's record. */
export interface EventFacts {
  error?: string;
  address?: string;
  region?: string;
}

/** Reads the record of an event; one that cannot be read says nothing. */
export function facts(event: Event): EventFacts {
  try {
    const record = JSON.parse(event.CloudTrailEvent ?? '{}') as Record<string, unknown>;
    const text = (name: string) => (typeof record[name] === 'string' ? record[name] : undefined);
    return { error: text('errorCode'), address: text('sourceIPAddress'), region: text('awsRegion') };
  } catch {
    return {};
  }
}
