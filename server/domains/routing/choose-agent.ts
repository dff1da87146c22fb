import type { Contact } from '../contacts/index.ts';
import { byHeavy, isHeavy } from './agent-care.ts';
import type { Agent } from './agents.model.ts';

/** How long an offer stands, in milliseconds. */
export const offerMs = 20_000;

/** Units a contact takes: one; a P0 or "help now" takes all that is left, so that nothing else is offered beside it. */
export function unitsOf(contact: Pick<Contact, 'rank'>, agent: Pick<Agent, 'capacity' | 'load'>): number {
  return contact.rank === 0 ? Math.max(1, agent.capacity - agent.load) : 1;
}

/** Whoever declined a contact is passed over for this long, in milliseconds; after a conflict for good. */
const passOverMs = 60_000;

function isPassedOver({ declined }: Pick<Contact, 'declined'>, agentId: string, now: Date): boolean {
  return declined.some((one) => one.agentId === agentId && (one.reason === 'conflict' || now.getTime() - one.at.getTime() < passOverMs));
}

// One offer at a time, so that hands are not filled by offers nobody has answered; a P0 or "help now" comes on top of one.
function mayBeOffered({ rank }: Pick<Contact, 'rank'>, { holds }: Pick<Agent, 'holds'>): boolean {
  return rank === 0 || holds.every((hold) => hold.offerId === null);
}

/** Whether an agent could be offered a contact of this rank at all. */
export function isFree(contact: Pick<Contact, 'rank'>, agent: Pick<Agent, 'goneAt' | 'load' | 'capacity' | 'holds'>): boolean {
  return agent.goneAt === null && agent.load < agent.capacity && mayBeOffered(contact, agent);
}

/** The agent to offer a contact to: not whoever was relieved of it, who shares its language, who has had fewer heavy ones today when it is one, who has been idle longest; null when nobody has room. */
export function chooseAgent(contact: Contact, ready: readonly Agent[], now: Date): Agent | null {
  const barred = (agent: Agent): boolean => contact.excludedStaff.some((id) => id === agent._id) || isPassedOver(contact, agent._id, now);
  const free = ready.filter((agent) => isFree(contact, agent) && !barred(agent));
  const others = free.filter((agent) => agent._id !== contact.relievedId);
  const able = others.length > 0 ? others : free;
  const shares = able.filter((agent) => agent.languages.includes(contact.language));
  const best = shares.length > 0 ? shares : able;
  const fewer = contact.rank === 0 || isHeavy(contact) ? byHeavy(now) : () => 0;
  return [...best].sort((a, b) => a.load - b.load || fewer(a, b) || a.idleSince.getTime() - b.idleSince.getTime())[0] ?? null;
}
