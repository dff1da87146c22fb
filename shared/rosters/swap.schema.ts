import { z } from 'zod';
import type { StaffId } from '../kernel/ids.ts';
import type { Arrangement, Stretch } from './plan.ts';

/** `asked` until the other answers; only an accepted one changes who is called; a withdrawn one no longer does. */
export const swapStateSchema = z.enum(['asked', 'accepted', 'declined', 'withdrawn']);
export type SwapState = z.infer<typeof swapStateSchema>;

/** What decides of a swap who is called, with moments in ms since 1970. */
export type AcceptedSwap = { askedBy: StaffId; askedOf: StaffId; give: Stretch; back: Stretch | null; answeredAt: number };

/** What an accepted swap changes; from its answer on, since nobody can have been called before. */
export function arrangementsOf({ askedBy, askedOf, give, back, answeredAt }: AcceptedSwap): Arrangement[] {
  const one = (stretch: Stretch, insteadOf: StaffId, officerId: StaffId): Arrangement => ({
    ...{ kind: 'standIn' as const, layerId: null, insteadOf, officerId },
    ...{ from: Math.max(stretch.from, answeredAt), until: stretch.until },
  });
  return [one(give, askedBy, askedOf), ...(back ? [one(back, askedOf, askedBy)] : [])];
}
