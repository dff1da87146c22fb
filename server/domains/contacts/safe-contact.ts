import type { CallBack } from '#shared/contacts/contact.schema.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import type { Contact } from './contacts.model.ts';
import { codedRecordOf } from './record.service.ts';

/** What is known of whether somebody may be written to or called: nothing is taken to be safe that was not said. */
export type Safety = { mayWrite: boolean; callBack: CallBack | null };

// "After four, when I am alone" says nothing of another day.
const wishMs = 24 * 3_600_000;
const isKnown = (text: string): boolean => text.trim() !== '' && text !== unreadableText;

/**
 * Whether somebody who left may be written to, and the wish to be called that still holds. `all` are the contacts of the
 * same conversation; what was said last counts, and a wish holds for a day. A web chat shows words only to whoever brings its code; a telephone
 * shows them to whoever holds it.
 */
export function safetyOf(contact: Contact, all: readonly Contact[], now: Date): Safety {
  const newest = [contact, ...all.filter(({ _id }) => _id !== contact._id)].sort((a, b) => b.arrivedAt.getTime() - a.arrivedAt.getTime());
  const said = newest.map((one) => codedRecordOf(one).safeToContact).find((safe) => safe !== null);
  const coded = contact.channel === 'webchat' || contact.channel === 'report';
  const mayWrite = contact.conversationId !== null && (coded || said === 'yes');
  const asked = newest.find(({ callBack }) => callBack !== null);
  const holds = said !== 'no' && asked !== undefined && now.getTime() - asked.arrivedAt.getTime() < wishMs;
  const wish = holds ? asked.callBack : null;
  return { mayWrite, callBack: wish && isKnown(wish.safeTime) && isKnown(wish.number) ? wish : null };
}
