import type { StaffMessage } from '#shared/channels/message.schema.ts';
import type { ContactDetail } from '#shared/contacts/contact.schema.ts';
import type { CommandId } from '#shared/kernel/ids.ts';

/** Stands for the words of a line that tells of a call in which the caller was reached. */
export const reachedCode = 'reachedByTelephone';

/** The messages of a conversation, with a line of nobody's for each call in which the caller was reached, where it happened. */
export function withReachedCalls(
  messages: readonly StaffMessage[],
  { conversationId, reachedCalls }: Pick<ContactDetail, 'conversationId' | 'reachedCalls'>,
): readonly StaffMessage[] {
  if (conversationId === null || reachedCalls.length === 0) return messages;
  const calls = reachedCalls.map(({ at, by }): StaffMessage => {
    const commandId = `${reachedCode} ${at}` as CommandId;
    return { conversationId, seq: 0, commandId, from: 'system', text: reachedCode, at, by };
  });
  // The order of the messages is that of their numbers, also where two clocks differ.
  const before = (at: string): StaffMessage[] => calls.splice(0, calls.filter((one) => one.at <= at).length);
  return [...messages.flatMap((message) => [...before(message.at), message]), ...calls.splice(0)];
}
