const GROUPS = 8;
const GROUP_BITS = 16n;
const BITS = 128;

export interface Block6 {
  address: bigint;
  prefix: number;
}

/** The bits of an IPv6 address; undefined where it is none. */
export function bits6(text: string): bigint | undefined {
  const halves = text.trim().split('::');
  const [left = [], right = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = GROUPS - left.length - right.length;
  const whole = halves.length === 1 ? missing === 0 : halves.length === 2 && missing > 0;
  const groups = [...left, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...right];
  if (!whole || !groups.every((one) => /^[0-9a-f]{1,4}$/i.test(one))) {
    return undefined;
  }
  return groups.reduce((sum, one) => (sum << GROUP_BITS) + BigInt(`0x${one}`), 0n);
}

export function isAddress6(text: string): boolean {
  return bits6(text) !== undefined;
}

/** A block as it is written in CIDR notation. */
export function block6(text: string): Block6 | undefined {
  const [written = '', length = '', ...more] = text.trim().split('/');
  const address = bits6(written);
  const prefix = Number(length);
  const right = more.length === 0 && /^\d{1,3}$/.test(length) && prefix <= BITS;
  return address === undefined || !right ? undefined : { address, prefix };
}

/** An address in the shortest form: the longest run of zeros is left out. */
export function write6(address: bigint): string {
  const groups = Array.from({ length: GROUPS }, (_, at) =>
    ((address >> (GROUP_BITS * BigInt(GROUPS - 1 - at))) & 0xffffn).toString(16),
  );
  const runs = groups.map((_, from) => {
    const length = groups.slice(from).findIndex((one) => one !== '0');
    return { from, length: length < 0 ? GROUPS - from : length };
  });
  const longest = runs.reduce((one, other) => (other.length > one.length ? other : one));
  if (longest.length < 2) {
    return groups.join(':');
  }
  return `${groups.slice(0, longest.from).join(':')}::${groups.slice(longest.from + longest.length).join(':')}`;
}

function startOf({ address, prefix }: Block6): bigint {
  const rest = BigInt(BITS - prefix);
  return (address >> rest) << rest;
}

/** Whether a block lies in another one. */
export function within6(inner: Block6, outer: Block6): boolean {
  return inner.prefix >= outer.prefix && startOf({ address: inner.address, prefix: outer.prefix }) === startOf(outer);
}

/** The first block of that size which none of those takes. */
export function free6(outer: Block6, taken: readonly Block6[], prefix: number): string | undefined {
  const size = 1n << BigInt(BITS - prefix);
  const end = startOf(outer) + (1n << BigInt(BITS - outer.prefix));
  for (let address = startOf(outer); address < end; address += size) {
    const one = { address, prefix };
    if (!taken.some((other) => within6(one, other) || within6(other, one))) {
      return `${write6(address)}/${prefix}`;
    }
  }
  return undefined;
}
