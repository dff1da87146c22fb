import { z } from 'zod';
import { pageKindSchema } from '../dispatch/channels.ts';
import { pageToken } from './page-token.ts';

/**
 * All that a push message ever holds: it passes through the servers of others, and shows on locked screens. `tag` is one per
 * dispatch, so that a later notification replaces the earlier; `token` is what the device says "received" and "seen" with;
 * `code` is what is answered by SMS; `url` is the page to open.
 */
export const pushPayloadSchema = z.strictObject({
  v: z.literal(1),
  kind: pageKindSchema,
  tag: z.string().min(1).max(80),
  token: z.string().regex(pageToken),
  code: z.string().min(1).max(12),
  url: z.literal('/duty'),
});
export type PushPayload = z.infer<typeof pushPayloadSchema>;
