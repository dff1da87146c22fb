import { z } from 'zod';
import { dispatchId } from '../kernel/ids.ts';
import { defineBroadcast, defineRequest } from '../realtime/protocol.ts';
import { dispatchViewSchema, dutyTaskSchema } from './dispatch.schema.ts';

/** Broadcasts of dispatch: one change, presented for who may see what. */
export const dispatchEvents = {
  /** To the contact's owner and to supervisors who may see it. */
  changed: defineBroadcast({ name: 'dispatch:changed', payload: dispatchViewSchema }),
  /** To one person who was paged: the task as it stands, or null when it is over for them. */
  task: defineBroadcast({ name: 'duty:changed', payload: z.object({ dispatchId, task: dutyTaskSchema.nullable() }) }),
};

/** Socket requests of whoever was paged. */
export const dispatchRequests = {
  /** The page has come to the device (`received`), or is on the screen (`seen`). */
  receipt: defineRequest({
    name: 'duty:receipt',
    summary: 'My device has a page, or I see it',
    input: z.strictObject({ dispatchId, round: z.number().int().min(1), what: z.enum(['received', 'seen']) }),
    output: z.object({}),
  }),
};
