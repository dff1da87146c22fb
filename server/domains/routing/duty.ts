import { createPacedRead } from '../../platform/paced-read.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';

// So many are read in no time.
const few = 300;

/** Those on duty who are able to do the same: how many take contacts, and how many of their hands there are, all and free. */
export type DutyPool = Pick<Agent, 'languages' | 'skills'> & { agents: number; hands: number; free: number };
/** Who is on duty, as one look found them. */
type OnDuty = { anyone: boolean; pools: DutyPool[] };

export type Duty = ReturnType<typeof createDuty>;

/** Who is on duty, for what those who wait are told; read once for all who ask, and never for what anybody may do. */
export function createDuty(agents: Pick<AgentsRepository, 'dutyHands'>) {
  let count = 0;
  async function read(): Promise<OnDuty> {
    const rows = await agents.dutyHands();
    count = rows.length;
    const pools = new Map<string, DutyPool>();
    for (const { pool, state, pending, goneAt, capacity, load, languages, skills } of rows) {
      // Whoever is on a break, or takes a last one, serves nobody in line.
      if (state !== 'ready' || pending || goneAt) continue;
      const found = pools.get(pool) ?? { languages, skills, agents: 0, hands: 0, free: 0 };
      found.agents += 1;
      found.hands += capacity;
      found.free += Math.max(0, capacity - load);
      pools.set(pool, found);
    }
    return { anyone: rows.length > 0, pools: [...pools.values()] };
  }
  return createPacedRead(read, { isSmall: () => count <= few });
}
