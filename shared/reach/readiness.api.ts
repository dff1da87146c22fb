import { z } from 'zod';
import { staffId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { moment } from '../kernel/text.ts';
import { defineBroadcast } from '../realtime/protocol.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';

/** Somebody on call now, and what proves that a page would reach them. */
export const onCallReadinessSchema = z.object({
  staffId,
  name: bilingualSchema,
  /** Where they are on call, as the how-manieth to be called, and until when (null: that is days away). */
  duties: z.array(
    z.object({
      kind: z.enum(['district', 'division', 'province', 'fallback']),
      place: bilingualSchema.nullable(),
      rank: z.number().int(),
      until: moment.nullable(),
    }),
  ),
  /** When a push and an SMS were last shown to arrive; null where nothing shows it for this shift. */
  push: moment.nullable(),
  sms: moment.nullable(),
  /** The end of the number that SMS go to; null when none is verified. */
  phone: z.string().nullable(),
  /** Whether a page of theirs is open and connected. */
  here: z.boolean(),
  /** Whether any way to them is proven. */
  reachable: z.boolean(),
});
export type OnCallReadiness = z.infer<typeof onCallReadinessSchema>;

/** Whether those on call can be reached. */
export const readinessApi = {
  now: defineRoute({
    method: 'get',
    path: '/api/reach/readiness',
    summary: 'Everybody on call now, those whom nothing shows to be reachable first, with what proves the others',
    answer: z.object({ people: z.array(onCallReadinessSchema) }),
  }),
};

/** Broadcasts of readiness, to supervisors. */
export const readinessEvents = {
  /** A shift has begun or ended, or somebody on call can be reached or cannot any more: fetch the list. */
  changed: defineBroadcast({ name: 'readiness:changed', payload: z.object({}) }),
};
