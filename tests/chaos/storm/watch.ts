import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '#shared/kernel/clock.ts';
import { formerMs } from '#server/domains/routing/choose-agent.ts';
import type { AgentFields } from '#server/domains/routing/index.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world.ts';

type Agent = AgentFields & { _id: string };
type Waiting = Pick<Contact, '_id' | 'number' | 'declined' | 'relievedId' | 'rank' | 'excludedStaff' | 'formerId' | 'arrivedAt'>;

/** A waiting contact may see a free agent for this long, in milliseconds, before it counts as forgotten: several sweeps' periods. */
const forgottenMs = 15_000;
const lookMs = 1_000;

/** Looks into the store once a second while the storm goes on: nobody holds more than they can, nobody waits beside a free agent. */
export async function watch({ db }: Pick<World, 'db'>, ledger: Ledger, isOver: () => boolean): Promise<void> {
  const since = new Map<string, number>();
  const rows = <T extends object>(name: string) => db.collection<T>(name);
  while (!isOver()) {
    await sleep(lookMs);
    const seen = await Promise.all([
      rows<Agent>('agents').find({}).toArray(),
      rows<Waiting>('contacts')
        .find({ state: 'queued' }, { sort: { rank: 1, effectiveSince: 1 }, limit: 50 })
        .toArray(),
    ]).catch(() => null);
    // While the store is away nothing is known.
    if (!seen) since.clear();
    else look(...(seen as unknown as [Agent[], Waiting[]]));
  }

  function look(agents: Agent[], waiting: Waiting[]): void {
    for (const { _id, load, capacity, holds } of agents) {
      const offers = holds.filter((hold) => hold.offerId !== null);
      if (load > Math.max(capacity, holds.length)) ledger.wrongs.push(`agent ${_id} holds ${load} of ${capacity}`);
      if (offers.length > 2) ledger.wrongs.push(`agent ${_id} was made ${offers.length} offers at once`);
    }
    const free = agents.filter((agent) => agent.state === 'ready' && agent.goneAt === null && agent.holds.length === 0);
    const now = performance.now();
    const beside = new Set(waiting.filter((contact) => free.some((agent) => couldTake(agent, contact))).map(({ _id }) => _id));
    for (const id of since.keys()) if (!beside.has(id)) since.delete(id);
    for (const id of beside) since.set(id, since.get(id) ?? now);
    for (const [id, from] of since) {
      if (now - from < forgottenMs) continue;
      ledger.wrongs.push(`contact ${id} waited ${Math.round((now - from) / 1000)} s beside a free agent`);
      since.delete(id);
    }
  }
}

// Whoever comes back may hold out for the agent of last time, beside others who are free.
const holdsOut = ({ formerId, arrivedAt, rank }: Waiting): boolean =>
  rank !== 0 && formerId !== null && systemClock.now().getTime() - arrivedAt.getTime() < formerMs;
const couldTake = (agent: Agent, contact: Waiting): boolean => !holdsOut(contact) && mayBeAsked(agent, contact);
const mayBeAsked = (agent: Agent, { declined, excludedStaff }: Waiting): boolean =>
  !declined.some((one) => one.agentId === agent._id) && !excludedStaff.some((id) => id === agent._id);
