import type { Contact } from '../contacts/index.ts';
import { byHeavy, isHeavy } from './agent-care.ts';
import type { Agent } from './agents.model.ts';
import { servedAt, servingLine } from './lines.ts';
import type { FreeAgents, Pool } from './free-agents.ts';
import { fitOf, levelOf, nextRelax, reaches, reachFor, reachOf, type Need } from './needs.ts';
import type { Line } from '#shared/routing/line.schema.ts';

/** Whoever declined a contact is passed over for this long, in milliseconds; after a conflict for good. */
const passOverMs = 60_000;
/** How long a returning caller waits for whoever they talked with last, in milliseconds; a P0 and "help now" never do. */
export const formerMs = 45_000;
/** What is heavy is shared out among so many of the idlest of each pool. */
const sharedAmong = 30;

/** Where an agent was found, so that the pass can take them out of there. */
export type Candidate = { pool: Pool; agent: Agent };
/**
 * What came of looking for an agent: one; `nobody`, and so for all who stand behind in the same lane; or `passed`, nobody for this
 * one contact, for reasons of its own. `wakeAt` is when time alone may change that.
 */
export type Choice =
  { found: 'agent'; candidate: Candidate } | { found: 'nobody'; wakeAt: Date | null } | { found: 'passed'; wakeAt: Date | null };

type Deps = {
  free: FreeAgents;
  lineOf: (id: string) => Line;
  now: Date;
  /** Whether a contact is being wrapped up. */
  wrapsUp: (contactId: string) => Promise<boolean>;
};

/** Chooses agents for contacts, as things stand in one pass. */
export function createChooser({ free, lineOf, now, wrapsUp }: Deps) {
  /** The best agent for a contact: who fits best, has the skill most, holds least, has had fewer heavy ones when it is one, has been idle longest. */
  async function choose(contact: Contact): Promise<Choice> {
    const own = lineOf(contact.lineId);
    // What cannot wait does not wait for the morning.
    const line = contact.rank === 0 ? own : servingLine(own, lineOf, now);
    if (!line) return { found: 'nobody', wakeAt: servedAt(own, lineOf, now) };
    const need: Need = { language: contact.language, skills: line.skills };
    const open = await poolsWithRoom(contact);
    const wakeAt = nextRelax(contact, line, now);
    const reach = await reachNow(contact, need, line, open);
    const fitting = open.filter((pool) => fitOf(need, pool) <= reach);
    // Where nobody has room at all, time changes nothing; whoever gets room asks for a pass.
    if (fitting.length === 0) return { found: 'nobody', wakeAt: open.length > 0 ? wakeAt : null };
    const former = await formerOf(contact, need, reach, fitting);
    if (former === 'wait') return { found: 'passed', wakeAt: new Date(contact.arrivedAt.getTime() + formerMs) };
    const candidate = former ?? (await best(contact, need, fitting));
    return candidate ? { found: 'agent', candidate } : { found: 'passed', wakeAt };
  }

  async function poolsWithRoom({ rank }: Contact): Promise<Pool[]> {
    const open = await free.pools('open');
    // What cannot wait comes on top of an offer that nobody has answered yet.
    const all = rank === 0 ? [...open, ...(await free.pools('urgent'))] : open;
    const left = await Promise.all(all.map(async (pool) => ((await free.heads(pool, 1)).length > 0 ? [pool] : [])));
    return left.flat();
  }

  /** How far the need reaches now: by time, or further because nobody on duty could ever serve less. */
  async function reachNow(contact: Contact, need: Need, line: Line, open: readonly Pool[]): Promise<number> {
    const reach = reachOf(contact, line, now);
    if (reach === reaches.any || open.length === 0 || open.some((pool) => fitOf(need, pool) <= reach)) return reach;
    const others = await Promise.all([free.pools('open'), free.pools('urgent'), free.pools('busy')]);
    return reachFor(need, reach, others.flat());
  }

  /** The agent of last time when they have room; `wait` while they soon will, and null when it may be anybody. */
  async function formerOf(contact: Contact, need: Need, reach: number, fitting: readonly Pool[]): Promise<Candidate | 'wait' | null> {
    const { formerId, rank, arrivedAt, relievedId } = contact;
    if (!formerId || formerId === relievedId || barredFrom(contact, now).has(formerId)) return null;
    const agent = await free.one(formerId);
    if (!agent || fitOf(need, agent) > reach) return null;
    const pool = fitting.find(({ name, room }) => name === agent.pool && room === agent.room);
    if (pool) return { pool, agent };
    const isLate = now.getTime() - arrivedAt.getTime() >= formerMs;
    return rank !== 0 && !isLate && (await isSoonFree(agent)) ? 'wait' : null;
  }

  async function isSoonFree({ state, reason, goneAt, pending, load, capacity, holds }: Agent): Promise<boolean> {
    if (state === 'off' || goneAt !== null || pending) return false;
    if (load < capacity) return state === 'ready' || reason === 'afterCall';
    const [last, ...others] = holds;
    return last !== undefined && others.length === 0 && last.offerId === null && wrapsUp(last.contactId);
  }

  async function best(contact: Contact, need: Need, fitting: readonly Pool[]): Promise<Candidate | null> {
    const barred = barredFrom(contact, now);
    const weighs = contact.rank === 0 || isHeavy(contact);
    let relieved: Candidate | null = null;
    for (const group of groupsOf(need, fitting)) {
      const found: Candidate[] = [];
      for (const pool of group) {
        // More than must not be asked, or only last of all: if anybody may be, they are among these.
        const notFirst = barred.size + (contact.relievedId ? 1 : 0);
        const heads = await free.heads(pool, notFirst + (weighs ? sharedAmong : 1));
        const may = heads.filter(({ _id }) => !barred.has(_id));
        const others = may.filter(({ _id }) => _id !== contact.relievedId).slice(0, weighs ? sharedAmong : 1);
        found.push(...others.map((agent) => ({ pool, agent })));
        if (others.length === 0 && may[0]) relieved ??= { pool, agent: may[0] };
      }
      const [first] = found.sort((a, b) => inTurn(a.agent, b.agent, weighs));
      if (first) return first;
    }
    // Whoever was relieved of it is asked last of all.
    return relieved;
  }

  // Less in their hands first, then (of what is heavy) whoever has had fewer of it, then whoever has been idle longest.
  function inTurn(a: Agent, b: Agent, weighs: boolean): number {
    const idle = a.idleSince.getTime() - b.idleSince.getTime() || (a._id < b._id ? -1 : 1);
    return a.load - b.load || (weighs ? byHeavy(now)(a, b) : 0) || idle;
  }

  return { choose };
}

/** The pools in groups that are equally good, the best group first. */
function groupsOf(need: Need, pools: readonly Pool[]): Pool[][] {
  const groups = new Map<number, Pool[]>();
  for (const pool of pools) {
    const merit = fitOf(need, pool) * 10 - levelOf(need, pool);
    groups.set(merit, [...(groups.get(merit) ?? []), pool]);
  }
  return [...groups.entries()].sort(([a], [b]) => a - b).map(([, group]) => group);
}

/** Who must not be asked: those excluded, and those who declined it. */
export function barredFrom({ excludedStaff, declined }: Pick<Contact, 'excludedStaff' | 'declined'>, now: Date): Set<string> {
  const passedOver = declined.filter(({ reason, at }) => reason === 'conflict' || now.getTime() - at.getTime() < passOverMs);
  return new Set([...excludedStaff, ...passedOver.map(({ agentId }) => agentId)]);
}
