import type { Language } from '#shared/kernel/text.ts';
import { generalLine, type Line } from '#shared/routing/line.schema.ts';
import type { Contact } from '#server/domains/contacts/index.ts';
import type { Agent } from '#server/domains/routing/agents.model.ts';
import type { AgentReads } from '#server/domains/routing/free-agents.ts';
import { isWhole, poolOf, roomOf, spread } from '#server/domains/routing/hands.ts';
import type { LaneReads } from '#server/domains/routing/lanes.ts';
import type { MakeOffer } from '#server/domains/routing/make-offer.ts';

export const now = new Date('2026-03-01T10:00:00Z');
export const ago = (ms: number): Date => new Date(now.getTime() - ms);
const second = 1_000;

/** A ready agent with empty hands who speaks Urdu, unless told otherwise. */
export function makeAgent(id: string, more: Partial<Agent> = {}): Agent {
  const plain = { _id: id, state: 'ready', reason: null, since: ago(0), idleSince: ago(0), languages: ['ur'], skills: [], capacity: 3 };
  const agent = { ...plain, load: 0, holds: [], goneAt: null, pending: null, ...more } as unknown as Agent;
  return { ...agent, room: roomOf(agent), pool: poolOf(agent) };
}

/** A contact that has waited a second, in Urdu and in the general line, unless told otherwise. */
export function makeContact(id: string, more: Partial<Contact> = {}): Contact {
  const about = {
    _id: id,
    state: 'queued',
    channel: 'webchat',
    language: 'ur' as Language,
    lineId: generalLine.id,
    rank: 1,
    helpNow: false,
  };
  const rest = { excludedStaff: [], declined: [], relievedId: null, formerId: null, risk: { level: null, draft: true } };
  const contact = { ...about, ...rest, arrivedAt: ago(second), ...more } as unknown as Contact;
  const effectiveSince = more.effectiveSince ?? contact.arrivedAt;
  return { ...contact, effectiveSince, lane: more.lane ?? `${contact.lineId}/${contact.language}/0` };
}

type World = { agents: Agent[]; contacts: Contact[]; lines?: Line[]; wrappingUp?: string[] };

/** Agents and contacts in memory with all that a pass needs; `offers` are those made, in their order, and `asked` counts the reads. */
export function createWorld({ agents, contacts, lines = [], wrappingUp = [] }: World) {
  const desks = new Map(agents.map((agent) => [agent._id, agent]));
  const line = new Map(contacts.map((contact) => [contact._id, contact]));
  const offers: { contactId: string; agentId: string }[] = [];
  const first = (a: string, b: string): number => (a < b ? -1 : 1);
  const time = (contact: Contact): number => contact.effectiveSince.getTime();
  const idle = (a: Agent, b: Agent): number => a.load - b.load || a.idleSince.getTime() - b.idleSince.getTime() || first(a._id, b._id);
  const waiting = (rank: number): Contact[] => [...line.values()].filter((one) => one.state === 'queued' && one.rank === rank);
  const inRoom = (room: string): Agent[] => [...desks.values()].filter((one) => one.room === room);

  const laneReads: LaneReads = {
    firstOfAll: async (rank, limit) =>
      waiting(rank)
        .sort((a, b) => time(a) - time(b))
        .slice(0, limit),
    firstOfNextLane: async (rank, lane) =>
      waiting(rank)
        .filter((one) => one.lane > lane)
        .sort((a, b) => (a.lane === b.lane ? time(a) - time(b) : first(a.lane, b.lane)))[0] ?? null,
    ofLane: async (rank, lane, since, limit) =>
      waiting(rank)
        .filter((one) => one.lane === lane && one.effectiveSince >= since)
        .sort((a, b) => time(a) - time(b))
        .slice(0, limit),
  };
  const agentReads: AgentReads = {
    firstOfNextPool: async (room, pool) =>
      inRoom(room)
        .filter((one) => one.pool > pool)
        .sort((a, b) => (a.pool === b.pool ? idle(a, b) : first(a.pool, b.pool)))[0] ?? null,
    ofPool: async (room, pool, limit) =>
      inRoom(room)
        .filter((one) => one.pool === pool)
        .sort(idle)
        .slice(0, limit),
    find: async (id) => desks.get(id) ?? null,
  };
  const makeOffer: MakeOffer = async (contact, { _id }) => {
    const agent = desks.get(_id);
    if (!agent || !(agent.room === 'open' || (agent.room === 'urgent' && contact.rank === 0))) return 'agentChanged';
    if (line.get(contact._id)?.state !== 'queued') return 'contactMoved';
    const whole = contact.rank === 0 || isWhole(contact);
    const hold = { contactId: contact._id, offerId: `offer-${contact._id}`, units: 1, whole, since: now } as unknown as Agent['holds'][0];
    const holds = spread([...agent.holds, hold], agent.capacity);
    const after = { ...agent, holds, load: holds.reduce((sum, held) => sum + held.units, 0) };
    const kept = { ...after, room: roomOf(after) };
    desks.set(_id, kept);
    line.set(contact._id, { ...contact, state: 'offered' });
    offers.push({ contactId: contact._id, agentId: _id });
    return kept;
  };
  const byId = new Map(lines.map((one) => [one.id as string, one]));
  const deps = {
    lanes: laneReads,
    agents: agentReads,
    lineOf: (id: string) => byId.get(id) ?? generalLine,
    wrapsUp: async (id: string) => wrappingUp.includes(id),
    makeOffer,
    now: () => now,
    hints: new Map(),
    stumbled: new Set<string>(),
  };
  return { deps, offers, desks, line };
}
