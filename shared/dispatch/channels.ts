import { z } from 'zod';

/** The ways to reach somebody: their open page, a push to their device, a text message, a call. */
export const channelSchema = z.enum(['live', 'push', 'sms', 'voice']);
export type Channel = z.infer<typeof channelSchema>;

/** What a page is about: somebody must go; are you well?; an officer has gone silent; a page to prove the way. */
export const pageKindSchema = z.enum(['call', 'remind', 'silent', 'test']);
export type PageKind = z.infer<typeof pageKindSchema>;

/**
 * How far a page has come on one channel: to be handed over, handed over, taken by the provider, on the device, on the screen;
 * or not handed over and tried again (`failing`), given up (`failed`), nobody to hand it to (`noAddress`), no such way here
 * (`notSetUp`), no longer needed (`dropped`).
 */
export const pageStateSchema = z.enum([
  'queued',
  'sent',
  'accepted',
  'received',
  'seen',
  'failing',
  'failed',
  'noAddress',
  'notSetUp',
  'dropped',
]);
export type PageState = z.infer<typeof pageStateSchema>;
