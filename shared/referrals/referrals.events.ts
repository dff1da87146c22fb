import { z } from 'zod';
import { defineBroadcast } from '../realtime/protocol.ts';
import { deskSummarySchema, helplineSummarySchema } from './referral.schema.ts';

/** News of a referral: each side is sent its own view of it, without the packet or anybody's words. */
export const referralEvents = {
  changed: defineBroadcast({
    name: 'referral:changed',
    payload: z.discriminatedUnion('side', [
      z.object({ side: z.literal('helpline'), referral: helplineSummarySchema }),
      z.object({ side: z.literal('desk'), referral: deskSummarySchema }),
    ]),
  }),
};
