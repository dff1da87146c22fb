import { z } from 'zod';
import { moment } from '../kernel/text.ts';

/** Contacts are counted as heavy for this long, in milliseconds: about a shift. */
export const heavyShiftMs = 8 * 3_600_000;

/** The pause suggested after a heavy contact, in milliseconds; nothing happens by itself when it is over. */
export const pauseMs = 10 * 60_000;

/** How an agent's shift weighs on them: moments only, nothing of any contact. */
export const careSchema = z.object({
  /** When each heavy contact of theirs was known to be one, oldest first. */
  heavyAt: z.array(moment),
  /** When their last rest ended (a break, a prayer, a pause, coming on duty); null when it is not known. */
  restedAt: moment.nullable(),
  /** When a pause was offered to them after a heavy contact; null when none is. */
  pauseOfferedAt: moment.nullable(),
});
export type Care = z.infer<typeof careSchema>;

const recent = (at: string, now: number): boolean => now - Date.parse(at) < heavyShiftMs;

const rests: ReadonlySet<string> = new Set(['break', 'prayer', 'recovery']);

/** Whether somebody who takes no contacts for this reason rests. */
export const isRest = (reason: string | null): boolean => reason !== null && rests.has(reason);

/** How many heavy contacts somebody has had in the last eight hours; `now` in epoch milliseconds. */
export const heavyCount = ({ heavyAt }: Pick<Care, 'heavyAt'>, now: number): number => heavyAt.filter((at) => recent(at, now)).length;

/** A single heavy contact without a rest after it is worth a word once it is so long ago, in milliseconds. */
const restDueMs = 60 * 60_000;

/**
 * Since when somebody has had no rest, in epoch milliseconds, once that means something: a second heavy contact came before any
 * rest, or an hour went by since the only one. Null before that, and when they rested after the last one.
 */
export function noPauseSince({ heavyAt, restedAt }: Care, now: number): number | null {
  const since = restedAt === null ? -Infinity : Date.parse(restedAt);
  const unrested = heavyAt.filter((at) => recent(at, now) && Date.parse(at) >= since).map((at) => Date.parse(at));
  if (unrested.length === 0 || (unrested.length === 1 && now - Math.max(...unrested) < restDueMs)) return null;
  return restedAt !== null && recent(restedAt, now) ? since : Math.min(...unrested);
}
