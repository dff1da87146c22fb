import { z } from 'zod';
import { callBackPlanSchema } from '../contacts/call-back.schema.ts';
import { contactId, lineId, offerId, staffId } from '../kernel/ids.ts';
import { languageSchema, moment } from '../kernel/text.ts';
import { hintCodeSchema } from '../triage/danger-words.schema.ts';
import { careSchema } from './care.ts';
import { channelSchema, contactMarkSchema, contactSummarySchema } from '../contacts/contact.schema.ts';

/** Whether an agent takes contacts; "on" anything else is shown with its reason. */
export const agentStateSchema = z.enum(['off', 'ready', 'notReady']);
export type AgentState = z.infer<typeof agentStateSchema>;

/** Why an agent is not ready, by their own choice; `recovery` is the pause after a heavy contact, granted without a question. */
export const ownReasonSchema = z.enum(['break', 'prayer', 'training', 'afterCall', 'supervision', 'recovery', 'other']);
export type OwnReason = z.infer<typeof ownReasonSchema>;

/** Why an agent is not ready; `missed` is set by the system when an offer ran out, `changed` by a supervisor. */
export const notReadySchema = z.enum([...ownReasonSchema.options, 'missed', 'changed', 'linkLost']);
export type NotReady = z.infer<typeof notReadySchema>;

/** Why an offer was declined. */
export const declineReasonSchema = z.enum(['language', 'conflict', 'needBreak', 'technical', 'other']);

/** An agent as the floor and the agent's own desk see them. */
export const agentViewSchema = z.object({
  staffId,
  version: z.number().int(),
  name: z.object({ en: z.string(), ur: z.string() }),
  state: agentStateSchema,
  reason: notReadySchema.nullable(),
  /** When the present state began. */
  since: moment,
  /** "Last contact, then …": no new offers come, and the state changes by itself when the hands are empty. */
  pending: ownReasonSchema.nullable(),
  /** Until when a pause is meant to last; nothing happens by itself then. */
  until: moment.nullable(),
  care: careSchema,
  /** Whether a desk of theirs is connected now. */
  present: z.boolean(),
  languages: z.array(languageSchema),
  load: z.number().int(),
  capacity: z.number().int(),
  /** What fills their hands: offers and contacts. */
  holds: z.array(z.object({ contactId, offerId: offerId.nullable(), units: z.number().int(), since: moment, heavy: z.boolean() })),
});
export type AgentView = z.infer<typeof agentViewSchema>;

/** An offer as its agent sees it; nothing here identifies anybody. */
export const offerViewSchema = z.object({
  id: offerId,
  contactId,
  number: z.number().int(),
  channel: channelSchema,
  language: languageSchema,
  lineId,
  areaId: z.string().nullable(),
  helpNow: z.boolean(),
  returning: z.boolean(),
  marks: z.array(contactMarkSchema),
  hints: z.array(hintCodeSchema),
  /** A call that was promised. */
  callBack: callBackPlanSchema.nullable(),
  arrivedAt: moment,
  offeredAt: moment,
  deadline: moment,
});
export type OfferView = z.infer<typeof offerViewSchema>;

/** The waiting line in figures. */
export const lineViewSchema = z.object({ waiting: z.number().int(), oldestArrivedAt: moment.nullable(), helpNowWaiting: z.number().int() });
export type LineView = z.infer<typeof lineViewSchema>;

/** Everything an agent's desk shows besides what is inside a contact. */
export const deskViewSchema = z.object({
  agent: agentViewSchema,
  offers: z.array(offerViewSchema),
  /** Those that are mine, and those in which I am beside the owner. */
  contacts: z.array(contactSummarySchema),
  line: lineViewSchema,
});
export type DeskView = z.infer<typeof deskViewSchema>;
