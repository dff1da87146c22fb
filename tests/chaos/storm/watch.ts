import { setTimeout as sleep } from 'node:timers/promises';
import { HELPERS_MAX } from '#shared/contacts/together.schema.ts';
import { systemClock } from '#shared/kernel/clock.ts';
import { formerMs } from '#server/domains/routing/choose-agent.ts';
import type { AgentFields } from '#server/domains/routing/index.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { Ledger } from './ledger.ts';
import type { World } from './world.ts';

type Agent = AgentFields & { _id: string };
type InHand = Pick<Contact, '_id' | 'state' | 'ownerId' | 'helpers' | 'transfer'>;
type Waiting = Pick<Contact, '_id' | 'number' | 'declined' | 'relievedId' | 'rank' | 'excludedStaff' | 'formerId' | 'arrivedAt'>;

/** What should be mended may be seen for this long, in milliseconds, before it counts as forgotten: several sweeps' periods. */
const forgottenMs = 15_000;
/** Hands are looked at more rarely than the line, and not in the first seconds after a contact came into them. */
const emptyHandsMs = 30_000;
const lookMs = 1_000;
const inHand: readonly Contact['state'][] = ['active', 'wrapUp'];

/**
 * Looks into the store once a second while the storm goes on: nobody holds more than they can, nobody waits beside a
 * free agent, whoever talks with a caller has them in their hands, and only who may be is beside an owner.
 */
export async function watch({ db }: Pick<World, 'db'>, ledger: Ledger, isOver: () => boolean): Promise<void> {
  const rows = <T extends object>(name: string) => db.collection<T>(name);
  const lasting = createLasting(ledger);
  while (!isOver()) {
    await sleep(lookMs);
    const seen = await Promise.all([
      rows<Agent>('agents').find({}).toArray(),
      rows<Waiting>('contacts')
        .find({ state: 'queued' }, { sort: { rank: 1, effectiveSince: 1 }, limit: 50 })
        .toArray(),
      rows<InHand>('contacts')
        .find({ $or: [{ state: { $in: inHand } }, { helpers: { $ne: [] } }, { transfer: { $ne: null } }] })
        .toArray(),
    ]).catch(() => null);
    // While the store is away nothing is known, and on a busy machine workers take their time to start.
    if (!seen || ledger.nobodyWorks) lasting.forget();
    else look(...(seen as unknown as [Agent[], Waiting[], InHand[]]));
  }

  function look(agents: Agent[], waiting: Waiting[], contacts: InHand[]): void {
    for (const { _id, load, capacity, holds } of agents) {
      const offers = holds.filter((hold) => hold.offerId !== null);
      if (load > Math.max(capacity, holds.length)) ledger.wrongs.push(`agent ${_id} holds ${load} of ${capacity}`);
      if (offers.length > 2) ledger.wrongs.push(`agent ${_id} was made ${offers.length} offers at once`);
    }
    for (const contact of contacts) ledger.wrongs.push(...wrongBeside(contact));
    const free = agents.filter((agent) => agent.state === 'ready' && agent.goneAt === null && agent.holds.length === 0);
    const beside = waiting.filter((contact) => free.some((agent) => couldTake(agent, contact)));
    const held = new Set(agents.flatMap(({ _id, holds }) => holds.map(({ contactId }) => `${_id} ${contactId}`)));
    const unheld = contacts.flatMap((contact) => talkers(contact).map((staffId) => `${staffId} ${contact._id}`));
    lasting.see([
      ...beside.map(({ _id }) => ({ what: `contact ${_id} waits beside a free agent`, ms: forgottenMs })),
      ...unheld.filter((one) => !held.has(one)).map((one) => ({ what: `not in hand: ${one}`, ms: emptyHandsMs })),
    ]);
  }
}

/** Remembers since when something has been seen without a break, and says so when it lasts. */
function createLasting(ledger: Ledger) {
  const since = new Map<string, number>();
  function see(all: readonly { what: string; ms: number }[]): void {
    const now = performance.now();
    const seen = new Set(all.map(({ what }) => what));
    for (const what of since.keys()) if (!seen.has(what)) since.delete(what);
    for (const { what, ms } of all) {
      const from = since.get(what) ?? now;
      since.set(what, from);
      if (now - from < ms) continue;
      ledger.wrongs.push(`for ${Math.round((now - from) / 1000)} s: ${what}`);
      since.delete(what);
    }
  }
  return { see, forget: () => since.clear() };
}

/** What must hold at every moment, since each step is one write. */
function wrongBeside({ _id, state, ownerId, helpers, transfer }: InHand): string[] {
  const people = [ownerId, ...helpers.map(({ staffId }) => staffId)];
  return [
    ...(new Set(people).size < people.length ? [`somebody is in contact ${_id} twice`] : []),
    ...(helpers.length > HELPERS_MAX ? [`${helpers.length} people are beside the owner of contact ${_id}`] : []),
    ...(inHand.includes(state) || (helpers.length === 0 && !transfer) ? [] : [`contact ${_id} is ${state} with people beside nobody`]),
  ];
}

/** Whose hands hold a contact: its owner's, and those of whoever has joined. */
const talkers = ({ state, ownerId, helpers }: InHand): string[] =>
  inHand.includes(state)
    ? [...(ownerId ? [ownerId] : []), ...helpers.filter(({ role }) => role === 'joined').map(({ staffId }) => staffId)]
    : [];

// Whoever comes back may hold out for the agent of last time, beside others who are free.
const holdsOut = ({ formerId, arrivedAt, rank }: Waiting): boolean =>
  rank !== 0 && formerId !== null && systemClock.now().getTime() - arrivedAt.getTime() < formerMs;
const couldTake = (agent: Agent, contact: Waiting): boolean => !holdsOut(contact) && mayBeAsked(agent, contact);
const mayBeAsked = (agent: Agent, { declined, excludedStaff }: Waiting): boolean =>
  !declined.some((one) => one.agentId === agent._id) && !excludedStaff.some((id) => id === agent._id);
