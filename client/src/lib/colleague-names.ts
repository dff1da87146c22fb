import { peopleApi } from '#shared/people/people.api.ts';
import { useCallback, useMemo } from 'react';
import { useLanguage } from './i18n.ts';
import { useRoute } from './query.ts';

/** Gives a colleague's name in the language on screen; a dash while it is not known. */
export function useColleagueNames(): (id: string | null | undefined) => string {
  const language = useLanguage();
  const { data } = useRoute(peopleApi.colleagues, { query: {} }, { staleTime: 5 * 60_000 });
  const byId = useMemo(() => new Map((data?.colleagues ?? []).map(({ id, name }) => [id as string, name])), [data]);
  return useCallback((id) => (id ? (byId.get(id)?.[language] ?? '–') : '–'), [byId, language]);
}
