import { z } from 'zod';
import { contactId, conversationId } from '../kernel/ids.ts';
import { defineBroadcast, defineRequest } from '../realtime/protocol.ts';
import { alarmSchema, figuresSchema } from './floor.schema.ts';
import { handOverId } from './hand-over.schema.ts';

/** Broadcasts of the floor, to supervisors. */
export const floorEvents = {
  /** The figures, at most once a second while something moves. */
  figures: defineBroadcast({ name: 'floor:figures', payload: figuresSchema }),
  /** An alarm was raised or acknowledged. */
  alarm: defineBroadcast({ name: 'floor:alarm', payload: alarmSchema }),
  /** A hand-over was opened, moved on or ended: fetch it. */
  handOver: defineBroadcast({ name: 'handOver:changed', payload: z.object({ id: handOverId, version: z.number().int() }) }),
};

/** Socket requests of the floor. */
export const floorRequests = {
  watch: defineRequest({
    name: 'floor:watch',
    summary: 'Hear the conversation of a contact live; put on record before the answer',
    input: z.strictObject({ contactId }),
    output: z.object({ conversationId: conversationId.nullable() }),
  }),
  unwatch: defineRequest({
    name: 'floor:unwatch',
    summary: 'No longer hear the conversation of a contact',
    input: z.strictObject({ contactId }),
    output: z.object({}),
  }),
};
