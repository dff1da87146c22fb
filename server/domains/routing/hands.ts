import type { Contact } from '../contacts/index.ts';
import type { Agent, AgentFields, Hold } from './agents.model.ts';

/** Channels where one voice takes all the attention there is. */
const voices: ReadonlySet<Contact['channel']> = new Set(['phone', 'walkIn']);

/** Whether a contact takes all the capacity that an agent's other contacts leave: a P0, "help now", and whoever is heard rather than read. */
export function isWhole({ risk, helpNow, channel }: Pick<Contact, 'risk' | 'helpNow' | 'channel'>): boolean {
  return risk.level === 'P0' || helpNow || voices.has(channel);
}

/** The holds with their units: one each, and to a whole one what the others leave of the capacity (one at least). */
export function spread(holds: readonly Hold[], capacity: number): Hold[] {
  let left = Math.max(0, capacity - holds.length);
  return holds.map((held) => {
    const units = held.whole ? 1 + left : 1;
    if (held.whole) left = 0;
    return { ...held, units };
  });
}

/**
 * Whether there is room in an agent's hands: `open` for anything, `urgent` only for what cannot wait (an offer stands, and one at
 * a time is made), `busy` for nothing though they are at work, `none` when they are off, gone, or away with empty hands.
 */
export type Room = 'open' | 'urgent' | 'busy' | 'none';

type Standing = Pick<AgentFields, 'state' | 'goneAt' | 'pending' | 'load' | 'capacity' | 'holds'>;

/** The room in an agent's hands. */
export function roomOf({ state, goneAt, pending, load, capacity, holds }: Standing): Room {
  if (goneAt !== null || state === 'off') return 'none';
  if (state === 'notReady') return load > 0 ? 'busy' : 'none';
  // "Last contact, then …": they have said that nothing more should come.
  if (load >= capacity || pending) return 'busy';
  return holds.some((hold) => hold.offerId !== null) ? 'urgent' : 'open';
}

/** The name of everybody who has the same languages and the same skills at the same levels: the matcher asks once for all of them. */
export function poolOf({ languages, skills }: Pick<Agent, 'languages' | 'skills'>): string {
  const learned = skills.map(({ skill, level }) => `${skill}:${level}`);
  return `${[...languages].sort().join(',')}|${learned.sort().join(',')}`;
}
