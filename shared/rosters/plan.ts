import type { StaffId } from '../kernel/ids.ts';
import type { Layer, LayerId } from './roster.schema.ts';
import { createShifts, dayMs, dayOfDate } from './shifts.ts';

/** A stretch of time in ms since 1970: from (included) until (excluded). */
export type Stretch = { readonly from: number; readonly until: number };
/** An override, or one side of an accepted swap; `layerId` null counts for every layer, `insteadOf` null for whoever is there. */
export type Arrangement = Stretch & {
  readonly kind: 'standIn' | 'away' | 'extra';
  readonly layerId: LayerId | null;
  readonly officerId: StaffId | null;
  readonly insteadOf: StaffId | null;
};
/** All that decides who is on call in one area; arrangements in the order in which they were made, since the later one counts. */
export type PlanParts = {
  readonly layers: readonly Layer[];
  readonly arrangements: readonly Arrangement[];
  /** Dates (YYYY-MM-DD) that are holidays. */
  readonly holidays: readonly string[];
};

/** Somebody in a layer at a moment; `origin` is whose place it would have been; `layerId` null for whoever comes in addition to all layers. */
export type Seat = {
  readonly officerId: StaffId;
  readonly origin: StaffId;
  /** The layer's place in the order of calling: 1 is called first. */
  readonly rank: number;
  readonly layerId: LayerId | null;
};
/** Somebody on call; `until` is when they stop being so, over shifts that follow without a gap; null when that is more than a week away. */
export type OnCall = { readonly officerId: StaffId; readonly rank: number; readonly until: Date | null };
/** A stretch in which the same people sit in the same places. */
export type Segment = Stretch & { readonly seats: readonly Seat[] };

const horizonMs = 8 * dayMs;

/** Who is on call in one area, at any moment and over any time. */
export type Plan = ReturnType<typeof createPlan>;

