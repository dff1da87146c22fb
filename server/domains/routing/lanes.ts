import type { Contact } from '../contacts/index.ts';
import type { Hints } from './free-agents.ts';
import { readHeads } from './heads.ts';

/** What a pass asks of the contacts' collection; each answer is read off the head of an index. */
export type LaneReads = {
  /** The first in line of all lanes together. */
  firstOfAll: (rank: Contact['rank'], limit: number) => Promise<Contact[]>;
  firstOfNextLane: (rank: Contact['rank'], lane: string) => Promise<Contact | null>;
  ofLane: (rank: Contact['rank'], lane: string, since: Date, limit: number) => Promise<Contact[]>;
};

/** A lane as far as it was read: those to look at next, how many to read when they are through, and who was read at its last moment. */
type Lane = { name: string; ahead: Contact[]; size: number; isEnd: boolean; since: Date; atSince: Set<string> };
const most = 64;
/** So many are read of all lanes together before each lane is looked at by itself: mostly whoever is first can be served. */
const front = 8;

export type Lanes = Awaited<ReturnType<typeof openLanes>>;

/** Everybody of one rank who waits, in the one order of all: a few together, then the lanes merged by their heads, each read only as far as it is served. */
export async function openLanes(reads: LaneReads, rank: Contact['rank'], hints: Hints) {
  let ahead = await reads.firstOfAll(rank, front);
  let lanes: Lane[] | null = ahead.length < front ? [] : null;
  const seen = new Set(ahead.map(({ _id }) => _id));
  const aside = new Set<string>();

  async function openAll(): Promise<Lane[]> {
    const heads = await readHeads(
      (name) => reads.firstOfNextLane(rank, name),
      ({ lane }) => lane,
      hints.get(rank),
    );
    hints.set(
      rank,
      heads.map(({ lane }) => lane),
    );
    const opened = heads
      .filter(({ lane }) => !aside.has(lane))
      .map((head): Lane => {
        const { lane: name, effectiveSince: since, _id } = head;
        return { name, ahead: seen.has(_id) ? [] : [head], size: 4, isEnd: false, since, atSince: new Set([_id]) };
      });
    await Promise.all(opened.map(readOn));
    return opened;
  }

  /** Whoever is first of all now; null when nobody is left to look at. */
  async function first(): Promise<Contact | null> {
    ahead = ahead.filter(({ lane }) => !aside.has(lane));
    if (ahead[0]) return ahead[0];
    lanes ??= await openAll();
    let best: Contact | null = null;
    for (const {
      ahead: [head],
    } of lanes)
      if (head && (best === null || isBefore(head, best))) best = head;
    return best;
  }

  /** Goes on behind a contact that was first. */
  async function pass(contact: Contact): Promise<void> {
    if (ahead[0] === contact) return void ahead.shift();
    const lane = lanes?.find(({ name }) => name === contact.lane);
    lane?.ahead.shift();
    if (lane) await readOn(lane);
  }

  async function readOn(lane: Lane): Promise<void> {
    while (lane.ahead.length === 0 && !lane.isEnd) {
      // Several may stand at one moment: it is read again, and whoever was read before is left out.
      const limit = lane.size + lane.atSince.size;
      const found = await reads.ofLane(rank, lane.name, lane.since, limit);
      lane.ahead = found.filter(({ _id }) => !lane.atSince.has(_id) && !seen.has(_id));
      lane.isEnd = found.length < limit;
      lane.size = Math.min(most, lane.size * 2);
      const last = found.at(-1)?.effectiveSince ?? lane.since;
      const at = last.getTime();
      if (at > lane.since.getTime()) lane.atSince.clear();
      for (const { _id, effectiveSince } of found) if (effectiveSince.getTime() === at) lane.atSince.add(_id);
      lane.since = last;
    }
  }

  /** Looks no further at the lane of a contact: whoever stands behind it asks for the same, or for less people. */
  function setAside({ lane }: Contact): void {
    aside.add(lane);
    lanes = lanes?.filter(({ name }) => name !== lane) ?? null;
  }

  return { first, pass, setAside };
}

/** Whether one contact stands before another of its rank: by its moment, and by id at the same moment. */
export function isBefore(a: Pick<Contact, '_id' | 'effectiveSince'>, b: Pick<Contact, '_id' | 'effectiveSince'>): boolean {
  const apart = a.effectiveSince.getTime() - b.effectiveSince.getTime();
  return apart < 0 || (apart === 0 && a._id < b._id);
}
