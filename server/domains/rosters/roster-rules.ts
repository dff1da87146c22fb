import type { StaffId } from '#shared/kernel/ids.ts';
import type { RosterFields } from './rosters.model.ts';

/** Everybody whom a roster names. */
export function namedIn({ layers, overrides }: Pick<RosterFields, 'layers' | 'overrides'>): StaffId[] {
  const inLayers = layers.flatMap(({ officers, holidayOfficers }) => [...officers, ...(holidayOfficers ?? [])]);
  const inOverrides = overrides.flatMap(({ officerId, insteadOf }) => [officerId, insteadOf].filter((id) => id !== null));
  return [...new Set([...inLayers, ...inOverrides])];
}
