import type { ContactDetail, ContactMark, ContactSummary } from '#shared/contacts/contact.schema.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { generalLine } from '#shared/routing/line.schema.ts';
import { planOf, reachedCallsOf } from './call-back-rules.ts';
import { helpersOf } from './contact-rules.ts';
import type { CallBackPlan, Contact, Transfer } from './contacts.model.ts';
import { hintsOf } from './hints.ts';
import type { Closed } from './waiting.port.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A closed line as the person who waits is told of it. */
export const presentClosed = (closed: Closed | null): { opensAt: string | null } | null => closed && { opensAt: iso(closed.opensAt) };

/** What a contact carries for a second look, with what is found only on reading it. */
export const marksOf = ({ marks, unreadable }: Pick<Contact, 'marks' | 'unreadable'>): ContactMark[] =>
  unreadable ? [...marks, 'unreadable'] : marks;

const presentTransfer = ({ transfer }: { transfer?: Transfer | null }): ContactSummary['transfer'] =>
  transfer ? { id: transfer.id, kind: transfer.kind, to: transfer.to, by: transfer.by, deadline: transfer.deadline.toISOString() } : null;

/** A promised call back as staff see it. */
export const presentPlan = (plan: CallBackPlan | null): ContactSummary['callBackPlan'] =>
  plan && {
    askedAt: plan.askedAt.toISOString(),
    from: plan.from.toISOString(),
    until: plan.until.toISOString(),
    tries: plan.tries.map(({ at, end }) => ({ at: at.toISOString(), end })),
  };

/** A contact as lists and broadcasts show it. */
export function presentSummary(contact: Contact): ContactSummary {
  const { _id, number, version, state, channel, language, areaId, districtId, helpNow, risk, ownerId, offer, conversationId } = contact;
  const lineId = contact.lineId ?? generalLine.id;
  return {
    id: _id as ContactId,
    ...{ number, version, state, channel, language, lineId, areaId, districtId, helpNow, risk, ownerId, conversationId },
    marks: marksOf(contact),
    helpers: helpersOf(contact).map(({ staffId, role, since }) => ({ staffId, role, since: since.toISOString() })),
    transfer: presentTransfer(contact),
    callBackPlan: presentPlan(planOf(contact)),
    offer: offer && { id: offer.id, agentId: offer.agentId, deadline: offer.deadline.toISOString() },
    arrivedAt: contact.arrivedAt.toISOString(),
    rank: contact.rank,
    effectiveSince: contact.effectiveSince.toISOString(),
    acceptedAt: iso(contact.acceptedAt),
    silentSince: contact.state === 'active' ? iso(contact.silentSince ?? null) : null,
    wrapUpAt: iso(contact.wrapUpAt),
    wrapUp: state === 'wrapUp' && contact.wrapUp ? { ...contact.wrapUp, dueAt: contact.wrapUp.dueAt.toISOString() } : null,
    hints: hintsOf(contact),
    closedAt: iso(contact.closedAt),
    lastCallerSeq: contact.lastCallerSeq,
    outcome: contact.outcome,
    nonData: contact.nonData,
  };
}

/** A contact as somebody who may see inside it sees it; `earlier` are the same conversation's contacts before it. */
export function presentDetail(contact: Contact, earlier: Contact[]): ContactDetail {
  return {
    ...presentSummary(contact),
    call: contact.call,
    callBack: contact.callBack,
    reachedCalls: [...earlier, contact]
      .flatMap(reachedCallsOf)
      .map(({ at, by }) => ({ at: at.toISOString(), by }))
      .sort((a, b) => a.at.localeCompare(b.at)),
    handOver: contact.handOver ?? null,
    earlier: earlier.map((one) => ({
      id: one._id as ContactId,
      number: one.number,
      closedAt: iso(one.closedAt),
      risk: one.risk,
      outcome: one.outcome ?? one.nonData,
    })),
  };
}
