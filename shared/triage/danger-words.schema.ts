import { z } from 'zod';

/** What words of danger may point to. */
export const hintCodeSchema = z.enum([
  'selfHarm',
  'killing',
  'weapon',
  'trapped',
  'runningAway',
  'violence',
  'sexual',
  'kidnap',
  'childMarriage',
  'overdose',
  'pregnancy',
  'blackmail',
]);
export type HintCode = z.infer<typeof hintCodeSchema>;

/** A hint on a contact: codes and numbers of messages, never words. `seq` is the last message that gave it, `dismissed` the one up to which it was put aside (0: never). */
export const hintSchema = z.object({ code: hintCodeSchema, seq: z.number().int(), dismissed: z.number().int() });
export type Hint = z.infer<typeof hintSchema>;

/** The hints that nobody has put aside. */
export const openHints = (hints: readonly Hint[]): HintCode[] =>
  hints.filter(({ seq, dismissed }) => seq > dismissed).map(({ code }) => code);
