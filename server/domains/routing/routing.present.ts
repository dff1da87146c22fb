import type { AgentView, OfferView } from '#shared/routing/routing.schema.ts';
import type { Bilingual } from '#shared/taxonomy/bilingual.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { marksOf, type Contact } from '../contacts/index.ts';
import type { Agent } from './agents.model.ts';

/** An agent as their own desk and the floor see them. */
export function presentAgent(agent: Agent, name: Bilingual, present: boolean): AgentView {
  const { _id, version, state, reason, since, languages, load, capacity, holds } = agent;
  return {
    staffId: _id as StaffId,
    ...{ version, name, state, reason, present, languages, load, capacity },
    since: since.toISOString(),
    holds: holds.map((hold) => ({ contactId: hold.contactId, offerId: hold.offerId, units: hold.units, since: hold.since.toISOString() })),
  };
}

/** An offer as its agent sees it: nothing that identifies anybody. */
export function presentOffer(contact: Contact): OfferView | null {
  const { offer, number, channel, language, areaId, helpNow, arrivedAt } = contact;
  const marks = marksOf(contact);
  if (!offer) return null;
  return {
    id: offer.id,
    contactId: contact._id as ContactId,
    ...{ number, channel, language, areaId, helpNow, marks },
    returning: marks.includes('returning'),
    arrivedAt: arrivedAt.toISOString(),
    offeredAt: offer.offeredAt.toISOString(),
    deadline: offer.deadline.toISOString(),
  };
}
