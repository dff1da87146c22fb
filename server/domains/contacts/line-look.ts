import type { LineId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { waitsSince } from './contact-rules.ts';
import type { Contact } from './contacts.model.ts';

/** What is read of everybody who waits. */
export const waitingFields = ['lineId', 'language', 'effectiveSince', 'arrivedAt', 'waitsSince'] as const;
type WaitingRow = Pick<Contact, (typeof waitingFields)[number]>;

/** Those who wait in one line with one language. */
export type Among = Pick<Contact, 'lineId' | 'language'>;
type Rank = Contact['rank'];
type Place = Pick<Contact, 'rank' | 'effectiveSince'>;
/** The places of all of a line and language, in order, as epoch milliseconds. */
type Group = Among & { places: Float64Array };

/** Everybody who waits with one rank, as one look at the store found them. */
export type RankLook = { rank: Rank; count: number; oldest: number; groups: Group[] };
/** Everybody who waits. */
export type LineLook = ReturnType<typeof lineOf>;

/** Puts those of one rank in order, so that places and figures are read off without the store. */
export function lookAt(rank: Rank, rows: readonly WaitingRow[]): RankLook {
  const found = new Map<string, Among & { since: number[] }>();
  for (const { lineId = generalLine.id, language, effectiveSince } of rows) {
    const name = `${language}/${lineId}`;
    const group = found.get(name) ?? { lineId, language, since: [] };
    group.since.push(effectiveSince.getTime());
    found.set(name, group);
  }
  const groups = [...found.values()].map(({ since, ...group }) => ({ ...group, places: Float64Array.from(since).sort() }));
  const oldest = rows.reduce((first, row) => Math.min(first, waitsSince(row).getTime()), Infinity);
  return { rank, count: rows.length, oldest, groups };
}

/** The whole line, of those who cannot wait and all others. */
export function lineOf(urgent: RankLook, others: RankLook) {
  const ranks = [urgent, others];
  const oldest = Math.min(urgent.oldest, others.oldest);

  /** How many wait before a place, by the one order of all, for each line and language; the place itself need not be among them. */
  function before({ rank, effectiveSince }: Place): (Among & { count: number })[] {
    const since = effectiveSince.getTime();
    return ranks.flatMap((look) => {
      if (look.rank > rank) return [];
      const countOf = (places: Float64Array): number => (look.rank < rank ? places.length : earlier(places, since));
      return look.groups.map(({ lineId, language, places }) => ({ lineId, language, count: countOf(places) }));
    });
  }
  /** How many wait in each line that has anybody. */
  function ofLines(): Map<LineId, number> {
    const lines = new Map<LineId, number>();
    for (const { lineId, places } of ranks.flatMap(({ groups }) => groups)) lines.set(lineId, (lines.get(lineId) ?? 0) + places.length);
    return lines;
  }
  return {
    waiting: urgent.count + others.count,
    /** With a P0, or "help now". */
    helpNowWaiting: urgent.count,
    oldestArrivedAt: oldest === Infinity ? null : new Date(oldest),
    /** The place in line of somebody who waits, from 1. */
    placeOf: (contact: Place): number => before(contact).reduce((sum, { count }) => sum + count, 1),
    before,
    ofLines,
  };
}

/** How many of these, in order, are before a moment. */
function earlier(places: Float64Array, since: number): number {
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] ?? Infinity) < since) low = middle + 1;
    else high = middle;
  }
  return low;
}
