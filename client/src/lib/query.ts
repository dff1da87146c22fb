import type { RouteAnswer } from '#shared/kernel/route.ts';
import { QueryCache, QueryClient, useQuery, type QueryKey, type UseQueryOptions, type UseQueryResult } from '@tanstack/react-query';
import { call, type AnyRoute, type CallInput } from './api.ts';
import { ApiError, isTransient } from './http.ts';

/** Makes the cache of server data; `onSignedOut` hears of any answer saying that the session has ended. */
export function createQueryClient({ onSignedOut }: { readonly onSignedOut?: () => void } = {}): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (error instanceof ApiError && error.code === 'notSignedIn') onSignedOut?.();
      },
    }),
    defaultOptions: {
      queries: {
        // Socket news keep data fresh; every reconnect refetches. This is the net below both.
        staleTime: 30_000,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
        // The browser's idea of "offline" is wrong on a LAN without internet: always try.
        networkMode: 'always',
        retry: (count, error) => isTransient(error) && count < 6,
        retryDelay: (count) => Math.min(8_000, 500 * 2 ** count),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

/** The cache key of a route and its input; without input, the key of all its answers. */
export function routeKey<C extends AnyRoute>(contract: C, input?: CallInput<C>): QueryKey {
  return input === undefined ? [contract.method, contract.path] : [contract.method, contract.path, input];
}

type Options<C> = Pick<
  UseQueryOptions<RouteAnswer<C>, ApiError>,
  'enabled' | 'staleTime' | 'refetchInterval' | 'placeholderData' | 'gcTime'
>;

/** The answer of a GET route, kept fresh; the key is its method, path and input. */
export function useRoute<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  options: Options<C> = {},
): UseQueryResult<RouteAnswer<C>, ApiError> {
  return useQuery<RouteAnswer<C>, ApiError>({
    queryKey: routeKey(contract, input),
    // TanStack refuses undefined; a route that answers nothing is kept as null.
    queryFn: async ({ signal }) => (await call(contract, input, { signal })) ?? (null as RouteAnswer<C>),
    ...options,
  });
}

/** Changes the kept answer of a route, if there is one; a fetch already under way is repeated, since it may be older than the news. */
export function patchRoute<C extends AnyRoute>(
  client: QueryClient,
  contract: C,
  input: CallInput<C>,
  change: (answer: RouteAnswer<C>) => RouteAnswer<C>,
): void {
  const queryKey = routeKey(contract, input);
  client.setQueryData<RouteAnswer<C>>(queryKey, (old) => (old === undefined ? undefined : change(old)));
  if (client.isFetching({ queryKey, exact: true }) > 0) void client.invalidateQueries({ queryKey, exact: true });
}

type Versioned = { readonly id: string; readonly version: number };

/** True when `next` is news to somebody who knows `known`. */
export const isNewer = (known: Versioned | undefined, next: Versioned): boolean => known === undefined || next.version > known.version;

/** The list with `next` in the place of the item of its id, only when newer; an unknown id is left out, or put last when `absent` is `add`. */
export function patchIfNewer<T extends Versioned>(list: readonly T[], next: T, absent: 'skip' | 'add' = 'skip'): T[] {
  if (!list.some((item) => item.id === next.id)) return absent === 'add' ? [...list, next] : [...list];
  return list.map((item) => (item.id === next.id && isNewer(item, next) ? next : item));
}
