import { contactsApi } from '#shared/contacts/contacts.api.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { knownUpTo } from '../../../lib/messages.ts';
import { routeKey } from '../../../lib/query.ts';
import { useStore } from '../state/store.ts';
import type { Work } from '../state/workspace.ts';
import { hasGap } from './messages.ts';
import { tellSeen } from './tell-seen.ts';

const settleMs = 250;

/** Keeps one contact's conversation whole and tells the caller's side how far it was received and read; draws nothing. */
export function ContactSync({
  contact,
  work,
  isMine,
}: {
  readonly contact: ContactSummary;
  readonly work: Work;
  readonly isMine: boolean;
}) {
  const { id, conversationId, lastCallerSeq } = contact;
  const params = { contactId: id };
  const { loaded, messages, read } = useStore(work.conversation);
  const delivered = knownUpTo(messages);
  const { refetch } = useQuery({
    queryKey: routeKey(contactsApi.messages, { params }),
    queryFn: ({ signal }) => work.conversation.fetchNewer(signal),
    enabled: conversationId !== null,
    // A contact that comes back to this desk begins with an empty conversation, however fresh the last look was.
    staleTime: loaded ? 30_000 : 0,
  });
  const behind = hasGap(messages) || lastCallerSeq > delivered;
  useEffect(() => {
    if (!behind || conversationId === null) return undefined;
    // The news itself may be a moment behind the count.
    const timer = setTimeout(() => void refetch(), settleMs);
    return () => clearTimeout(timer);
  }, [behind, conversationId, lastCallerSeq, refetch]);

  const told = useRef({ delivered: 0, read: 0 });
  useEffect(() => {
    const seen = { delivered, read: Math.min(read, delivered) };
    if (!isMine || (seen.delivered <= told.current.delivered && seen.read <= told.current.read)) return undefined;
    const timer = setTimeout(() => {
      told.current = seen;
      void tellSeen(id, seen);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [id, isMine, delivered, read]);
  return null;
}
