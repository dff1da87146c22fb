import { rosterErrorStrings } from '#shared/i18n/roster-errors.ts';
import { rosterApi } from '#shared/rosters/rosters.api.ts';
import { rosterEvents } from '#shared/rosters/rosters.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { ownErrorText } from './error-text.ts';
import { useFormat } from './format.ts';
import { routeKey, useRoute } from './query.ts';
import { useLive } from './socket.tsx';

// Who is on call changes by the clock, too.
const refetch = { refetchInterval: 60_000 } as const;

/** How every roster stands, kept up by news. */
export function useRosterOverview() {
  const queries = useQueryClient();
  useLive(rosterEvents.changed, () => void queries.invalidateQueries({ queryKey: routeKey(rosterApi.overview) }));
  return useRoute(rosterApi.overview, {}, refetch);
}

/** The shifts and swaps of whoever is signed in, kept up by news. */
export function useMyRoster() {
  const queries = useQueryClient();
  useLive(rosterEvents.changed, () => void queries.invalidateQueries({ queryKey: routeKey(rosterApi.mine) }));
  return useRoute(rosterApi.mine, {}, refetch);
}

type Times = { readonly from: number | string; readonly until: number | string };

/** Gives a stretch of time in words: day and hour of both ends, the day once where it is the same. */
export function useStretchWords(): (stretch: Times) => string {
  const format = useFormat();
  return useCallback(
    ({ from, until }) => {
      const [start, end] = [`${format.day(from)} ${format.clock(from)}`, format.clock(until)];
      return format.date(from) === format.date(until) ? `${start} – ${end}` : `${start} – ${format.day(until)} ${end}`;
    },
    [format],
  );
}

/** Gives the words for a refusal of the rosters' commands. */
export const useRosterErrorText = ownErrorText(rosterErrorStrings);
