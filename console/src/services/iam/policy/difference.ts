export interface Line {
  /** Whether only the older text has it, only the newer one, or both. */
  kind: 'removed' | 'added' | 'same';
  text: string;
}

/** The fewest lines taken away and added that make one text of another. */
export function difference(before: string, after: string): Line[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const common = commonLengths(old, now);
  const lines: Line[] = [];
  let at = 0;
  let to = 0;
  while (at < old.length || to < now.length) {
    const [one, other] = [old[at], now[to]];
    if (one !== undefined && one === other) {
      lines.push({ kind: 'same', text: one });
      at++;
      to++;
    } else if (one !== undefined && (other === undefined || length(common, at + 1, to) >= length(common, at, to + 1))) {
      lines.push({ kind: 'removed', text: one });
      at++;
    } else {
      lines.push({ kind: 'added', text: other ?? '' });
      to++;
    }
  }
  return lines;
}

/** How many lines the rests of two texts have in common, from each line of the one and of the other on. */
function commonLengths(old: readonly string[], now: readonly string[]): number[][] {
  const common = Array.from({ length: old.length + 1 }, () => new Array<number>(now.length + 1).fill(0));
  for (let at = old.length - 1; at >= 0; at--) {
    for (let to = now.length - 1; to >= 0; to--) {
      const row = common[at] as number[];
      row[to] = old[at] === now[to] ? length(common, at + 1, to + 1) + 1 : Math.max(length(common, at + 1, to), length(common, at, to + 1));
    }
  }
  return common;
}

function length(common: number[][], at: number, to: number): number {
  return common[at]?.[to] ?? 0;
}
