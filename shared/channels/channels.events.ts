import { z } from 'zod';
import { conversationId } from '../kernel/ids.ts';
import { defineBroadcast, defineRequest } from '../realtime/protocol.ts';
import { messageFromSchema, receiptsSchema, staffMessageSchema } from './message.schema.ts';

/** Broadcasts of conversations, to the caller's page and the desk that has the contact open. */
export const channelEvents = {
  /** Who of the staff wrote it is told to staff only. */
  messagePosted: defineBroadcast({ name: 'message:posted', payload: staffMessageSchema }),
  receiptsChanged: defineBroadcast({ name: 'conversation:receipts', payload: z.object({ conversationId, receipts: receiptsSchema }) }),
  typing: defineBroadcast({ name: 'conversation:typing', payload: z.object({ conversationId, from: messageFromSchema }) }),
  /** Tells the caller's page that state, place or wait changed: fetch the view again. */
  talkChanged: defineBroadcast({ name: 'talk:changed', payload: z.object({ conversationId }) }),
};

/** Socket requests of conversations. */
export const channelRequests = {
  /** Says "I am typing"; shown for a few seconds. Callers name no conversation but their own. */
  typing: defineRequest({
    name: 'conversation:type',
    summary: 'Tell the other side that I am typing',
    input: z.strictObject({ conversationId }),
    output: z.object({}),
  }),
};
