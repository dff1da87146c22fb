import { z } from 'zod';
import { contactId, conversationId, lineId, offerId, placeId, staffId } from '../kernel/ids.ts';
import { languageSchema, moment } from '../kernel/text.ts';
import { levelSchema } from '../triage/levels.ts';
import { hintSchema } from '../triage/danger-words.schema.ts';
import { callBackPlanSchema, callBackWindowSchema, reachedCallSchema } from './call-back.schema.ts';
import { contactStateSchema } from './contact.lifecycle.ts';
import { handOverSchema, helperSchema, transferSchema } from './together.schema.ts';

/** How a contact reaches the helpline. */
export const channelSchema = z.enum(['webchat', 'report', 'sms', 'whatsapp', 'phone', 'walkIn', 'letter']);
export type Channel = z.infer<typeof channelSchema>;

/** Channels an agent enters by hand. */
export const manualChannelSchema = z.enum(['phone', 'walkIn', 'letter']);

/** What a door says the contact is about, so that it waits for people who know the subject; nobody is asked for it. */
export const topicSchema = z.enum(['onlineSafety', 'violence', 'missing', 'family', 'school', 'health']);
export type Topic = z.infer<typeof topicSchema>;

/** A contact's risk as every list shows it: null until somebody has weighed it; a draft is not submitted yet. */
export const riskSchema = z.object({ level: levelSchema.nullable(), draft: z.boolean() });
export type Risk = z.infer<typeof riskSchema>;

/** Marks a contact carries: why it needs a second look. */
export const contactMarkSchema = z.enum([
  'agentLost',
  'helpNow',
  'helpNowUnanswered',
  'returning',
  'callBackAsked',
  'childLeft',
  'repeatNonData',
  // Came while the line was closed.
  'afterHours',
  // The call of an open emergency ended without the agent; until somebody calls again or a supervisor looks after it.
  'callDropped',
  // A sealed part of the record cannot be opened: damaged, or its key is missing.
  'unreadable',
  // Somebody of the team gave it back to a line on purpose.
  'transferred',
]);
export type ContactMark = z.infer<typeof contactMarkSchema>;

/** A contact as lists show it: no words, names or numbers of people. */
export const contactSummarySchema = z.object({
  id: contactId,
  /** Number people say aloud, as in C-4217. */
  number: z.number().int(),
  version: z.number().int(),
  state: contactStateSchema,
  channel: channelSchema,
  language: languageSchema,
  /** The line it waits or waited in. */
  lineId,
  areaId: placeId.nullable(),
  districtId: placeId.nullable(),
  helpNow: z.boolean(),
  marks: z.array(contactMarkSchema),
  risk: riskSchema,
  arrivedAt: moment,
  /** The line's order: rank 0 (P0, "help now") first, then by this moment, which is the arrival minus the class's head start. */
  rank: z.number().int(),
  effectiveSince: moment,
  acceptedAt: moment.nullable(),
  /** Since when the caller has been silent for long while an agent is with them. */
  silentSince: moment.nullable(),
  wrapUpAt: moment.nullable(),
  /** While it is wrapped up: how long that usually takes, how often it was extended, whether the time has run out. */
  wrapUp: z.object({ dueAt: moment, extended: z.number().int(), over: z.boolean() }).nullable(),
  /** What the caller's words may point to, with the last message in which they do and up to which one the agent has put it aside. */
  hints: z.array(hintSchema),
  closedAt: moment.nullable(),
  /** While a call back is promised. */
  callBackPlan: callBackPlanSchema.nullable(),
  ownerId: staffId.nullable(),
  offer: z.object({ id: offerId, agentId: staffId, deadline: moment }).nullable(),
  /** People beside the owner. */
  helpers: z.array(helperSchema),
  /** Somebody is asked in just now. */
  transfer: transferSchema.nullable(),
  conversationId: conversationId.nullable(),
  /** Number of the caller's last message, to show what is unread; 0 when none. */
  lastCallerSeq: z.number().int(),
  outcome: z.string().nullable(),
  nonData: z.string().nullable(),
});
export type ContactSummary = z.infer<typeof contactSummarySchema>;

const oneCallSchema = z.object({
  direction: z.enum(['in', 'out']),
  number: z.string().nullable(),
  startedAt: moment,
  endedAt: moment.nullable(),
  hungUpBy: z.enum(['caller', 'agent', 'network', 'unknown']).nullable(),
});

/** The telephone side of a manual contact: its last call, and those before it when somebody was called again. */
export const callSchema = oneCallSchema.extend({ earlier: z.array(oneCallSchema).optional() });
export type Call = z.infer<typeof callSchema>;

/** What somebody who asked to be called left: the number, a remark on the time, who may answer, which neutral words to say. */
const callBackFactsSchema = z.object({ number: z.string(), safeTime: z.string(), mayAnswer: z.string(), neutralWords: z.string() });
/** The same with the time in which a call is safe; null when nobody knows of one (any more). */
export const callBackSchema = callBackFactsSchema.extend({ window: callBackWindowSchema.nullable().default(null) });
export type CallBack = z.infer<typeof callBackSchema>;

/** A contact as the agent who owns it (or a supervisor, audited) sees it. */
export const contactDetailSchema = contactSummarySchema.extend({
  call: callSchema.nullable(),
  callBack: callBackSchema.nullable(),
  /** When, and by whom, the caller was reached by telephone as it was promised, in this conversation; the earliest first. */
  reachedCalls: z.array(reachedCallSchema),
  /** What the last one who had it left for whoever has it next. */
  handOver: handOverSchema.nullable(),
  /** Earlier contacts of the same conversation, newest first. */
  earlier: z.array(
    z.object({ id: contactId, number: z.number().int(), closedAt: moment.nullable(), risk: riskSchema, outcome: z.string().nullable() }),
  ),
});
export type ContactDetail = z.infer<typeof contactDetailSchema>;
