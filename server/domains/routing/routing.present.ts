import type { AgentView, LineView, OfferView } from '#shared/routing/routing.schema.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { openHints } from '#shared/triage/danger-words.schema.ts';
import { hintsOf, marksOf, presentPlan, type Contact, type LineLook } from '../contacts/index.ts';
import { careOf } from './agent-care.ts';
import type { Agent } from './agents.model.ts';

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** An agent as their own desk and the floor see them. */
export function presentAgent(agent: Agent, name: Bilingual, present: boolean): AgentView {
  const { _id, version, state, reason, since, languages, load, capacity, holds, until } = agent;
  const { heavy, restedAt, pauseOfferedAt } = careOf(agent);
  return {
    staffId: _id as StaffId,
    ...{ version, name, state, reason, present, languages, load, capacity },
    since: since.toISOString(),
    pending: agent.pending ?? null,
    until: iso(until),
    care: { heavyAt: heavy.map(({ at }) => at.toISOString()), restedAt: iso(restedAt), pauseOfferedAt: iso(pauseOfferedAt) },
    holds: holds.map(({ contactId, offerId, units, since: from }) => ({
      ...{ contactId, offerId, units, since: from.toISOString() },
      heavy: heavy.some((one) => one.contactId === contactId),
    })),
  };
}

/** The line in figures: nothing in them leads to one contact. */
export const presentLine = ({ waiting, oldestArrivedAt, helpNowWaiting }: LineLook): LineView => ({
  waiting,
  oldestArrivedAt: iso(oldestArrivedAt),
  helpNowWaiting,
});

/** An offer as its agent sees it: nothing that identifies anybody. */
export function presentOffer(contact: Contact): OfferView | null {
  const { offer, number, channel, language, lineId, areaId, helpNow, arrivedAt } = contact;
  const marks = marksOf(contact);
  if (!offer) return null;
  return {
    id: offer.id,
    contactId: contact._id as ContactId,
    ...{ number, channel, language, lineId, areaId, helpNow, marks },
    returning: marks.includes('returning'),
    callBack: presentPlan(contact.callBackPlan ?? null),
    hints: openHints(hintsOf(contact)),
    arrivedAt: arrivedAt.toISOString(),
    offeredAt: offer.offeredAt.toISOString(),
    deadline: offer.deadline.toISOString(),
  };
}
