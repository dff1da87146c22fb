import type { AreaKey } from '#shared/rosters/roster.schema.ts';
import { rosterApi, type RosterView } from '#shared/rosters/rosters.api.ts';
import { rosterEvents } from '#shared/rosters/rosters.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { routeKey, useRoute } from '../../lib/query.ts';
import { useLive } from '../../lib/socket.tsx';

/** The roster of an area, kept up by news. */
export function useRoster(area: AreaKey) {
  const queries = useQueryClient();
  const input = { params: { area } };
  useLive(rosterEvents.changed, (news) => {
    if (news.area === null || news.area === area) void queries.invalidateQueries({ queryKey: routeKey(rosterApi.of, input) });
  });
  return useRoute(rosterApi.of, input);
}

/** Shows a roster as the server has just told it, and asks anew how all of them stand. */
export function useRosterTold(): (view: RosterView) => void {
  const queries = useQueryClient();
  return useCallback(
    (view) => {
      queries.setQueryData(routeKey(rosterApi.of, { params: { area: view.area } }), view);
      void queries.invalidateQueries({ queryKey: routeKey(rosterApi.overview) });
    },
    [queries],
  );
}
