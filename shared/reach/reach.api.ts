import { z } from 'zod';
import { commandId, idSchema, type Id } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, moment, phoneText, screenLanguageSchema } from '../kernel/text.ts';
import { pageToken } from './page-token.ts';

export type DeviceId = Id<'device'>;
const deviceId = idSchema<DeviceId>();

/** How one page of a test fared on its way. */
export const testPageSchema = z.object({
  channel: z.enum(['push', 'sms']),
  /** The device it went to; null for SMS. */
  deviceId: deviceId.nullable(),
  /** On its way to the provider, taken by it, on the device, looked at there, or not handed over. */
  state: z.enum(['sending', 'accepted', 'received', 'seen', 'failed']),
  /** Why it failed: the provider did not take it, the device has taken its leave, no SMS is set up here, no number is verified, too many were sent today. */
  why: z.enum(['notTaken', 'gone', 'notSetUp', 'noPhone', 'tooMany']).nullable(),
  acceptedAt: moment.nullable(),
  receivedAt: moment.nullable(),
  seenAt: moment.nullable(),
});
export type TestPage = z.infer<typeof testPageSchema>;

/** How a member of staff can be reached; only ever shown to themselves. */
export const reachSchema = z.object({
  version: z.number().int(),
  /** The server's key that a device subscribes to its pushes with (base64url, VAPID). */
  publicKey: z.string(),
  /** Whether this installation can send SMS at all. */
  smsSetUp: z.boolean(),
  phone: z.object({ number: z.string(), verifiedAt: moment, provenAt: moment.nullable() }).nullable(),
  /** A number whose code was sent and is waited for. */
  checking: z.object({ number: z.string(), until: moment, triesLeft: z.number().int() }).nullable(),
  /** When the next code may be asked for; null for at once. */
  codeAgainAt: moment.nullable(),
  devices: z.array(z.object({ id: deviceId, label: z.string(), addedAt: moment, provenAt: moment.nullable() })),
  /** The last test that was asked for. */
  test: z.object({ id: z.string(), at: moment, pages: z.array(testPageSchema) }).nullable(),
  /** Until when what was proven holds; null for what is not proven for this shift. */
  ready: z.object({ push: moment.nullable(), sms: moment.nullable() }),
});
export type ReachView = z.infer<typeof reachSchema>;

const command = z.strictObject({ commandId });

/** How staff can be reached when a child is in danger, and what proves it. */
export const reachApi = {
  mine: defineRoute({ method: 'get', path: '/api/reach', summary: 'How I can be reached, and what proves it', answer: reachSchema }),
  phone: defineRoute({
    method: 'post',
    path: '/api/reach/phone',
    summary: 'Send a code by SMS to a number that is to be mine',
    body: z.strictObject({ commandId, number: phoneText, language: screenLanguageSchema }),
    answer: reachSchema,
  }),
  verify: defineRoute({
    method: 'post',
    path: '/api/reach/phone/verify',
    summary: 'Show that the number is mine by the code that was sent to it',
    body: z.strictObject({ commandId, code: freeText(20, 1) }),
    answer: reachSchema,
  }),
  removePhone: defineRoute({
    method: 'delete',
    path: '/api/reach/phone',
    summary: 'Send me no more SMS',
    body: command,
    answer: reachSchema,
  }),
  addDevice: defineRoute({
    method: 'post',
    path: '/api/reach/devices',
    summary: 'Send pushes to this device',
    body: z.strictObject({
      commandId,
      endpoint: freeText(1_000, 1),
      p256dh: freeText(120, 1),
      auth: freeText(60, 1),
      /** What its owner knows it by. */
      label: freeText(60, 1),
    }),
    answer: reachSchema,
  }),
  removeDevice: defineRoute({
    method: 'delete',
    path: '/api/reach/devices/:deviceId',
    summary: 'Send no more pushes to this device',
    params: z.strictObject({ deviceId }),
    body: command,
    answer: reachSchema,
  }),
  test: defineRoute({
    method: 'post',
    path: '/api/reach/test',
    summary: 'Send me a test page on all channels; the answer shows what came back as it comes',
    body: command,
    answer: reachSchema,
    status: 202,
  }),
  receipt: defineRoute({
    method: 'post',
    path: '/api/pages/receipt',
    summary: 'A device says that it has received or shown a page, by the token that came with it',
    body: z.strictObject({ token: z.string().regex(pageToken, 'not a token'), what: z.enum(['received', 'seen']) }),
    answer: z.undefined(),
  }),
};
