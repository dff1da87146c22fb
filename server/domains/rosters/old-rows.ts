import { groupBy } from '#shared/kernel/group-by.ts';
import { newId, type StaffId } from '#shared/kernel/ids.ts';
import { roundTheClock, type AreaKey, type Layer, type LayerId } from '#shared/rosters/roster.schema.ts';

/** A row as rosters were kept before layers: one officer's standing shift in one area, days counted from Sunday. */
export type OldRow = {
  area: { kind: 'district' | 'division'; id: string } | { kind: 'fallback' };
  officerId: string;
  rank: number;
  days: number[];
  from: string;
  until: string;
  firstDay: string | null;
  lastDay: string | null;
};

/** The layers that say the same as an area's old rows: those of the same rank and times together, in the order of calling. */
export function layersOfRows(rows: readonly OldRow[]): Layer[] {
  const ordered = [...rows].sort((a, b) => a.rank - b.rank);
  const times = ({ rank, days, from, until, firstDay, lastDay }: OldRow): string =>
    JSON.stringify([rank, [...days].sort(), from, until, firstDay, lastDay]);
  return [...groupBy(ordered, times).values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const { days, from, until, firstDay, lastDay } = first;
    const officers = [...new Set(same.map(({ officerId }) => officerId as StaffId))];
    const layer = roundTheClock(newId<LayerId>(), officers);
    const mondayFirst = [...new Set(days.map((day) => (day + 6) % 7))].sort((a, b) => a - b);
    return [{ ...layer, days: mondayFirst, from, until, firstDay: firstDay ?? layer.firstDay, lastDay }];
  });
}

/** The word of an old row's area. */
export const keyOfRow = ({ area }: OldRow): AreaKey => (area.kind === 'fallback' ? 'fallback' : `${area.kind}.${area.id}`) as AreaKey;
