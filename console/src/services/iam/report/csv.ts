/** The rows of a report, by the names in its first line. Its values have no commas and no quotes, as IAM's names have none. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    const values = line.split(',');
    return Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
  });
}

/** What the report writes where there is nothing, in the console's way. */
export function plain(value: string | undefined): string {
  return !value || value === 'N/A' || value === 'no_information' || value === 'not_supported' ? '-' : value;
}
