import type { LineId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { useCallback } from 'react';
import { useLanguage } from './i18n.ts';
import { useRoute } from './query.ts';

/** Gives the name of a line; null for the general one, of which nothing need be said, and for one that is not known. */
export function useLineName(): (id: LineId) => string | null {
  const lines = useRoute(routingApi.lines, {}, { staleTime: 10 * 60_000 }).data?.lines;
  const language = useLanguage();
  return useCallback(
    (id) => (id === generalLine.id ? null : (lines?.find((line) => line.id === id)?.name[language] ?? null)),
    [lines, language],
  );
}
