import { useEffect, useSyncExternalStore } from 'react';
import { stored } from '../parts/stored';
import { currentPath } from './path';

export interface Crumb {
  text: string;
  path: string;
}

export interface Visit {
  path: string;
  title: string;
  service: string;
}

const MAX_VISITS = 8;
const visits = stored<Visit[]>('visits', []);
const listeners = new Set<() => void>();
let crumbs: readonly Crumb[] = [];

export function visited(): Visit[] {
  return visits.read();
}

/** Forgets which pages were visited, as when somebody else signs in. */
export function forgetVisits(): void {
  visits.write([]);
}

function remember(visit: Visit): void {
  visits.write([visit, ...visits.read().filter((one) => one.path !== visit.path)].slice(0, MAX_VISITS));
}

/**
 * Says what page this is: the crumbs that lead to it from its service, the last of which is its title. The page is remembered as
 * visited.
 */
export function usePage(service: string, ...trail: Crumb[]): void {
  const key = JSON.stringify(trail);
  useEffect(() => {
    crumbs = JSON.parse(key) as Crumb[];
    listeners.forEach((listener) => listener());
    const title = crumbs.at(-1)?.text ?? '';
    document.title = `${title} | Unkai`;
    if (title) {
      remember({ path: currentPath(), title, service });
    }
    return () => {
      crumbs = [];
      listeners.forEach((listener) => listener());
    };
  }, [key, service]);
}

export function useCrumbs(): readonly Crumb[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => crumbs,
  );
}
