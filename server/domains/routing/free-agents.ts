import type { Agent } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import { roomOf, type Room } from './hands.ts';
import { readHeads } from './heads.ts';

/** What a pass asks of the agents' collection; each answer is read off the head of an index. */
export type AgentReads = Pick<AgentsRepository, 'firstOfNextPool' | 'ofPool' | 'find'>;

/** Agents who are able to do the same and have the same room, as far as a pass has looked: the best of them first. */
export type Pool = Pick<Agent, 'languages' | 'skills'> & { name: string; room: Room; heads: Agent[]; isAll: boolean; stale: number };
/** Names of pools or lanes that the last pass found, by where it found them. */
export type Hints = Map<string | number, string[]>;
export type FreeAgents = ReturnType<typeof createFreeAgents>;

/** The agents as one pass sees them: read pool by pool as they are needed, and changed by what the pass does; `hints` are kept for the next. */
export function createFreeAgents(reads: AgentReads, hints: Hints) {
  const rooms = new Map<Room, Promise<Pool[]>>();
  const known = new Map<string, Promise<Agent | null>>();
  const gone = new Set<string>();
  const more = 16;

  /** The pools with this room, each with its first agent. */
  function pools(room: Room): Promise<Pool[]> {
    const there = rooms.get(room) ?? readPools(room);
    rooms.set(room, there);
    return there;
  }
  async function readPools(room: Room): Promise<Pool[]> {
    const first = await readHeads(
      (name) => reads.firstOfNextPool(room, name),
      ({ pool }) => pool,
      hints.get(room),
    );
    hints.set(
      room,
      first.map(({ pool }) => pool),
    );
    return first.map((head) => {
      const { pool: name, languages, skills } = head;
      return { name, room, languages, skills, heads: [head], isAll: false, stale: 0 };
    });
  }

  /** The first agents of a pool, at least `count` of them if there are as many. */
  async function heads(pool: Pool, count: number): Promise<readonly Agent[]> {
    if (pool.heads.length < count && !pool.isAll) {
      const limit = Math.max(count, more) + pool.stale;
      const found = await reads.ofPool(pool.room, pool.name, limit);
      pool.isAll = found.length < limit;
      pool.heads = found.filter((agent) => !gone.has(agent._id));
    }
    return pool.heads;
  }

  /** An agent by id, as they are after what this pass gave them. */
  async function one(id: string): Promise<Agent | null> {
    const there = known.get(id) ?? reads.find(id);
    known.set(id, there);
    return there;
  }

  /**
   * Takes an agent out of this pass while an offer is made to them: then something is in their hands (how they stand is what `offer`
   * gives), or they changed meanwhile (null).
   */
  function remove(pool: Pool, agent: Agent, offer: Promise<Agent | null>): void {
    gone.add(agent._id);
    known.set(
      agent._id,
      offer.then((after) => after && { ...after, room: roomOf(after) }),
    );
    // Until the offer is written they are read there again; whoever changed may be for longer.
    pool.stale += 1;
    void offer.then((after) => (pool.stale -= after ? 1 : 0));
    pool.heads = pool.heads.filter(({ _id }) => _id !== agent._id);
  }

  return { pools, heads, one, remove };
}
