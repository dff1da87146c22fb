import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { AgentView, DeskView, OfferView } from '#shared/routing/routing.schema.ts';
import { isNewer, patchIfNewer } from '../../../lib/query.ts';
import { partOf } from '../together/part-of.ts';

const isOpen = ({ state }: ContactSummary): boolean => state === 'active' || state === 'wrapUp';

/** A contact changed: it comes to my desk (as mine, or to be beside its owner), changes in its place, or leaves it. */
export function withContact(desk: DeskView, next: ContactSummary): DeskView {
  const known = desk.contacts.find(({ id }) => id === next.id);
  if (known && !isNewer(known, next)) return desk;
  const mine = isOpen(next) && partOf(next, desk.agent.staffId) !== null;
  const offers = mine ? desk.offers.filter(({ contactId }) => contactId !== next.id) : desk.offers;
  if (!mine) return known ? { ...desk, contacts: desk.contacts.filter((contact) => contact !== known) } : desk;
  return { ...desk, offers, contacts: patchIfNewer(desk.contacts, next, 'add') };
}

/** An offer came; the same one comes once. */
export function withOffer(desk: DeskView, offer: OfferView): DeskView {
  return desk.offers.some(({ id }) => id === offer.id) ? desk : { ...desk, offers: [...desk.offers, offer] };
}

/** An offer ended, whatever way. */
export function withoutOffer(desk: DeskView, offerId: string): DeskView {
  return { ...desk, offers: desk.offers.filter(({ id }) => id !== offerId) };
}

/** My own state changed; an older view changes nothing. */
export function withAgent(desk: DeskView, agent: AgentView): DeskView {
  return agent.staffId === desk.agent.staffId && agent.version > desk.agent.version ? { ...desk, agent } : desk;
}

/** My contacts in the order of their tabs: as they came to me, so that no tab ever moves. */
export function inTabOrder(contacts: readonly ContactSummary[]): ContactSummary[] {
  const cameAt = ({ acceptedAt, arrivedAt }: ContactSummary) => acceptedAt ?? arrivedAt;
  return [...contacts].sort((a, b) => cameAt(a).localeCompare(cameAt(b)) || a.number - b.number);
}

/** The offer shown: "help now" first, then the one that ends first. */
export function firstOffer(offers: readonly OfferView[]): OfferView | undefined {
  return [...offers].sort((a, b) => Number(b.helpNow) - Number(a.helpNow) || a.deadline.localeCompare(b.deadline))[0];
}

/** Whether the caller wrote again while the agent was finishing the record. */
export const wroteAgain = (before: ContactSummary | undefined, next: ContactSummary): boolean =>
  before?.state === 'wrapUp' && next.state === 'active' && next.lastCallerSeq > before.lastCallerSeq;
