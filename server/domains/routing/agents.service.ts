import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, OfferId, StaffId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import type { AgentState, NotReady } from '#shared/routing/routing.schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import { noCare } from './agent-care.ts';
import { toState } from './agent-states.ts';
import type { Agent, AgentFields, Hold } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';

/** How many units an agent can hold: three conversations at once. */
export const agentCapacity = 3;

type Set = Decision<AgentFields>;
type Deps = { agents: AgentsRepository; clock: Clock; languagesOf: (staffId: string) => Promise<Language[]> };
const routing: ChangeBy = { actor: { kind: 'system', part: 'routing' } };

export type AgentsService = ReturnType<typeof createAgentsService>;

/** The agent's half of routing: states, and what is in their hands. */
export function createAgentsService({ agents, clock, languagesOf }: Deps) {
  /** The agent's document, made on their first visit to a desk. */
  async function ensure(staffId: StaffId, languages: Language[]): Promise<Agent> {
    const there = await agents.find(staffId);
    if (there) return there;
    const now = clock.now();
    const fields: AgentFields = {
      state: 'off',
      reason: null,
      since: now,
      idleSince: now,
      languages,
      capacity: agentCapacity,
      load: 0,
      holds: [],
      goneAt: null,
      pending: null,
      until: null,
      care: noCare,
    };
    return (await agents.insert(staffId, fields, routing, [{ type: 'agent:added' }])).doc;
  }

  /** Changes the state, or with `whenFree` says what it becomes when the hands are empty; time in state starts anew only when it really changed. */
  async function setState(staffId: string, state: AgentState, reason: NotReady | null, by: ChangeBy, whenFree = false): Promise<Agent> {
    const wish = { state, reason, whenFree };
    return (await agents.change(staffId, by, (agent): Set | null => toState(agent, wish, clock.now()))).doc;
  }

  /** Takes capacity for an offer; false when the agent is not ready or has no room. */
  async function reserve(staffId: string, hold: Hold): Promise<boolean> {
    const { changed } = await agents.change(staffId, routing, (agent): Set | null => {
      const room = agent.state === 'ready' && !agent.pending && agent.goneAt === null && agent.load + hold.units <= agent.capacity;
      if (!room || hold.units < 1 || agent.holds.some((held) => held.contactId === hold.contactId)) return null;
      return {
        set: hands(agent, [...agent.holds, hold]),
        events: [{ type: 'agent:reserved', data: { contactId: hold.contactId, offerId: hold.offerId } }],
      };
    });
    return changed;
  }

  /** Holds a contact without an offer (started by hand, reassigned), whatever the load: the person has it already. */
  async function take(staffId: string, contactId: ContactId): Promise<void> {
    await ensure(staffId as StaffId, await languagesOf(staffId));
    await agents.change(staffId, routing, (agent): Set | null => {
      if (agent.holds.some((held) => held.contactId === contactId && held.offerId === null)) return null;
      const others = agent.holds.filter((held) => held.contactId !== contactId);
      const hold: Hold = { contactId, offerId: null, units: 1, whole: false, since: clock.now() };
      return { set: hands(agent, [...others, hold]), events: [{ type: 'agent:took', data: { contactId } }] };
    });
  }

  /** An offer became a contact in hand. */
  async function keep(staffId: string, offerId: OfferId): Promise<void> {
    await agents.change(staffId, routing, (agent): Set | null => {
      if (!agent.holds.some((held) => held.offerId === offerId)) return null;
      const holds = agent.holds.map((held) => (held.offerId === offerId ? { ...held, offerId: null, since: clock.now() } : held));
      return { set: hands(agent, holds), events: [{ type: 'agent:took', data: { offerId } }] };
    });
  }

  /** Frees what a contact took; with `offerId` only while it is that offer. `missed` sends the agent to not ready. */
  async function release(
    staffId: string,
    contactId: string,
    { offerId, missed = false }: { offerId?: OfferId; missed?: boolean } = {},
  ): Promise<boolean> {
    const { changed } = await agents.change(staffId, routing, (agent): Set | null => {
      const held = agent.holds.find((one) => one.contactId === contactId && (offerId === undefined || one.offerId === offerId));
      if (!held) return null;
      const holds = agent.holds.filter((one) => one !== held);
      const away = missed && agent.state === 'ready' ? { state: 'notReady' as const, reason: 'missed' as const, since: clock.now() } : {};
      return { set: { ...hands(agent, holds), ...away }, events: [{ type: 'agent:released', data: { contactId, missed } }] };
    });
    return changed;
  }

  /** A P0 takes all the capacity that an agent's other contacts leave, now and when they end; anything less takes one unit again. */
  async function weigh(staffId: string, contactId: string, whole: boolean): Promise<void> {
    await agents.change(staffId, routing, (agent): Set | null => {
      if (!agent.holds.some((held) => held.contactId === contactId && held.whole !== whole)) return null;
      const holds = agent.holds.map((held) => (held.contactId === contactId ? { ...held, whole } : held));
      return { set: hands(agent, holds), events: [{ type: 'agent:weighed', data: { contactId, whole } }] };
    });
  }

  /** Starts or clears the "desk is gone" clock. */
  async function setGone(staffId: string, goneAt: Date | null): Promise<void> {
    await agents.change(staffId, routing, (agent): Set | null => {
      if ((agent.goneAt === null) === (goneAt === null)) return null;
      return { set: { goneAt }, events: [{ type: goneAt ? 'agent:linkLost' : 'agent:linkBack' }] };
    });
  }

  /** An agent, or a refusal when this person has never been at a desk. */
  async function require(staffId: string): Promise<Agent> {
    const agent = await agents.find(staffId);
    if (!agent) throw new AppError('notAtDesk', 409, 'This person has not opened the desk yet.');
    return agent;
  }

  function hands(agent: Agent, next: Hold[]): Partial<AgentFields> {
    const holds = spread(next, agent.capacity);
    const load = holds.reduce((sum, held) => sum + held.units, 0);
    return { holds, load, ...(load < agent.load ? { idleSince: clock.now() } : {}) };
  }

  return { ensure, setState, reserve, take, keep, release, weigh, setGone, require };
}

/** The holds with their units: one each, and to a whole one what the others leave of the capacity (one at least). */
function spread(holds: readonly Hold[], capacity: number): Hold[] {
  let left = Math.max(0, capacity - holds.length);
  return holds.map((held) => {
    const units = held.whole ? 1 + left : 1;
    if (held.whole) left = 0;
    return { ...held, units };
  });
}
