import { z } from 'zod';
import { defineBroadcast } from '../realtime/protocol.ts';
import { policyKindSchema } from './policy-rules.ts';

/** Broadcasts of policies, to whoever may read them. */
export const policyEvents = {
  /** A policy has been set: fetch it. */
  changed: defineBroadcast({ name: 'policy:changed', payload: z.object({ kind: policyKindSchema }) }),
};
