import type { StaffId } from '#shared/kernel/ids.ts';
import { createPlan, type Plan, type Seat, type Stretch } from '#shared/rosters/plan.ts';
import type { Layer, LayerId } from '#shared/rosters/roster.schema.ts';
import type { RosterView } from '#shared/rosters/rosters.api.ts';
import { dayMs, dayOf, startOf } from '#shared/rosters/shifts.ts';
import { arrangementsInOrder } from '#shared/rosters/swap.schema.ts';

const weekMs = 7 * dayMs;

/** People who have a layer for a while; nobody, where it has a shift that nobody has. */
export type Bar = Stretch & { readonly seats: readonly Pick<Seat, 'officerId' | 'origin'>[] };
/** One layer of the calendar; `layerId` null for those who come in addition to all layers. */
export type Row = { readonly layerId: LayerId | null; readonly bars: readonly Bar[] };

type Times = { readonly from: string; readonly until: string };
const stretchOf = ({ from, until }: Times): Stretch => ({ from: Date.parse(from), until: Date.parse(until) });

/** The plan of a roster as the server sent it, or with other layers. */
export function planOfView({ layers, overrides, swaps, holidays }: RosterView, instead: readonly Layer[] = layers): Plan {
  const accepted = swaps.filter(({ state }) => state === 'accepted');
  const arrangements = arrangementsInOrder(
    overrides.map((one) => ({ ...one, ...stretchOf(one), at: Date.parse(one.at) })),
    accepted.map(({ askedBy, askedOf, give, back, answeredAt }) => ({
      ...{ askedBy, askedOf, give: stretchOf(give), back: back && stretchOf(back) },
      answeredAt: Date.parse(answeredAt ?? ''),
    })),
  );
  return createPlan({ layers: instead, arrangements, holidays: holidays.days.map(({ date }) => date) });
}

/** The Monday, midnight in Pakistan, of the week in which a moment (epoch ms) lies. */
export function mondayOf(at: number): number {
  // Day 4 since 1970 was the first Monday.
  const day = dayOf(at);
  return startOf(day - ((((day - 4) % 7) + 7) % 7));
}

/** The weeks from a Monday on. */
export const weeksFrom = (monday: number, count: number): Stretch[] =>
  Array.from({ length: count }, (_, i) => ({ from: monday + i * weekMs, until: monday + (i + 1) * weekMs }));

/** Who has each layer in a stretch of time; whoever comes in addition has a row only where somebody does. */
export function rowsOf(plan: Plan, layers: readonly Layer[], stretch: Stretch): Row[] {
  const segments = plan.segments(stretch);
  const rowOf = (layerId: LayerId | null): Row => {
    const bars: Bar[] = [];
    for (const { from, until, seats: all } of segments) {
      const seats = all.filter((seat) => seat.layerId === layerId);
      const isShift = layerId !== null && plan.shiftsOf(layerId, { from, until: from + 1 }).length > 0;
      if (seats.length === 0 && !isShift) continue;
      const last = bars.at(-1);
      if (last?.until === from && sameSeats(last, seats)) bars[bars.length - 1] = { ...last, until };
      else bars.push({ from, until, seats });
    }
    return { layerId, bars };
  };
  const behind = rowOf(null);
  return [...layers.map(({ id }) => rowOf(id)), ...(behind.bars.length > 0 ? [behind] : [])];
}

const sameSeats = ({ seats }: Bar, others: Bar['seats']): boolean =>
  seats.length === others.length &&
  seats.every(({ officerId, origin }, i) => others[i]?.officerId === officerId && others[i].origin === origin);

/** What of some stretches lies inside another. */
export function clipped<T extends Stretch>(all: readonly T[], { from, until }: Stretch): T[] {
  return all
    .filter((one) => one.from < until && one.until > from)
    .map((one) => ({ ...one, from: Math.max(one.from, from), until: Math.min(one.until, until) }));
}

/** Where somebody's bars are told apart from others': a number from 0 to 5, the same wherever they appear. */
export const hueOf = (id: StaffId | undefined, people: readonly StaffId[]): number => (id ? Math.max(0, people.indexOf(id)) % 6 : 0);
