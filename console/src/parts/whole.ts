import type { UseQueryResult } from '@tanstack/react-query';
import type { Paged } from './usePaged';

/** A list that was answered as a whole, as tables take it. */
export function whole<T>(query: UseQueryResult<T[]>): Paged<T> {
  return {
    items: query.data ?? [],
    loading: query.isFetching,
    error: query.error,
    hasMore: false,
    loadMore: () => undefined,
    refresh: () => void query.refetch(),
  };
}
