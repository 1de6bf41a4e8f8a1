import type { UseQueryResult } from '@tanstack/react-query';
import type { Paged } from './usePaged';

/** A list that is here already, as tables take it. */
export function here<T>(items: readonly T[]): Paged<T> {
  return {
    items,
    loading: false,
    error: undefined,
    hasMore: false,
    loadMore: () => undefined,
    search: () => undefined,
    refresh: () => undefined,
  };
}

/** A list that is part of an answer. */
export function part<A, T>(query: UseQueryResult<A>, of: (answer: A) => readonly T[] | undefined): Paged<T> {
  return {
    ...here((query.data && of(query.data)) ?? []),
    loading: query.isFetching,
    error: query.error,
    refresh: () => void query.refetch(),
  };
}

/** A list that was answered as a whole. */
export function whole<T>(query: UseQueryResult<T[]>): Paged<T> {
  return part(query, (all) => all);
}
