import { basename } from '../session/endpoint';

/** The address of this page within the console, with its query. */
export function currentPath(): string {
  return location.pathname.slice(basename.length) + location.search;
}

/** The whole address of a page of the console, as links have it. */
export function href(path: string): string {
  return basename + path;
}
