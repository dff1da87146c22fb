import type { AgentView } from '#shared/routing/routing.schema.ts';
import type { Attention, FloorLists, FloorView, LowerWish } from '#shared/floor/floor.schema.ts';
import { hasRole, type Actor, type StaffActor } from '#shared/kernel/actor.ts';
import type { Clock } from '#shared/kernel/clock.ts';
import { maySee, presentSummary, type Contact, type Contacts } from '../contacts/index.ts';
import type { Routing } from '../routing/index.ts';
import type { TriageService } from '../triage/index.ts';
import type { AlarmsService } from './alarms.service.ts';
import type { AtWork, FiguresService } from './figures.service.ts';
import type { Names } from './names.ts';

/** How many contacts of the line, and of those in work, the floor shows. */
export const shownMax = 500;

type Deps = {
  contacts: Contacts;
  routing: Pick<Routing, 'views'>;
  triage: TriageService;
  alarms: AlarmsService;
  figures: FiguresService;
  names: Names;
  clock: Clock;
};

export type FloorViews = ReturnType<typeof createFloorViews>;

/** What the floor shows, each to whom it may be shown. */
export function createFloorViews({ contacts, routing, triage, alarms, figures, names, clock }: Deps) {
  async function floor(actor: Actor): Promise<FloorView> {
    const atWork = routing.views.atWork();
    const shown = hasRole(actor, 'supervisor') ? lists(actor, atWork) : null;
    const [now, trend, seen] = await Promise.all([figures.now(atWork), figures.trend(), shown]);
    return { at: clock.now().toISOString(), figures: now, trend, lists: seen };
  }

  async function lists(actor: StaffActor, atWork: AtWork): Promise<FloorLists> {
    const { repository } = contacts;
    const [waiting, line, working, { agents }] = await Promise.all([
      repository.waitingOrOffered(shownMax),
      contacts.line.soon(),
      repository.working(shownMax),
      atWork,
    ]);
    const seen = (list: Contact[]) => list.filter((contact) => maySee(actor, contact)).map(presentSummary);
    return { waiting: seen(waiting), waitingTotal: line.waiting, working: seen(working), agents: await hands(actor, agents) };
  }

  /** Agents with what they hold, without contacts that this person must not know of. */
  async function hands(actor: StaffActor, agents: AgentView[]): Promise<AgentView[]> {
    const seen = await visible(
      actor,
      agents.flatMap((agent) => agent.holds.map((hold) => hold.contactId)),
    );
    return agents.map((agent) => ({ ...agent, holds: agent.holds.filter((hold) => seen.has(hold.contactId)) }));
  }

  /** Contacts by id, without those that this person must not see. */
  async function visible(actor: StaffActor, ids: readonly string[]): Promise<Map<string, Contact>> {
    const found = ids.length === 0 ? [] : await contacts.repository.byIds([...new Set(ids)]);
    return new Map(found.filter((contact) => maySee(actor, contact)).map((contact) => [contact._id, contact]));
  }

  async function attention(actor: StaffActor): Promise<Attention> {
    const [open, asked] = await Promise.all([alarms.unacknowledged(), triage.lowerAsked()]);
    const seen = await visible(actor, [...open.map((alarm) => alarm.contactId), ...asked.map((one) => one._id)]);
    const nameOf = await names.of(asked.map((one) => one.lowerRequest?.by));
    const wishes = asked.flatMap((one): LowerWish[] => {
      const contact = seen.get(one._id);
      const { lowerRequest: wish } = one;
      if (!contact || !wish) return [];
      return [
        {
          contactId: contact._id as LowerWish['contactId'],
          contactNumber: contact.number,
          from: one.level.level,
          to: wish.to,
          by: nameOf(wish.by),
          at: wish.at,
        },
      ];
    });
    const shown = open.filter((alarm) => seen.has(alarm.contactId));
    return { alarms: await Promise.all(shown.map(alarms.present)), lowerWishes: wishes };
  }

  return { floor, attention, visible, hands };
}
