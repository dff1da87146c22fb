import { talkApi, type Area } from '#shared/channels/talk.api.ts';
import { useMemo } from 'react';
import { useLanguage } from '../../../lib/i18n.ts';
import { useRoute } from '../../../lib/query.ts';

const none: readonly Area[] = [];

/** The tree of places; it changes so seldom that one fetch serves the page. */
export function useAreas(): readonly Area[] {
  return useRoute(talkApi.welcome, {}, { staleTime: Infinity }).data?.areas ?? none;
}

/** The name of a place with what it lies in, nearest first, without the country. */
export function usePlaceNames(): (id: string | null) => string[] {
  const areas = useAreas();
  const language = useLanguage();
  const byId = useMemo(() => new Map(areas.map((area) => [area.id as string, area])), [areas]);
  return (id) => {
    const names: string[] = [];
    for (
      let at = id === null ? undefined : byId.get(id);
      at && at.kind !== 'country' && names.length < 4;
      at = at.parent === null ? undefined : byId.get(at.parent)
    ) {
      names.push(at.name[language]);
    }
    return names;
  };
}

/** The name of a place alone; null when there is none. */
export const useAreaName = (id: string | null): string | null => usePlaceNames()(id)[0] ?? null;
