import { channelEvents } from '#shared/channels/channels.events.ts';
import type { StaffMessage } from '#shared/channels/message.schema.ts';
import { contactsApi } from '#shared/contacts/contacts.api.ts';
import { floorRequests } from '#shared/floor/floor.events.ts';
import type { ContactId } from '#shared/kernel/ids.ts';
import { useCallback, useEffect, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useConnection, useLive, useRequest } from '../../../lib/socket.tsx';
import { mergeMessages } from '../../../lib/messages.ts';

const typingMs = 4_000;

async function fetchAfter(contactId: ContactId, signal: AbortSignal, add: (messages: readonly StaffMessage[]) => void): Promise<void> {
  let after = 0;
  for (let more = true; more && !signal.aborted;) {
    const page = await call(contactsApi.messages, { params: { contactId }, query: { after } }, { signal });
    if (signal.aborted) return;
    add(page.messages);
    after = page.messages.at(-1)?.seq ?? after;
    more = page.more;
  }
}

/** A contact's conversation as it happens: heard live from the moment the look is on record, fetched again after every loss of the connection. */
export function useConversation(contactId: ContactId): {
  readonly messages: readonly StaffMessage[];
  readonly isTyping: boolean;
  readonly isLoaded: boolean;
  readonly error: unknown;
} {
  const ask = useRequest();
  const connected = useConnection().kind === 'connected';
  const [heard, setHeard] = useState<string | null>(null);
  const [messages, setMessages] = useState<readonly StaffMessage[]>([]);
  const [isLoaded, setLoaded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [typedAt, setTypedAt] = useState(0);
  const add = useCallback((incoming: readonly StaffMessage[]) => setMessages((known) => mergeMessages(known, incoming)), []);

  useEffect(() => {
    if (!connected) return undefined;
    const controller = new AbortController();
    const start = async () => {
      const { conversationId } = await ask(floorRequests.watch, { contactId });
      setHeard(conversationId);
      await fetchAfter(contactId, controller.signal, add);
      setLoaded(true);
      setError(null);
    };
    start().catch((failure: unknown) => controller.signal.aborted || setError(failure));
    return () => {
      controller.abort();
      // Failing to say so is harmless: the server forgets with the connection.
      ask(floorRequests.unwatch, { contactId }).catch(() => undefined);
    };
  }, [ask, add, connected, contactId]);

  useLive(channelEvents.messagePosted, (message) => {
    if (message.conversationId !== heard) return;
    add([message]);
    if (message.from === 'caller') setTypedAt(0);
  });
  useLive(channelEvents.typing, ({ conversationId, from }) => {
    if (conversationId === heard && from === 'caller') setTypedAt(performance.now());
  });
  useEffect(() => {
    if (typedAt === 0) return undefined;
    const timer = setTimeout(() => setTypedAt(0), typingMs);
    return () => clearTimeout(timer);
  }, [typedAt]);
  return { messages, isTyping: typedAt > 0, isLoaded, error };
}
