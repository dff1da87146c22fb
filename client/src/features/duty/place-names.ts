import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { z } from 'zod';
import { sendRequest } from '../../lib/http.ts';
import { useLanguage } from '../../lib/i18n.ts';
import { useKept } from './device/kept-context.tsx';

const key = 'places';
// Of what the public door tells only this is wanted here; its whole contract would double what the page loads.
const answerSchema = z.object({ areas: z.array(z.object({ id: z.string(), name: z.object({ en: z.string(), ur: z.string() }) })) });

/** Gives the name of a place in the language on screen, also without a network; its id while the names are not known. */
export function usePlaceName(): (id: string | null) => string {
  const kept = useKept();
  const language = useLanguage();
  const { data } = useQuery({
    queryKey: [key],
    queryFn: async ({ signal }) => answerSchema.parse(await sendRequest({ method: 'get', path: '/api/talk/welcome', signal })),
    initialData: () => answerSchema.safeParse(kept.get(key)).data,
    initialDataUpdatedAt: 0,
    staleTime: Infinity,
  });
  useEffect(() => {
    if (data) void kept.set(key, data);
  }, [kept, data]);
  const names = useMemo(() => new Map((data?.areas ?? []).map((area) => [area.id, area.name[language]])), [data, language]);
  return (id) => (id === null ? '' : (names.get(id) ?? id));
}
