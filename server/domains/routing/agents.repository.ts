import type { Clock } from '#shared/kernel/clock.ts';
import type { Model } from 'mongoose';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { AggregateBase } from '../../platform/mongo/aggregate.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { withPending } from './agent-states.ts';
import type { AgentFields } from './agents.model.ts';

type Deps = { model: Model<AggregateBase>; clock: Clock; cipher: FieldCipher; bus: Bus };

export type AgentsRepository = ReturnType<typeof createAgentsRepository>;

/** Keeps agents' states and hands. */
export function createAgentsRepository({ model, clock, cipher, bus }: Deps) {
  const store = createAggregateStore<AgentFields>({ clock, cipher, bus }, { kind: 'agent', model });
  /** Whatever empties the hands of somebody who asked for "last contact, then …" brings that state with it, in the same write. */
  const change: typeof store.change = (id, by, decide, allow) =>
    store.change(
      id,
      by,
      (agent) => {
        const decision = decide(agent);
        return decision && withPending(agent, decision, clock.now());
      },
      allow,
    );
  return {
    ...store,
    change,
    /** Agents who take offers, longest idle first. */
    ready: () => store.list({ state: 'ready', pending: null }, { sort: { idleSince: 1 } }),
    onDuty: () => store.list({ state: { $in: ['ready', 'notReady'] } }),
    goneBefore: (before: Date) => store.list({ goneAt: { $lte: before } }),
    /** Agents with something in their hands. */
    holding: () => store.list({ load: { $gt: 0 } }),
  };
}
