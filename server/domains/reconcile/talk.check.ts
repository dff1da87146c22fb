import { groupBy } from '#shared/kernel/group-by.ts';
import { createFindings, type Checked } from './finding.ts';
import type { ContactFacts, ConversationFacts, MessageFacts, ReconcileRepository } from './reconcile.repository.ts';

type Findings = ReturnType<typeof createFindings>;
type Talk = { contacts: ContactFacts[]; messages: MessageFacts[] };

/** Every conversation has its contact, its messages without a gap, and a contact that knows of the caller's last one. */
export async function checkTalk(facts: ReconcileRepository): Promise<Checked> {
  const found = createFindings();
  for await (const conversations of facts.conversations()) {
    const ids = conversations.map(({ _id }) => _id);
    const [contacts, messages] = await Promise.all([facts.contactsOf(ids), facts.messagesOf(ids)]);
    const contactsBy = groupBy(contacts, (one) => one.conversationId ?? '');
    const messagesBy = groupBy(messages, (one) => one.conversationId);
    found.count('conversations', ids.length);
    found.count('messages', messages.length);
    for (const one of conversations)
      checkOne(one, { contacts: contactsBy.get(one._id) ?? [], messages: messagesBy.get(one._id) ?? [] }, found);
  }
  await checkContacts(facts, found);
  return found.result();
}

function checkOne({ _id, contactId }: ConversationFacts, { contacts, messages }: Talk, { find }: Findings): void {
  if (!contacts.some((one) => one._id === contactId))
    find('contactless', _id, `Conversation ${_id} has no contact: nobody would answer it.`);
  const gap = messages.findIndex((message, i) => message.seq !== i + 1);
  if (gap >= 0) find('gap', _id, `Conversation ${_id} has no message ${gap + 1}, or has it twice.`);
  const written = messages.filter((message) => message.from === 'caller').at(-1)?.seq ?? 0;
  const known = Math.max(0, ...contacts.map((one) => one.lastCallerSeq));
  if (written > known) find('unread', _id, `No contact of conversation ${_id} knows of the caller's message ${written}.`);
}

async function checkContacts(facts: ReconcileRepository, { find }: Findings): Promise<void> {
  for await (const contacts of facts.contacts()) {
    const wanted = contacts.flatMap((one) => one.conversationId ?? []);
    const there = new Set((await facts.conversationsBy(wanted)).map(({ _id }) => _id));
    for (const { _id, number, conversationId } of contacts)
      if (conversationId && !there.has(conversationId)) find('lostTalk', _id, `The conversation of C-${number} is not there.`);
  }
}
