import { z } from 'zod';
import { askedSchema, transferKindSchema } from '../contacts/together.schema.ts';
import { contactId, staffId, transferId } from '../kernel/ids.ts';
import { defineBroadcast } from '../realtime/protocol.ts';
import { askViewSchema } from './transfer.schema.ts';

/** Why a question to somebody ended; `ended`: the contact itself moved on. */
export const askEndingSchema = z.enum(['accepted', 'declined', 'timedOut', 'cancelled', 'ended']);
export type AskEnding = z.infer<typeof askEndingSchema>;

/** Broadcasts of passing contacts on. */
export const transferEvents = {
  /** To whoever is asked (or all supervisors): a colleague asks. */
  asked: defineBroadcast({ name: 'transfer:asked', payload: askViewSchema }),
  /** To whoever was asked and whoever asked: it ended. */
  ended: defineBroadcast({
    name: 'transfer:ended',
    payload: z.object({
      transferId,
      contactId,
      number: z.number().int(),
      kind: transferKindSchema,
      to: askedSchema,
      by: staffId,
      why: askEndingSchema,
    }),
  }),
};
