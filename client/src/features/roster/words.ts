import type { StaffId } from '#shared/kernel/ids.ts';
import { areaOf, type AreaKey, type Layer } from '#shared/rosters/roster.schema.ts';
import type { RosterArea, RosterPerson } from '#shared/rosters/rosters.api.ts';
import { useCallback, useMemo } from 'react';
import { useLanguage, useStrings } from '../../lib/i18n.ts';

/** Gives the name of somebody of a roster in the language on screen. */
export function useNameOf(people: readonly RosterPerson[]): (id: StaffId | null) => string {
  const language = useLanguage();
  const byId = useMemo(() => new Map<string, RosterPerson>(people.map((one) => [one.id, one])), [people]);
  return useCallback((id) => (id && byId.get(id)?.name[language]) || '–', [byId, language]);
}

/** Gives the name of an area in the language on screen, with its kind where that is not a district. */
export function useAreaName(areas: readonly Pick<RosterArea, 'area' | 'name'>[]): (area: AreaKey) => string {
  const t = useStrings('roster');
  const language = useLanguage();
  const byKey = useMemo(() => new Map(areas.map(({ area, name }) => [area, name])), [areas]);
  return useCallback(
    (area) => {
      const { kind } = areaOf(area);
      if (kind === 'fallback') return t('fallback');
      const name = byKey.get(area)?.[language] ?? area;
      return kind === 'district' ? name : `${name} (${t(`kind_${kind}`)})`;
    },
    [byKey, language, t],
  );
}

/** Gives what a layer is called: its place, and its name where it has one. */
export function useLayerName(layers: readonly Layer[]): (id: string | null) => string {
  const t = useStrings('roster');
  return useCallback(
    (id) => {
      const rank = layers.findIndex((layer) => layer.id === id) + 1;
      const name = layers[rank - 1]?.name ?? '';
      if (rank === 0) return t('layerExtra');
      return name === '' ? t('layer', { rank }) : t('layerNamed', { rank, name });
    },
    [layers, t],
  );
}
