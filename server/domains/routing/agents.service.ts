import type { Clock } from '#shared/kernel/clock.ts';
import type { ContactId, OfferId, StaffId } from '#shared/kernel/ids.ts';
import { usualChats } from '#shared/people/people.schema.ts';
import type { AgentState, NotReady } from '#shared/routing/routing.schema.ts';
import { AppError } from '../../platform/errors.ts';
import type { ChangeBy, Decision } from '../../platform/mongo/aggregate.ts';
import type { Contact } from '../contacts/index.ts';
import type { StaffRow } from '../people/index.ts';
import { noCare } from './agent-care.ts';
import { toState } from './agent-states.ts';
import type { Agent, AgentFields, Hold } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import { isWhole, poolOf, roomOf, spread } from './hands.ts';

/** What somebody brings to the desk, by their entry among the staff. */
export type Profile = Pick<AgentFields, 'languages' | 'skills' | 'capacity'>;
/** What an offer asks of an agent: room, and (unless it is urgent) that no other offer stands. */
export type Reservation = Omit<Hold, 'units'> & { urgent: boolean };
type Weighed = Pick<Contact, '_id' | 'risk' | 'helpNow' | 'channel'>;

type Set = Decision<AgentFields>;
type Deps = { agents: AgentsRepository; clock: Clock; profileOf: (staffId: string) => Promise<Profile> };
const routing: ChangeBy = { actor: { kind: 'system', part: 'routing' } };

/** What somebody brings to the desk; nobody in particular speaks Urdu. */
export const profileIn = (row: Partial<Pick<StaffRow, 'languages' | 'skills' | 'chats'>> | null): Profile => {
  const { languages = ['ur'], skills = [], chats = usualChats } = row ?? {};
  return { languages, skills, capacity: chats };
};

export type AgentsService = ReturnType<typeof createAgentsService>;

/** The agent's half of routing: states, and what is in their hands. */
export function createAgentsService({ agents, clock, profileOf }: Deps) {
  /** The agent's document, made on their first visit to a desk, with what they bring as the staff list has it now (read here, unless it was just read). */
  async function ensure(staffId: StaffId, known?: Profile): Promise<Agent> {
    const [there, profile] = await Promise.all([agents.find(staffId), known ?? profileOf(staffId)]);
    if (there) return refresh(there, profile);
    const now = clock.now();
    const fields = {
      state: 'off' as const,
      reason: null,
      since: now,
      idleSince: now,
      ...profile,
      load: 0,
      holds: [],
      goneAt: null,
      pending: null,
      until: null,
      care: noCare,
      worked: null,
    };
    return (await agents.insert(staffId, fields, routing, [{ type: 'agent:added' }])).doc;
  }

  async function refresh(there: Agent, profile: Profile): Promise<Agent> {
    const isSame = (agent: Agent): boolean => agent.pool === poolOf(profile) && agent.capacity === profile.capacity;
    if (isSame(there)) return there;
    const { doc } = await agents.change(there._id, routing, (agent): Set | null =>
      isSame(agent)
        ? null
        : { set: { ...profile, ...hands({ ...agent, ...profile }, agent.holds) }, events: [{ type: 'agent:profile', data: {} }] },
    );
    return doc;
  }

  /** Changes the state, or with `whenFree` says what it becomes when the hands are empty; time in state starts anew only when it really changed. */
  async function setState(staffId: string, state: AgentState, reason: NotReady | null, by: ChangeBy, whenFree = false): Promise<Agent> {
    const wish = { state, reason, whenFree };
    return (await agents.change(staffId, by, (agent): Set | null => toState(agent, wish, clock.now()))).doc;
  }

  /** Takes capacity for an offer, and tells how the agent stands then; null when they are not ready, have no room, or have another offer to answer first. */
  async function reserve(staffId: string, { urgent, ...hold }: Reservation): Promise<Agent | null> {
    const { doc, changed } = await agents.change(staffId, routing, (agent): Set | null => {
      const room = roomOf(agent);
      const isFree = room === 'open' || (urgent && room === 'urgent');
      if (!isFree || agent.holds.some((held) => held.contactId === hold.contactId)) return null;
      return {
        set: hands(agent, [...agent.holds, { ...hold, units: 1 }]),
        events: [{ type: 'agent:reserved', data: { contactId: hold.contactId, offerId: hold.offerId } }],
      };
    });
    return changed ? doc : null;
  }

  /** Holds a contact without an offer (started by hand, reassigned), whatever the load: the person has it already. */
  async function take(staffId: string, contact: Weighed, whole = isWhole(contact)): Promise<void> {
    const contactId = contact._id as ContactId;
    await ensure(staffId as StaffId);
    await agents.change(staffId, routing, (agent): Set | null => {
      if (agent.holds.some((held) => held.contactId === contactId && held.offerId === null && held.whole === whole)) return null;
      const before = agent.holds.find((held) => held.contactId === contactId && held.offerId === null);
      const others = agent.holds.filter((held) => held.contactId !== contactId);
      const hold: Hold = { contactId, offerId: null, units: 1, whole, since: before?.since ?? clock.now() };
      return { set: hands(agent, [...others, hold]), events: [{ type: 'agent:took', data: { contactId } }] };
    });
  }

  /** An offer became a contact in hand, which weighs what it weighs now. */
  async function keep(staffId: string, offerId: OfferId, contact: Weighed): Promise<void> {
    await agents.change(staffId, routing, (agent): Set | null => {
      if (!agent.holds.some((held) => held.offerId === offerId)) return null;
      const holds = agent.holds.map((held) =>
        held.offerId === offerId ? { ...held, offerId: null, whole: isWhole(contact), since: clock.now() } : held,
      );
      return { set: hands(agent, holds), events: [{ type: 'agent:took', data: { offerId } }] };
    });
  }

  /** Frees what a contact took; with `offerId` only while it is that offer, with null only what is no offer. `missed` sends the agent to not ready. */
  async function release(
    staffId: string,
    contactId: string,
    { offerId, missed = false }: { offerId?: OfferId | null; missed?: boolean } = {},
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

  /** A contact that became urgent takes all the capacity that the others leave, now and when they end; one that no longer is takes one unit again. */
  async function weigh(staffId: string, contact: Weighed): Promise<void> {
    const { _id: contactId } = contact;
    const whole = isWhole(contact);
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
