import type { StaffId } from '#shared/kernel/ids.ts';
import { onCallRoles } from '#shared/kernel/actor.ts';
import { dayMs } from '#shared/rosters/shifts.ts';
import { AppError } from '../../platform/errors.ts';
import type { StaffRow } from '../people/index.ts';
import type { RosterFields } from './rosters.model.ts';

/** So far ahead gaps are told and officers see their shifts, in milliseconds. */
export const aheadMs = 28 * dayMs;
/** Overrides that are over stay to be looked at for so long, in milliseconds. */
export const keptMs = 60 * dayMs;
/** So many overrides one roster may have that are not over. */
export const mostOverrides = 100;

/** Everybody whom a roster names. */
export function namedIn({ layers, overrides }: Pick<RosterFields, 'layers' | 'overrides'>): StaffId[] {
  const inLayers = layers.flatMap(({ officers, holidayOfficers }) => [...officers, ...(holidayOfficers ?? [])]);
  const inOverrides = overrides.flatMap(({ officerId, insteadOf }) => [officerId, insteadOf].filter((id) => id !== null));
  return [...new Set([...inLayers, ...inOverrides])];
}

/** True for somebody who can be called: their account is open, and they are an officer, or head a division or province. */
export const isAble = (row: StaffRow | undefined): boolean =>
  row !== undefined && !row.disabled && onCallRoles.some((role) => row.roles.includes(role));

/** Somebody else set the layers (or the holidays) first. */
export const rosterChanged = (revision: number): AppError =>
  new AppError('rosterChanged', 409, 'Somebody else changed this first. Look at how it is now; nothing of yours was written.', {
    facts: { revision },
  });
/** Somebody named here cannot be called. */
export const officerUnable = (ids: readonly string[]): AppError =>
  new AppError('officerUnable', 409, 'Somebody named here cannot be called: disabled, or not an officer. Nothing was changed.', {
    facts: { officers: ids },
  });
/** Refuses a stretch of time that ends before it begins, or is over. */
export function requireStretch({ from, until }: { from: Date; until: Date }, now: Date): void {
  if (until <= from) throw new AppError('emptyStretch', 409, 'This time ends before it begins. Nothing was changed.');
  if (until <= now) throw new AppError('stretchOver', 409, 'This time is over already, so nothing would change. Nothing was changed.');
}
