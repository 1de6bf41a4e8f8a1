/** The address of this page, with its query. */
export function currentPath(): string {
  return location.pathname + location.search;
}
