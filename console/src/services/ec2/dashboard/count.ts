/** A number of things; more where the last page was not reached. */
export interface Count {
  count: number;
  more: boolean;
}

/** Pages that are asked for at most. */
const MAX_PAGES = 10;

/** Counts a list that is answered in pages. */
export async function countAll(
  page: (token: string | undefined) => Promise<{ count: number; next?: string }>,
): Promise<Count> {
  let count = 0;
  let token: string | undefined;
  for (let pages = 0; pages < MAX_PAGES; pages++) {
    const answer = await page(token);
    count += answer.count;
    token = answer.next;
    if (!token) {
      return { count, more: false };
    }
  }
  return { count, more: true };
}

export function shown({ count, more }: Count): string {
  return more ? `${count}+` : `${count}`;
}
