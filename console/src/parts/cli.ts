/** A value of an option: none leaves it out, true is a flag, a list gives several words, an object is written as JSON. */
export type CliValue = string | number | boolean | undefined | readonly string[] | { json: unknown };

const SAFE = /^[A-Za-z0-9_./:=@%+,-]+$/;

/** A word as a POSIX shell reads it unchanged. */
export function quote(word: string): string {
  return SAFE.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function words(name: string, value: CliValue): string[] {
  if (value === undefined || value === false || value === '') {
    return [];
  }
  const option = `--${name}`;
  if (value === true) {
    return [option];
  }
  if (typeof value === 'object' && 'json' in value) {
    return [option, quote(JSON.stringify(value.json))];
  }
  return Array.isArray(value) ? [option, ...value.map(quote)] : [option, quote(String(value))];
}

/** The command of the AWS CLI that does the same: `cli('s3api create-bucket', { bucket: 'photos' })`. */
export function cli(command: string, options: Record<string, CliValue> = {}): string {
  const rest = Object.entries(options).map(([name, value]) => words(name, value).join(' '));
  return ['aws', command, ...rest.filter(Boolean)].join(' ');
}
