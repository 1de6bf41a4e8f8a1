import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

export interface PageOf<T> {
  items: T[];
  /** What asks for the next page; none at the end. */
  next?: string;
}

export interface Paged<T> {
  items: readonly T[];
  loading: boolean;
  error: unknown;
  hasMore: boolean;
  loadMore(): void;
  /** Tells whether all is wanted, as far as it is bearable, because something is looked for. */
  search(searching: boolean): void;
  refresh(): void;
}

/** Pages that are loaded at most while a filter looks for something. */
const MAX_PAGES_TO_SEARCH = 20;

const POLL_MILLIS = 3000;

/**
 * A list that AWS answers in pages. The first is loaded at once, others when they are looked at.
 *
 * @param changing whether something is on its way to another state, so that it is worth looking again soon
 */
export function usePaged<T>(
  key: readonly unknown[],
  load: (token: string | undefined) => Promise<PageOf<T>>,
  changing: (items: readonly T[]) => boolean = () => false,
): Paged<T> {
  const [searching, setSearching] = useState(false);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => load(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    refetchInterval: (query) =>
      changing(query.state.data?.pages.flatMap((page) => page.items) ?? []) ? POLL_MILLIS : false,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage, isError } = query;
  const pages = query.data?.pages.length ?? 0;
  useEffect(() => {
    if (searching && hasNextPage && !isFetchingNextPage && !isError && pages < MAX_PAGES_TO_SEARCH) {
      void fetchNextPage();
    }
  }, [searching, hasNextPage, isFetchingNextPage, fetchNextPage, isError, pages]);
  return {
    items: query.data?.pages.flatMap((page) => page.items) ?? [],
    loading: query.isPending || query.isFetching,
    error: query.error,
    hasMore: hasNextPage,
    loadMore: () => void fetchNextPage(),
    search: setSearching,
    refresh: () => void query.refetch(),
  };
}
