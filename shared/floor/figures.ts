import type { ContactSummary } from '../contacts/contact.schema.ts';
import type { AgentView } from '../routing/routing.schema.ts';

/** The service level's T in ms: a wait up to this long is a good one (the 20 s of the common "80 in 20" of contact centres). */
export const goodWaitMs = 20_000;
/** Targets of the floor; a figure beyond its target is shown as such. Shares from 0 to 1, waits in ms. */
export const targets = { serviceLevel: 0.8, longestWaitMs: 60_000, abandonedShare: 0.05, waiting: 5 } as const;

/**
 * Contacts since local midnight whose caller waited at the other end, by how the wait ended; `…In` are those that ended within T.
 * Whoever asked to be called waits at no other end and counts neither as answered in time nor as abandoned, before their safe time
 * or after it: contact centres leave call-backs out of the service level, and how they are kept is shown by itself (due, late).
 */
export type Served = {
  answered: number;
  answeredIn: number;
  /** What those who were answered waited, all together, in ms. */
  answeredMs: number;
  abandoned: number;
  abandonedIn: number;
  /** Contacts closed since then, and the ms from answer to close of all of them. */
  handled: number;
  handledMs: number;
};

/**
 * SL2: (answered within T + abandoned within T) ÷ (answered + abandoned), from 0 to 1; null when nobody was served yet.
 * Abandoned ones stay in the divisor, since a formula of answered calls alone hides those who gave up.
 */
export function serviceLevel({
  answered,
  answeredIn,
  abandoned,
  abandonedIn,
}: Pick<Served, 'answered' | 'answeredIn' | 'abandoned' | 'abandonedIn'>): number | null {
  const all = answered + abandoned;
  return all === 0 ? null : (answeredIn + abandonedIn) / all;
}

/**
 * The service level as contact centres often give it: answered within T ÷ answered. Always shown beside SL2, never alone:
 * it gets better when people give up.
 */
export function answeredLevel({ answered, answeredIn }: Pick<Served, 'answered' | 'answeredIn'>): number | null {
  return answered === 0 ? null : answeredIn / answered;
}

/** ASA, the average speed of answer in ms: what those who were answered waited ÷ how many they were; null when nobody was. */
export const speedOfAnswer = ({ answered, answeredMs }: Pick<Served, 'answered' | 'answeredMs'>): number | null =>
  answered === 0 ? null : answeredMs / answered;

/** AHT, the average handling time in ms, from answer to close, so talking and wrap-up together; null when nothing was closed. */
export const handlingTime = ({ handled, handledMs }: Pick<Served, 'handled' | 'handledMs'>): number | null =>
  handled === 0 ? null : handledMs / handled;

/** What several lines did, as one. */
export function together(lines: readonly Served[]): Served {
  const sum = (key: keyof Served): number => lines.reduce((all, line) => all + line[key], 0);
  return {
    answered: sum('answered'),
    answeredIn: sum('answeredIn'),
    answeredMs: sum('answeredMs'),
    abandoned: sum('abandoned'),
    abandonedIn: sum('abandonedIn'),
    handled: sum('handled'),
    handledMs: sum('handledMs'),
  };
}

/** How agents spent the day so far, in ms: `busy` with something in hand, `free` and ready for more. */
export type Worked = { busyMs: number; freeMs: number };

/** Occupancy, from 0 to 1: time with something in hand ÷ that and the time free and ready; breaks count in neither. Null before anybody worked. */
export function occupancy({ busyMs, freeMs }: Worked): number | null {
  const all = busyMs + freeMs;
  return all === 0 ? null : busyMs / all;
}

/** The share of callers who left the line before anybody answered, from 0 to 1; null when nobody was served yet. */
export function abandonedShare({ answered, abandoned }: Pick<Served, 'answered' | 'abandoned'>): number | null {
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
