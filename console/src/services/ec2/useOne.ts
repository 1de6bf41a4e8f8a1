import { useQuery } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { useRegion } from '../../session/region';

const POLL_MILLIS = 3000;

/** One resource by its ID: null where there is none. While it is on its way to another state it is looked at again. */
export function useOne<T>(
  kind: string,
  id: string,
  load: () => Promise<T | undefined>,
  changing: (one: T) => boolean = () => false,
): UseQueryResult<T | null> {
  const region = useRegion();
  return useQuery<T | null>({
    queryKey: ['ec2', region, kind, id],
    queryFn: async () => (await load()) ?? null,
    refetchInterval: ({ state }) => (state.data && changing(state.data) ? POLL_MILLIS : false),
  });
}
