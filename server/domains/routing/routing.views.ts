import type { Worked } from '#shared/floor/figures.ts';
import type { StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import type { AgentView, DeskView, LineView } from '#shared/routing/routing.schema.ts';
import type { Contacts } from '../contacts/index.ts';
import { mayRead, presentSummary } from '../contacts/index.ts';
import type { PeopleService } from '../people/index.ts';
import type { Agent } from './agents.model.ts';
import type { AgentsRepository } from './agents.repository.ts';
import { profileIn, type AgentsService } from './agents.service.ts';
import type { PresenceService } from './presence.service.ts';
import { presentAgent, presentLine, presentOffer } from './routing.present.ts';
import { workedTogether } from './worked.ts';

type Deps = {
  contacts: Contacts;
  agents: AgentsRepository;
  service: AgentsService;
  presence: PresenceService;
  people: PeopleService;
  clock: Clock;
};
const nobody = { en: 'Unknown', ur: 'نامعلوم' };

export type RoutingViews = ReturnType<typeof createRoutingViews>;

/** What screens are told about agents, offers and the line. */
export function createRoutingViews({ contacts, agents, service, presence, people, clock }: Deps) {
  /** An agent as their own desk sees them; `isHere` when a desk of theirs is known to be connected. */
  async function agentView(agent: Agent, isHere = false): Promise<AgentView> {
    const [name, present] = await Promise.all([people.nameOf(agent._id), isHere || presence.isPresent(agent._id)]);
    return presentAgent(agent, name ?? nobody, present);
  }
  /** An agent for the floor, and for each supervisor who must not know of a contact in these hands: the agent without it. */
  async function agentForFloor(agent: Agent): Promise<{ view: AgentView; others: Map<string, AgentView> }> {
    const [view, held] = await Promise.all([agentView(agent), contacts.repository.byIds(agent.holds.map((hold) => hold.contactId))]);
    const excluded = await people.byIds([...new Set(held.flatMap((contact) => contact.excludedStaff))]);
    const hides = (staffId: string, contactId: string) =>
      held.some((contact) => contact._id === contactId && contact.excludedStaff.some((id) => id === staffId));
    const others = excluded
      .filter((row) => row.roles.includes('supervisor') && row._id !== agent._id)
      .map((row) => [row._id, { ...view, holds: view.holds.filter((hold) => !hides(row._id, hold.contactId)) }] as const);
    return { view, others: new Map(others) };
  }
  async function line(): Promise<LineView> {
    return presentLine(await contacts.line.soon());
  }
  async function desk(actor: StaffActor): Promise<DeskView> {
    const { staffId } = actor;
    const staff = await people.byId(staffId);
    const [agent, own, helped, shown] = await Promise.all([
      service.ensure(staffId, profileIn(staff)),
      contacts.repository.ofOwner(staffId),
      contacts.repository.helpedBy(staffId),
      line(),
    ]);
    const offered = await Promise.all(agent.holds.filter((hold) => hold.offerId).map((hold) => contacts.repository.find(hold.contactId)));
    const offers = offered.flatMap((contact) => (contact?.offer?.agentId === staffId ? (presentOffer(contact) ?? []) : []));
    const mine = [...own, ...helped.filter((contact) => mayRead(actor, contact))];
    return { agent: await agentView(agent), offers, contacts: mine.map(presentSummary), line: shown };
  }
  /** Everybody who takes contacts, with names and presence, for the floor, and how they have spent the local day so far. */
  async function atWork(): Promise<{ agents: AgentView[]; worked: Worked }> {
    const [rows, present] = await Promise.all([agents.list({}), presence.present()]);
    // A supervisor who came into a contact works at a desk too.
    const staff = await people.byIds(rows.map((row) => row._id));
    const names = new Map(staff.map((row) => [row._id, row.name]));
    const views = rows.map((agent) => presentAgent(agent, names.get(agent._id) ?? nobody, present.has(agent._id)));
    return { agents: views, worked: workedTogether(rows, clock.now()) };
  }
  return { agentView, agentForFloor, line, desk, atWork };
}
