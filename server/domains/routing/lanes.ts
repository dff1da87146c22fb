import type { Contact } from '../contacts/index.ts';

/** What a pass asks of the contacts' collection; each answer is read off the head of an index. */
export type LaneReads = {
  firstOfNextLane: (rank: Contact['rank'], lane: string) => Promise<Contact | null>;
  ofLane: (rank: Contact['rank'], lane: string, since: Date, limit: number) => Promise<Contact[]>;
};

/** A lane as far as it was read: those to look at next, how many to read when they are through, and who was read at its last moment. */
type Lane = { name: string; ahead: Contact[]; size: number; isEnd: boolean; since: Date; atSince: Set<string> };
const most = 64;

export type Lanes = Awaited<ReturnType<typeof openLanes>>;

/** Everybody of one rank who waits, in the one order of all: the lanes merged by their heads, each read only as far as it is served. */
export async function openLanes(reads: LaneReads, rank: Contact['rank']) {
  let lanes = await readHeads();

  async function readHeads(): Promise<Lane[]> {
    const found: Lane[] = [];
    for (let name = ''; ;) {
      const head = await reads.firstOfNextLane(rank, name);
      if (!head) return found;
      name = head.lane;
      found.push({ name, ahead: [head], size: 4, isEnd: false, since: head.effectiveSince, atSince: new Set([head._id]) });
    }
  }

  /** Whoever is first of all now; null when nobody is left to look at. */
  function first(): Contact | null {
    let best: Contact | null = null;
    for (const { ahead } of lanes) if (ahead[0] && (best === null || isBefore(ahead[0], best))) best = ahead[0];
    return best;
  }

  /** Goes on behind a contact that was first. */
  async function pass(contact: Contact): Promise<void> {
    const lane = lanes.find(({ name }) => name === contact.lane);
    if (!lane) return;
    lane.ahead.shift();
    if (lane.ahead.length === 0) await readOn(lane);
    if (lane.ahead.length === 0) setAside(contact);
  }

  async function readOn(lane: Lane): Promise<void> {
    while (lane.ahead.length === 0 && !lane.isEnd) {
      // Several may stand at one moment: it is read again, and whoever was read before is left out.
      const limit = lane.size + lane.atSince.size;
      const found = await reads.ofLane(rank, lane.name, lane.since, limit);
      lane.ahead = found.filter(({ _id }) => !lane.atSince.has(_id));
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
    lanes = lanes.filter(({ name }) => name !== lane);
  }

  return { first, pass, setAside };
}

/** Whether one contact stands before another of its rank: by its moment, and by id at the same moment. */
export function isBefore(a: Pick<Contact, '_id' | 'effectiveSince'>, b: Pick<Contact, '_id' | 'effectiveSince'>): boolean {
  const apart = a.effectiveSince.getTime() - b.effectiveSince.getTime();
  return apart < 0 || (apart === 0 && a._id < b._id);
}
