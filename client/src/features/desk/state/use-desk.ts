import { channelEvents } from '#shared/channels/channels.events.ts';
import type { ContactSummary } from '#shared/contacts/contact.schema.ts';
import { routingApi } from '#shared/routing/routing.api.ts';
import { routingEvents } from '#shared/routing/routing.events.ts';
import type { DeskView } from '#shared/routing/routing.schema.ts';
import { triageEvents } from '#shared/triage/triage.events.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { patchRoute, useRoute } from '../../../lib/query.ts';
import { useLive } from '../../../lib/socket.tsx';
import { withAgent, withContact, withOffer, withoutOffer, wroteAgain } from './desk-view.ts';
import type { Workspace } from './workspace.ts';

type Ending = { readonly contactId: string; readonly why: 'accepted' | 'declined' | 'timedOut' | 'rescinded' };
export type DeskNews = {
  readonly onWroteAgain: (contact: ContactSummary) => void;
  readonly onOfferEnded: (ending: Ending) => void;
};

/** Changes what the desk shows, at once. */
export function useDeskPatch(): (change: (desk: DeskView) => DeskView) => void {
  const queries = useQueryClient();
  return useCallback((change) => patchRoute(queries, routingApi.desk, {}, change), [queries]);
}

/** The desk, kept up by news and fetched again after every loss of the connection. */
export function useDesk({ onWroteAgain, onOfferEnded }: DeskNews) {
  const queries = useQueryClient();
  const patch = useDeskPatch();
  const desk = useRoute(routingApi.desk, {}, { refetchInterval: 30_000 });
  useLive(routingEvents.contactChanged, (contact) => {
    const known = desk.data?.contacts.find(({ id }) => id === contact.id);
    if (wroteAgain(known, contact)) onWroteAgain(contact);
    patch((view) => withContact(view, contact));
    void queries.invalidateQueries({ predicate: ({ queryKey }) => isDetailOf(queryKey, contact.id) });
  });
  useLive(routingEvents.offerMade, (offer) => patch((view) => withOffer(view, offer)));
  useLive(routingEvents.offerEnded, (ending) => {
    const shown = desk.data?.offers.some(({ id }) => id === ending.offerId);
    patch((view) => withoutOffer(view, ending.offerId));
    if (shown) onOfferEnded(ending);
  });
  useLive(routingEvents.agentChanged, (agent) => patch((view) => withAgent(view, agent)));
  useLive(routingEvents.lineChanged, (line) => patch((view) => ({ ...view, line })));
  return desk;
}

const isDetailOf = ([method, path, input]: readonly unknown[], id: string): boolean =>
  method === 'get' &&
  path === '/api/contacts/:contactId' &&
  (input as { params?: { contactId?: string } } | undefined)?.params?.contactId === id;

/** Brings news of conversations, notes and triage to the contacts open on this desk. */
export function useContactNews(workspace: Workspace, contacts: readonly ContactSummary[]): void {
  const inConversation = (id: string) => {
    const contact = contacts.find(({ conversationId }) => conversationId === id);
    return contact && workspace.of(contact.id).conversation;
  };
  useLive(channelEvents.messagePosted, (message) => inConversation(message.conversationId)?.posted(message));
  useLive(channelEvents.receiptsChanged, ({ conversationId, receipts }) => inConversation(conversationId)?.receipts(receipts));
  useLive(channelEvents.typing, ({ conversationId, from }) => {
    if (from === 'caller') inConversation(conversationId)?.typed();
  });
  useLive(routingEvents.notesChanged, ({ contactId, revision }) => {
    if (contacts.some(({ id }) => id === contactId)) workspace.of(contactId).notes.heard(revision);
  });
  useLive(triageEvents.triageChanged, (view) => {
    if (contacts.some(({ id }) => id === view.contactId)) workspace.of(view.contactId).triage.fetched(view);
  });
}
