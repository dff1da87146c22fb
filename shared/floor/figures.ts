import type { ContactSummary } from '../contacts/contact.schema.ts';
import type { AgentView } from '../routing/routing.schema.ts';

/** The service level's T in ms: a wait up to this long is a good one (the 20 s of the common "80 in 20" of contact centres). */
export const goodWaitMs = 20_000;
/** Targets of the floor; a figure beyond its target is shown as such. Shares from 0 to 1, waits in ms. */
export const targets = { serviceLevel: 0.8, longestWaitMs: 60_000, abandonedShare: 0.05, waiting: 5 } as const;

/** Contacts since local midnight whose caller waited at the other end, by how the wait ended; `…In` are those that ended within T. */
export type Served = { answered: number; answeredIn: number; abandoned: number; abandonedIn: number };

/**
 * SL2: (answered within T + abandoned within T) ÷ (answered + abandoned), from 0 to 1; null when nobody was served yet.
 * Abandoned ones stay in the divisor, since a formula of answered calls alone hides those who gave up.
 */
export function serviceLevel({ answered, answeredIn, abandoned, abandonedIn }: Served): number | null {
  const all = answered + abandoned;
  return all === 0 ? null : (answeredIn + abandonedIn) / all;
}

/** The share of callers who left the line before anybody answered, from 0 to 1; null when nobody was served yet. */
export function abandonedShare({ answered, abandoned }: Served): number | null {
  const all = answered + abandoned;
  return all === 0 ? null : abandoned / all;
}

/** How agents stand: `ready` could take a contact now, `busy` work on some (whatever else), `away` are on duty but not ready; who is off counts nowhere. */
export function agentCounts(agents: readonly Pick<AgentView, 'state' | 'load' | 'present'>[]): {
  ready: number;
  busy: number;
  away: number;
} {
  const standing = agents.map(standingOf);
  const count = (of: string): number => standing.filter((one) => one === of).length;
  return { ready: count('ready'), busy: count('busy'), away: count('away') };
}

/** Where an agent counts; a ready agent whose desk is not connected is away. */
export function standingOf({ state, load, present }: Pick<AgentView, 'state' | 'load' | 'present'>): 'ready' | 'busy' | 'away' | 'off' {
  if (load > 0) return 'busy';
  if (state === 'off') return 'off';
  return state === 'ready' && present ? 'ready' : 'away';
}

type Weighed = Pick<ContactSummary, 'risk' | 'helpNow' | 'state'>;
const over = new Set<ContactSummary['state']>(['closed', 'abandoned']);

/** Whether an open contact is urgent: a P0 or P1, or its caller needs help now and nobody has weighed it yet. */
export function isUrgent({ risk, helpNow, state }: Weighed): boolean {
  if (over.has(state)) return false;
  return risk.level === 'P0' || risk.level === 'P1' || (helpNow && (risk.level === null || (risk.level === 'none' && risk.draft)));
}

/** Whether a contact waits in the line (an offer keeps its place). */
export const isWaiting = ({ state }: Pick<ContactSummary, 'state'>): boolean => state === 'queued' || state === 'offered';

type Lined = Pick<ContactSummary, 'id' | 'rank' | 'effectiveSince'>;
/** The line's own order: P0 and "help now" first, then by effective arrival. */
export function byLine(a: Lined, b: Lined): number {
  return a.rank - b.rank || a.effectiveSince.localeCompare(b.effectiveSince) || a.id.localeCompare(b.id);
}

/** Urgent ones: those nobody has first, then by level (unweighed "help now" with P0), then the oldest. */
export function byUrgency(a: ContactSummary, b: ContactSummary): number {
  return grade(a) - grade(b) || a.arrivedAt.localeCompare(b.arrivedAt);
}
const grade = (contact: ContactSummary): number => (contact.ownerId ? 2 : 0) + (contact.risk.level === 'P1' ? 1 : 0);
