import type { Described } from '../transfer/copies';

/** The headers that S3 keeps with an object, in the order in which they are offered. */
export const SYSTEM = {
  'Content-Type': 'ContentType',
  'Cache-Control': 'CacheControl',
  'Content-Disposition': 'ContentDisposition',
  'Content-Encoding': 'ContentEncoding',
  'Content-Language': 'ContentLanguage',
  Expires: 'Expires',
} as const;

export interface Row {
  system: boolean;
  key: string;
  value: string;
}

export type Wrong = 'key' | 'value' | 'twice' | 'date' | 'size';

const TOKEN = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const PRINTABLE = /^[\x20-\x7e]+$/;
const USER_BYTES = 2048;

export function rowsOf(described: Described): Row[] {
  const system = Object.entries(SYSTEM).flatMap(([key, member]) => {
    const value = described[member];
    return value === undefined ? [] : [{ system: true, key, value: value instanceof Date ? value.toUTCString() : value }];
  });
  const own = Object.entries(described.Metadata ?? {}).map(([key, value]) => ({ system: false, key, value }));
  return [...system, ...own];
}

export function describedOf(rows: readonly Row[]): Described {
  const described: Described = {};
  for (const { key, value } of rows.filter((one) => one.system)) {
    const member = SYSTEM[key as keyof typeof SYSTEM];
    if (member === 'Expires') {
      described.Expires = new Date(value);
    } else {
      described[member] = value;
    }
  }
  const own = rows.filter((one) => !one.system).map((one) => [one.key.toLowerCase(), one.value]);
  return { ...described, Metadata: Object.fromEntries(own) as Record<string, string> };
}

/** What is wrong with rows; headers carry no more than ASCII. */
export function wrong(rows: readonly Row[]): Wrong | undefined {
  const names = rows.map((one) => `${one.system}${one.key.toLowerCase()}`);
  const size = rows.filter((one) => !one.system).reduce((sum, one) => sum + one.key.length + one.value.length, 0);
  if (rows.some((one) => !TOKEN.test(one.key))) {
    return 'key';
  }
  if (rows.some((one) => !PRINTABLE.test(one.value))) {
    return 'value';
  }
  if (new Set(names).size < names.length) {
    return 'twice';
  }
  if (rows.some((one) => one.system && one.key === 'Expires' && Number.isNaN(Date.parse(one.value)))) {
    return 'date';
  }
  return size > USER_BYTES ? 'size' : undefined;
}

/** What the AWS CLI takes for the same. */
export function optionsOf(rows: readonly Row[]): Record<string, string | undefined | { json: unknown }> {
  const { Metadata, Expires, ...headers } = describedOf(rows);
  const dashed = Object.entries(headers).map(([name, value]) => [
    name.replaceAll(/(?!^)([A-Z])/g, '-$1').toLowerCase(),
    value as string,
  ]);
  return {
    ...(Object.fromEntries(dashed) as Record<string, string>),
    expires: Expires && !Number.isNaN(Expires.getTime()) ? Expires.toISOString() : undefined,
    metadata: { json: Metadata },
  };
}
