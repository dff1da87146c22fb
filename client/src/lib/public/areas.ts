import type { Area } from '#shared/channels/talk.api.ts';
import type { Language } from '#shared/i18n/core.ts';
import type { PlaceId } from '#shared/kernel/ids.ts';
import { useSyncExternalStore } from 'react';

export type EmergencyNumber = Area['numbers'][number];
export type AreaGroup = { readonly province: Area; readonly districts: readonly Area[] };

/** The numbers of an area and of all it lies in, nearest first, each once, those in doubt after the sure ones; without an area, the country's. */
export function numbersFor(areas: readonly Area[], areaId: PlaceId | null): EmergencyNumber[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  // Two services may share a number (15, and 15 with a further key), so the name tells them apart.
  const numbers = new Map<string, EmergencyNumber>();
  const visited = new Set<PlaceId>();
  let area = areaId === null ? areas.find(({ kind }) => kind === 'country') : byId.get(areaId);
  while (area && !visited.has(area.id)) {
    visited.add(area.id);
    for (const entry of area.numbers) {
      const key = `${entry.number} ${entry.name.en}`;
      if (!numbers.has(key)) numbers.set(key, entry);
    }
    area = area.parent === null ? undefined : byId.get(area.parent);
  }
  return [...numbers.values()].sort((a, b) => Number(b.verified) - Number(a.verified));
}

/** The provinces, each with its districts in the order of the language. */
export function areaGroups(areas: readonly Area[], language: Language): AreaGroup[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const provinceOf = (area: Area): PlaceId | null => {
    let at: Area | undefined = area;
    for (let depth = 0; at && at.kind !== 'province' && depth < 8; depth += 1) at = at.parent === null ? undefined : byId.get(at.parent);
    return at?.id ?? null;
  };
  const order = new Intl.Collator(language);
  const byName = (a: Area, b: Area) => order.compare(a.name[language], b.name[language]);
  return areas
    .filter(({ kind }) => kind === 'province')
    .map((province) => ({
      province,
      districts: areas.filter((area) => area.kind === 'district' && provinceOf(area) === province.id).sort(byName),
    }));
}

const listeners = new Set<() => void>();
let chosen: PlaceId | null = null;

/** The area chosen on this page, or null; in memory only. */
export const chosenArea = (): PlaceId | null => chosen;

/** Chooses an area, or none. */
export function chooseArea(area: PlaceId | null): void {
  chosen = area;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The area chosen on this page. */
export const useChosenArea = (): PlaceId | null => useSyncExternalStore(subscribe, chosenArea);
