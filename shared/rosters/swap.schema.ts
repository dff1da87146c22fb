import { z } from 'zod';
import { idSchema, staffId, type Id, type StaffId } from '../kernel/ids.ts';
import { moment } from '../kernel/text.ts';
import type { Arrangement, Stretch } from './plan.ts';
import { areaKeySchema } from './roster.schema.ts';

export type SwapId = Id<'swap'>;
export const swapId = idSchema<SwapId>();

/** `asked` until the other answers; only an accepted one changes who is called; a withdrawn one no longer does. */
export const swapStateSchema = z.enum(['asked', 'accepted', 'declined', 'withdrawn']);
export type SwapState = z.infer<typeof swapStateSchema>;

/** A stretch of time as it travels. */
export const stretchSchema = z.strictObject({ from: moment, until: moment });

/** A swap: one officer asks another to take a stretch of theirs, with or without one of the other's in return. */
export const swapSchema = z.object({
  id: swapId,
  version: z.number().int(),
  area: areaKeySchema,
  askedBy: staffId,
  askedOf: staffId,
  /** What the other takes, and what they get rid of in return. */
  give: stretchSchema,
  back: stretchSchema.nullable(),
  state: swapStateSchema,
  askedAt: moment,
  answeredAt: moment.nullable(),
});
export type Swap = z.infer<typeof swapSchema>;

/** What decides of a swap who is called, with moments in ms since 1970. */
export type AcceptedSwap = { askedBy: StaffId; askedOf: StaffId; give: Stretch; back: Stretch | null; answeredAt: number };

/** Overrides and accepted swaps as a plan takes them, in the order in which they were made. */
export function arrangementsInOrder(overrides: readonly (Arrangement & { at: number })[], swaps: readonly AcceptedSwap[]): Arrangement[] {
  const made: { at: number; changes: Arrangement[] }[] = [
    ...overrides.map((one) => ({ at: one.at, changes: [one] })),
    ...swaps.map((swap) => ({ at: swap.answeredAt, changes: arrangementsOf(swap) })),
  ];
  return made.sort((a, b) => a.at - b.at).flatMap(({ changes }) => changes);
}

/** What an accepted swap changes; from its answer on, since nobody can have been called before. */
export function arrangementsOf({ askedBy, askedOf, give, back, answeredAt }: AcceptedSwap): Arrangement[] {
  const one = (stretch: Stretch, insteadOf: StaffId, officerId: StaffId): Arrangement => ({
    ...{ kind: 'standIn' as const, layerId: null, insteadOf, officerId },
    ...{ from: Math.max(stretch.from, answeredAt), until: stretch.until },
  });
  return [one(give, askedBy, askedOf), ...(back ? [one(back, askedOf, askedBy)] : [])];
}
