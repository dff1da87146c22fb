import { z } from 'zod';
import { bodyId, commandId, contactId, placeId, referralId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText } from '../kernel/text.ts';
import { services } from '../taxonomy/services.ts';
import { referralDeclineReasons } from '../taxonomy/work-reasons.ts';
import {
  confirmedWithSchema,
  consentSchema,
  deskReferralSchema,
  deskSummarySchema,
  helplineReferralSchema,
  offeredBodySchema,
  shareFieldSchema,
} from './referral.schema.ts';

const ofContact = z.strictObject({ contactId });
const params = z.strictObject({ referralId });
/** A reason that has to be given: at least a word. */
const reason = freeText(1000, 3);
const command = z.strictObject({ commandId });

/** Longest summary that can be shared, in characters. */
export const SUMMARY_MAX = 3000;

/** What an agent sends: to whom, for what, on which consent, and what the body is told. */
export const sendReferralBody = z.strictObject({
  commandId,
  service: services.schema,
  districtId: placeId,
  bodyId,
  summary: freeText(SUMMARY_MAX, 1),
  share: z.array(shareFieldSchema).max(shareFieldSchema.options.length),
  consent: z.strictObject({
    ...consentSchema.omit({ basis: true }).shape,
    /** A supervisor's reason for telling the body without consent. */
    override: reason.nullable().default(null),
  }),
  /** Needed, with a reason, for a body that the directory does not name for this service and district. */
  outsideDirectory: z.boolean().default(false),
  outsideReason: freeText(1000).default(''),
});
export type SendReferral = z.output<typeof sendReferralBody>;

/** The helpline's side of referrals. */
export const referralsApi = {
  directory: defineRoute({
    method: 'get',
    path: '/api/directory',
    summary: 'Bodies for a service in a district, the responsible ones nearest first; with a contact, never a body excluded from it',
    query: z.strictObject({
      service: services.schema,
      districtId: placeId,
      contactId: contactId.optional(),
      all: z.enum(['true', 'false']).default('false'),
    }),
    answer: z.object({ bodies: z.array(offeredBodySchema) }),
  }),
  ofContact: defineRoute({
    method: 'get',
    path: '/api/contacts/:contactId/referrals',
    summary: 'Referrals of a contact, oldest first',
    params: ofContact,
    answer: z.object({ referrals: z.array(helplineReferralSchema) }),
  }),
  send: defineRoute({
    method: 'post',
    path: '/api/contacts/:contactId/referrals',
    summary: 'Refer to a body; it is told only the packet',
    params: ofContact,
    body: sendReferralBody,
    answer: helplineReferralSchema,
    status: 201,
  }),
  revoke: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/revoke',
    summary: 'Take a referral back; the body no longer sees the packet',
    params,
    body: z.strictObject({ commandId, reason }),
    answer: helplineReferralSchema,
  }),
  close: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/close',
    summary: 'Confirm, after asking for ourselves, that the service was given',
    params,
    body: z.strictObject({ commandId, confirmedWith: confirmedWithSchema, note: freeText(1000) }),
    answer: helplineReferralSchema,
  }),
  return: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/return',
    summary: 'The claimed completion was not confirmed: back to the body',
    params,
    body: z.strictObject({ commandId, reason }),
    answer: helplineReferralSchema,
  }),
};

/** The department desk's side; a desk reaches its own body's referrals only. */
export const deskReferralsApi = {
  inbox: defineRoute({
    method: 'get',
    path: '/api/referrals',
    summary: 'My body’s referrals: open ones by urgency, then the last ended ones',
    answer: z.object({ open: z.array(deskSummarySchema), ended: z.array(deskSummarySchema) }),
  }),
  open: defineRoute({
    method: 'get',
    path: '/api/referrals/:referralId',
    summary: 'One referral with its packet; the reading is put on record, the first one marks it delivered',
    params,
    answer: deskReferralSchema,
  }),
  acknowledge: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/acknowledge',
    summary: 'We have it and are looking at it',
    params,
    body: command,
    answer: deskReferralSchema,
  }),
  accept: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/accept',
    summary: 'We take it on',
    params,
    body: command,
    answer: deskReferralSchema,
  }),
  decline: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/decline',
    summary: 'We do not take it on, with a reason',
    params,
    body: z.strictObject({ commandId, reason: referralDeclineReasons.schema, text: freeText(1000) }),
    answer: deskReferralSchema,
  }),
  noCapacity: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/no-capacity',
    summary: 'It is ours, but what it needs is lacking',
    params,
    body: z.strictObject({ commandId, lacking: reason }),
    answer: deskReferralSchema,
  }),
  startService: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/start',
    summary: 'The service has begun',
    params,
    body: command,
    answer: deskReferralSchema,
  }),
  complete: defineRoute({
    method: 'post',
    path: '/api/referrals/:referralId/complete',
    summary: 'The service was given; the helpline confirms it separately',
    params,
    body: z.strictObject({ commandId, report: freeText(3000, 3) }),
    answer: deskReferralSchema,
  }),
};