/** Makes a plan of its parts; pure, the same on server and screen. */
export function createPlan({ layers, arrangements, holidays }: PlanParts) {
  const off = new Set(holidays.map(dayOfDate));
  const ranked = layers.map((layer, i) => ({ id: layer.id, rank: i + 1, shifts: createShifts(layer, off) }));
  const rankOf = (id: LayerId | null): number => ranked.find((layer) => layer.id === id)?.rank ?? layers.length + 1;

  /** Everybody in each layer at a moment (ms), in the order of calling; the same person may sit in two layers. */
  function seatsAt(at: number): Seat[] {
    let seats: Seat[] = ranked.flatMap(({ id, rank, shifts }) =>
      (shifts.at(at)?.officers ?? []).map((officerId) => ({ officerId, origin: officerId, rank, layerId: id })),
    );
    for (const one of arrangements) if (one.from <= at && at < one.until) seats = arrange(seats, one, rankOf(one.layerId));
    return seats.sort((a, b) => a.rank - b.rank);
  }

  /** Every moment inside a stretch at which anything may change, in order. */
  function edges({ from, until }: Stretch): number[] {
    const shifts = ranked.flatMap((layer) => layer.shifts.between(from, until));
    const all = [...shifts, ...arrangements].flatMap((one) => [one.from, one.until]);
    return [...new Set(all)].filter((at) => from < at && at < until).sort((a, b) => a - b);
  }

  /** Who sits where from one moment to another, as stretches without a hole between them. */
  function segments(stretch: Stretch): Segment[] {
    const found: Segment[] = [];
    for (const from of [stretch.from, ...edges(stretch)]) {
      const seats = seatsAt(from);
      const last = found.at(-1);
      if (last && sameSeats(last.seats, seats)) continue;
      if (last) found[found.length - 1] = { ...last, until: from };
      found.push({ from, until: stretch.until, seats });
    }
    return found;
  }

  /** Who is on call at a moment, in the order of calling, each once. */
  function onCallAt(at: Date): OnCall[] {
    const now = at.getTime();
    const there = eachOnce(seatsAt(now));
    const ends = new Map<StaffId, number>();
    for (const edge of there.length === 0 ? [] : edges({ from: now, until: now + horizonMs })) {
      const ids = new Set(seatsAt(edge).map(({ officerId }) => officerId));
      for (const { officerId } of there) if (!ends.has(officerId) && !ids.has(officerId)) ends.set(officerId, edge);
      if (ends.size === there.length) break;
    }
    const untilOf = (id: StaffId): Date | null => (ends.has(id) ? new Date(ends.get(id) ?? 0) : null);
    return there.map(({ officerId, rank }) => ({ officerId, rank, until: untilOf(officerId) }));
  }

  /** The stretches in which nobody who is able to go is on call in any layer. */
  function gaps(stretch: Stretch, isAble: (id: StaffId) => boolean = () => true): Stretch[] {
    const empty = segments(stretch).filter(({ seats }) => !seats.some(({ officerId }) => isAble(officerId)));
    return joined(empty);
  }

  /** The stretches in which somebody is on call. */
  const dutyOf = (officerId: StaffId, stretch: Stretch): Stretch[] =>
    joined(segments(stretch).filter(({ seats }) => seats.some((seat) => seat.officerId === officerId)));

  /** The stretches in which somebody is on call, each with their place in the order of calling then. */
  function turnsOf(officerId: StaffId, stretch: Stretch): (Stretch & { rank: number })[] {
    const found: (Stretch & { rank: number })[] = [];
    for (const { from, until, seats } of segments(stretch)) {
      const place = eachOnce(seats).findIndex((seat) => seat.officerId === officerId) + 1;
      const last = found.at(-1);
      if (place === 0) continue;
      if (last && last.until === from && last.rank === place) found[found.length - 1] = { ...last, until };
      else found.push({ from, until, rank: place });
    }
    return found;
  }

  /** The shifts of one layer in a stretch, whoever has them. */
  const shiftsOf = (id: LayerId, { from, until }: Stretch): Stretch[] =>
    joined(ranked.find((layer) => layer.id === id)?.shifts.between(from, until) ?? []);

  return { seatsAt, onCallAt, segments, gaps, dutyOf, turnsOf, shiftsOf };
}

/** Seats after one arrangement; whoever is away is away under every name, and a later stand-in takes the place of an earlier one. */
function arrange(seats: Seat[], { kind, layerId, officerId, insteadOf }: Arrangement, rank: number): Seat[] {
  if (kind === 'extra') return officerId ? [...seats, { officerId, origin: officerId, rank, layerId }] : seats;
  const here = (seat: Seat): boolean => layerId === null || seat.layerId === layerId;
  const sitting = (seat: Seat): boolean => here(seat) && (insteadOf === null || seat.officerId === insteadOf);
  if (kind === 'away' || !officerId) return seats.filter((seat) => !sitting(seat));
  const replaced = (seat: Seat): boolean => sitting(seat) || (here(seat) && seat.origin === insteadOf);
  return seats.map((seat) => (replaced(seat) ? { ...seat, officerId } : seat));
}

/** The people of seats, each at their best place. */
function eachOnce(seats: readonly Seat[]): Seat[] {
  const seen = new Set<StaffId>();
  return seats.filter(({ officerId }) => !seen.has(officerId) && seen.add(officerId));
}

const sameSeats = (a: readonly Seat[], b: readonly Seat[]): boolean =>
  a.length === b.length &&
  a.every((seat, i) => {
    const other = b[i];
    return seat.officerId === other?.officerId && seat.layerId === other.layerId && seat.origin === other.origin;
  });

/** Stretches in order, those that follow without a hole made one. */
function joined(stretches: readonly Stretch[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { from, until } of stretches) {
    const last = found.at(-1);
    if (last && last.until >= from) found[found.length - 1] = { from: last.from, until: Math.max(last.until, until) };
    else found.push({ from, until });
  }
  return found;
}
