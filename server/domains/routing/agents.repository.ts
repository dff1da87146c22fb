import type { Clock } from '#shared/kernel/clock.ts';
import type { Model } from 'mongoose';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { AggregateBase } from '../../platform/mongo/aggregate.ts';
import { nextName } from '../../platform/mongo/next-name.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { withPending } from './agent-states.ts';
import type { Agent, AgentFields } from './agents.model.ts';
import { poolOf, roomOf, type Room } from './hands.ts';
import { workedUntil } from './worked.ts';

type Deps = { model: Model<AggregateBase>; clock: Clock; cipher: FieldCipher; bus: Bus };

export type AgentsRepository = ReturnType<typeof createAgentsRepository>;
type Kept = Omit<AgentFields, 'room' | 'pool'>;

const dutyFields = ['pool', 'state', 'pending', 'goneAt', 'capacity', 'load', 'languages', 'skills'] as const;
const idlest = { load: 1, idleSince: 1 } as const;
const lookUp = (agent: Kept): Pick<AgentFields, 'room' | 'pool'> => ({ room: roomOf(agent), pool: poolOf(agent) });

/** Keeps agents' states and hands; whoever writes them need not think of what the matcher looks them up by. */
export function createAgentsRepository({ model, clock, cipher, bus }: Deps) {
  const store = createAggregateStore<AgentFields>({ clock, cipher, bus }, { kind: 'agent', model, recent: true });
  const insert = (id: string, fields: Kept, ...rest: [Parameters<typeof store.insert>[2], Parameters<typeof store.insert>[3]]) =>
    store.insert(id, { ...fields, ...lookUp(fields) }, ...rest);
  /** Whatever empties the hands of somebody who asked for "last contact, then …" brings that state with it, in the same write. */
  const change: typeof store.change = (id, by, decide, allow) =>
    store.change(
      id,
      by,
      (agent) => {
        const decision = decide(agent);
        if (!decision) return null;
        const { set, events } = withPending(agent, decision, clock.now());
        const worked = workedUntil(agent, clock.now());
        return { set: { ...set, worked, ...lookUp({ ...agent, ...set }) }, events };
      },
      allow,
    );
  return {
    ...store,
    insert,
    change,
    /** Agents who take offers, longest idle first. */
    ready: () => store.list({ state: 'ready', pending: null }, { sort: { idleSince: 1 } }),
    anyReady: async (): Promise<boolean> => (await store.list({ state: 'ready', pending: null, goneAt: null }, { limit: 1 })).length > 0,
    /** Whoever of the next pool after `pool`, by name, has least in their hands and has been idle longest; null when there is no such pool. */
    firstOfNextPool: async (room: Room, pool: string): Promise<Agent | null> =>
      (await store.list({ room, pool: nextName(pool) }, { sort: { pool: 1, ...idlest }, limit: 1 }))[0] ?? null,
    ofPool: async (room: Room, pool: string, limit: number): Promise<Agent[]> => {
      const found = await store.list({ room, pool }, { sort: idlest, limit });
      // Some of them are offered something next.
      store.remember(found);
      return found;
    },
    /** What the hands of those on duty can take; nothing of what is in them. */
    dutyHands: () => store.pick({ state: { $in: ['ready', 'notReady'] } }, dutyFields),
    onDuty: () => store.list({ state: { $in: ['ready', 'notReady'] } }),
    goneBefore: (before: Date) => store.list({ goneAt: { $lte: before } }),
    /** Agents with something in their hands. */
    holding: () => store.list({ load: { $gt: 0 } }),
  };
}
