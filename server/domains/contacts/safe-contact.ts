import type { CallBack } from '#shared/contacts/contact.schema.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import type { Contact } from './contacts.model.ts';
import { codedRecordOf } from './record.service.ts';

/** What is known of whether somebody may be written to or called: nothing is taken to be safe that was not said. */
export type Safety = { mayWrite: boolean; callBack: CallBack | null };

// "After four, when I am alone" says nothing of another time: a wish holds until the safe time that was agreed is over.
const holds = ({ number, window }: CallBack, now: Date): boolean =>
  number.trim() !== '' && number !== unreadableText && window != null && Date.parse(window.until) > now.getTime();

/**
 * Whether somebody who left may be written to, and the wish to be called that still holds. `all` are the contacts of the
 * same conversation; what was said last counts. A web chat shows words only to whoever brings its code; a telephone
 * shows them to whoever holds it.
 */
export function safetyOf(contact: Contact, all: readonly Contact[], now: Date): Safety {
  const newest = [contact, ...all.filter(({ _id }) => _id !== contact._id)].sort((a, b) => b.arrivedAt.getTime() - a.arrivedAt.getTime());
  const said = newest.map((one) => codedRecordOf(one).safeToContact).find((safe) => safe !== null);
  const coded = contact.channel === 'webchat' || contact.channel === 'report';
  const mayWrite = contact.conversationId !== null && (coded || said === 'yes');
  const wish = newest.find(({ callBack }) => callBack !== null)?.callBack;
  return { mayWrite, callBack: said !== 'no' && wish && holds(wish, now) ? wish : null };
}
