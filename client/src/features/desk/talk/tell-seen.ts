import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { call } from '../../../lib/api.ts';
import { knownUpTo } from '../../../lib/messages.ts';
import type { Work } from '../state/workspace.ts';

/** Tells the caller's side how far messages were received and read, by number; a lost word of it does no harm. */
export function tellSeen(contactId: ContactId, seen: { readonly delivered: number; readonly read: number }): Promise<void> {
  return call(contactsApi.seen, { params: { contactId }, body: seen }).catch(() => undefined);
}

/** Fetches what the desk does not have yet and says that it came, also when that was said before and got lost on the way. */
export async function catchUp(contactId: ContactId, { conversation }: Pick<Work, 'conversation'>): Promise<void> {
  await conversation.fetchNewer().catch(() => undefined);
  const { messages, read } = conversation.get();
  const delivered = knownUpTo(messages);
  await tellSeen(contactId, { delivered, read: Math.min(read, delivered) });
}
