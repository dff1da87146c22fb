import { z } from 'zod';
import { bodyId, contactId, placeId, referralId, staffId } from '../kernel/ids.ts';
import { moment } from '../kernel/text.ts';
import { placeKindSchema } from '../places/place.schema.ts';
import { bilingualSchema } from '../taxonomy/bilingual.ts';
import { ageSchema, genders } from '../taxonomy/person.ts';
import { reasons } from '../taxonomy/reasons.ts';
import { sectors, services } from '../taxonomy/services.ts';
import { referralDeclineReasons } from '../taxonomy/work-reasons.ts';
import { levelSchema } from '../triage/levels.ts';
import { referralStateSchema } from './referral.lifecycle.ts';

/** What of the record may be put into a packet, each chosen by itself. */
export const shareFieldSchema = z.enum(['childName', 'childAge', 'childGender', 'place', 'reasons', 'phone', 'safeContact', 'childWishes']);
export type ShareField = z.infer<typeof shareFieldSchema>;

/** How to reach the child without doing harm. */
export const safeContactSchema = z.object({
  safe: z.enum(['yes', 'no', 'unknown']).nullable(),
  when: z.string(),
  who: z.string(),
  words: z.string(),
});

/** What a body is told: a copy made when the referral was sent; what was not chosen is absent. */
export const packetSchema = z.object({
  summary: z.string(),
  childName: z.string().optional(),
  childAge: ageSchema.optional(),
  childGender: genders.schema.optional(),
  place: z.string().optional(),
  reasons: z.array(reasons.schema).optional(),
  phone: z.string().optional(),
  safeContact: safeContactSchema.optional(),
  childWishes: z.string().optional(),
});
export type Packet = z.infer<typeof packetSchema>;

const askedSchema = z.enum(['yes', 'no', 'notAsked']);
export const consentBySchema = z.enum(['child', 'caregiver', 'both']);

/** Why it was allowed to tell the body: agreed to, an emergency (P0), or overridden by a supervisor with a reason. */
export const consentBasisSchema = z.enum(['consent', 'emergency', 'override']);
export type ConsentBasis = z.infer<typeof consentBasisSchema>;

/** Consent as it stood when the referral was sent. */
export const consentSchema = z.object({
  services: askedSchema,
  disclosure: askedSchema,
  by: consentBySchema.nullable(),
  basis: consentBasisSchema,
});
export type Consent = z.infer<typeof consentSchema>;

/** With whom the helpline confirmed that the service was really given. */
export const confirmedWithSchema = z.enum(['childAlone', 'childNotAlone', 'caregiver', 'other']);
export type ConfirmedWith = z.infer<typeof confirmedWithSchema>;

/** Why a referral was revoked: by somebody at the helpline, or because the body turned out to be the alleged person's own. */
export const revokedWhySchema = z.enum(['helpline', 'bodyExcluded']);
export type RevokedWhy = z.infer<typeof revokedWhySchema>;

const named = <T extends z.ZodType>(id: T) => z.object({ id, name: bilingualSchema });

/** What both sides see of a referral in lists: no names, words or numbers of people. */
const commonSchema = z.object({
  id: referralId,
  /** Number people say aloud, as in R-12. */
  number: z.number().int(),
  version: z.number().int(),
  state: referralStateSchema,
  service: services.schema,
  /** The risk when it was sent; null when nobody had weighed it. */
  level: levelSchema.nullable(),
  district: named(placeId),
  sentAt: moment,
  /** Until when the body owes an answer; null when none is owed (any more). */
  dueAt: moment.nullable(),
  /** When each state was reached, in order. */
  history: z.array(z.object({ state: referralStateSchema, at: moment })),
  /** Whether the desk gave a reason out of the list for declining. */
  declineReason: referralDeclineReasons.schema.nullable(),
});

/** A referral as the department desk's inbox shows it. */
export const deskSummarySchema = commonSchema;
export type DeskSummary = z.infer<typeof deskSummarySchema>;

/** A referral as the department desk sees it when opened; the packet is withheld once the referral has ended. */
export const deskReferralSchema = deskSummarySchema.extend({
  packet: packetSchema.nullable(),
  consent: consentSchema.pick({ by: true, basis: true }),
  /** What the desk itself said, and why the helpline sent a completion back. */
  words: z.object({ declined: z.string(), lacking: z.string(), report: z.string(), returned: z.string() }),
});
export type DeskReferral = z.infer<typeof deskReferralSchema>;

/** A referral as the helpline's lists and news show it. */
export const helplineSummarySchema = commonSchema.extend({
  contactId,
  contactNumber: z.number().int(),
  body: named(bodyId),
  outsideDirectory: z.boolean(),
  sentBy: staffId,
  consent: consentSchema,
  revokedWhy: revokedWhySchema.nullable(),
  confirmedWith: confirmedWithSchema.nullable(),
});
export type HelplineSummary = z.infer<typeof helplineSummarySchema>;

/** A referral as those see it who may see inside its contact: with what was shared and what was said. */
export const helplineReferralSchema = helplineSummarySchema.extend({
  packet: packetSchema,
  words: deskReferralSchema.shape.words.extend({ override: z.string(), outside: z.string(), revoked: z.string(), closing: z.string() }),
});
export type HelplineReferral = z.infer<typeof helplineReferralSchema>;

/** A body as the directory offers it for a service in a district. */
export const offeredBodySchema = z.object({
  id: bodyId,
  name: bilingualSchema,
  sector: sectors.schema,
  phone: z.string().nullable(),
  /** The nearest place it covers around the district; null when it does not cover it. */
  cover: named(placeId).extend({ kind: placeKindSchema }).nullable(),
  /** Whether the directory names it responsible for this service in this district. */
  responsible: z.boolean(),
  verifiedOn: z.iso.date().nullable(),
  unverified: z.boolean(),
  demonstration: z.boolean(),
  /** Whether somebody of this body signs in here; without one it must be told by other means. */
  hasDesk: z.boolean(),
});
export type OfferedBody = z.infer<typeof offeredBodySchema>;
