interface Page {
  NextToken?: string;
}

/** What all pages of a list have. */
export async function all<P extends Page, T>(ask: (NextToken?: string) => Promise<P>, of: (page: P) => T[] | undefined): Promise<T[]> {
  const found: T[] = [];
  let token: string | undefined;
  do {
    const page = await ask(token);
    found.push(...(of(page) ?? []));
    token = page.NextToken;
  } while (token);
  return found;
}
