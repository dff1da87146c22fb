import type { TalkView } from '#shared/channels/talk.api.ts';
import type { ConversationId } from '#shared/kernel/ids.ts';
import type { Conversation } from '../channels/index.ts';
import { isHere, planOf } from './call-back-rules.ts';
import type { Contact } from './contacts.model.ts';
import { presentClosed } from './contacts.present.ts';
import type { LineLook } from './line-look.ts';
import type { WaitingPort } from './waiting.port.ts';

/** What the caller sees of their own conversation, as the contact and the line stand. */
export function createTalkView(outlook: WaitingPort['outlook']) {
  return async ({ _id, receipts }: Conversation, contact: Contact, lastSeq: number, look: () => Promise<LineLook>): Promise<TalkView> => {
    const waits = contact.state === 'queued' || contact.state === 'offered';
    const place = waits ? (await look()).placeOf(contact) : null;
    const { anyoneOnDuty, waitSeconds, closed } = await outlook(contact);
    return {
      conversationId: _id as ConversationId,
      phase: phaseOf(contact),
      helpNow: contact.helpNow,
      place,
      waitSeconds: waits ? waitSeconds : null,
      anyoneOnDuty,
      closed: presentClosed(closed),
      helpLate: contact.marks.includes('helpNowUnanswered') && waits,
      slower: waits && contact.limited && contact.rank !== 0,
      callBackAsked: planOf(contact) !== null,
      callBack: presentPromise(contact),
      areaId: contact.areaId,
      receipts,
      lastSeq,
      arrivedAt: contact.arrivedAt.toISOString(),
    };
  };
}

function phaseOf(contact: Contact): TalkView['phase'] {
  if (contact.state === 'active' || contact.state === 'wrapUp') return 'joined';
  if (contact.state === 'closed' || contact.state === 'abandoned') return 'ended';
  // Whoever is here as well waits for somebody to write, not only for the call.
  return planOf(contact) && !isHere(contact) ? 'callBackAsked' : 'waiting';
}

function presentPromise(contact: Contact): TalkView['callBack'] {
  const plan = planOf(contact);
  return plan && { from: plan.from.toISOString(), until: plan.until.toISOString(), tries: plan.tries.length };
}
