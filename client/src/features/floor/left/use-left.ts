import { leftApi } from '#shared/floor/left.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { routeKey, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';

const none = { left: [], total: 0 };

/** Who left before we answered and waits for a decision, kept up by news of contacts. */
export function useLeft() {
  const queries = useQueryClient();
  const { data = none } = useRoute(leftApi.list, {}, { refetchInterval: 30_000 });
  const again = () => void queries.invalidateQueries({ queryKey: routeKey(leftApi.list) });
  useLive(routingEvents.contactChanged, ({ id, state }) => {
    if (state === 'abandoned' || data.left.some(({ contact }) => contact.id === id)) again();
  });
  return { ...data, again };
}
