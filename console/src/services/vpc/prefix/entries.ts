import type { PrefixListEntry } from '@aws-sdk/client-ec2';

interface Entry {
  Cidr: string;
  Description?: string;
}

const LINE = /^([0-9a-f.:]+\/\d{1,3})(?:\s+(.*))?$/i;

/** Entries as they are typed, one a line: the block, and after a space what it is. */
export function linesOf(entries: readonly PrefixListEntry[]): string {
  return entries.map((one) => [one.Cidr, one.Description].filter(Boolean).join(' ')).join('\n');
}

/** The entries that were typed; nothing where a line is not one. */
export function entriesOf(text: string): Entry[] | undefined {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  const found = lines.map((line) => LINE.exec(line));
  return found.every((one) => one !== null)
    ? found.map((one) => ({ Cidr: one[1] ?? '', Description: one[2]?.trim() || undefined }))
    : undefined;
}

/** What has to be put and taken away; an entry that is described otherwise is put again. */
export function changesOf(before: readonly PrefixListEntry[], after: readonly Entry[]): { add: Entry[]; remove: { Cidr: string }[] } {
  const old = new Map(before.map((one) => [one.Cidr, one.Description || undefined]));
  const names = new Set(after.map((one) => one.Cidr));
  return {
    add: after.filter((one) => !old.has(one.Cidr) || old.get(one.Cidr) !== one.Description),
    remove: [...old.keys()].flatMap((Cidr) => (Cidr && !names.has(Cidr) ? [{ Cidr }] : [])),
  };
}
