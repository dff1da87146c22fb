import { z } from 'zod';
import { callBackTimesSchema, callBackWhenSchema, callBackWindowSchema } from '../contacts/call-back.schema.ts';
import { topicSchema } from '../contacts/contact.schema.ts';
import { commandId, conversationId, placeId } from '../kernel/ids.ts';
import { defineRoute } from '../kernel/route.ts';
import { freeText, languageSchema, moment, phoneText, screenLanguageSchema } from '../kernel/text.ts';
import { messageSchema, messageText, receiptsSchema, seenBody } from './message.schema.ts';

/** Where a conversation stands, in words a child understands. */
export const talkPhaseSchema = z.enum(['waiting', 'joined', 'ended', 'callBackAsked']);

/** That nobody is there now, and when somebody will be; null when that is not known. */
export const closedSchema = z.object({ opensAt: moment.nullable() });

/** What the person waiting sees of their own conversation. */
export const talkViewSchema = z.object({
  conversationId,
  phase: talkPhaseSchema,
  helpNow: z.boolean(),
  /** Place in line from 1; null once somebody has joined. */
  place: z.number().int().nullable(),
  /** Honest expected wait in seconds; null when nobody is ready or nothing is known. */
  waitSeconds: z.number().int().nullable(),
  /** Whether any agent is on duty now. */
  anyoneOnDuty: z.boolean(),
  /** While the line is closed; whoever needs help now is served at any hour. */
  closed: closedSchema.nullable(),
  /** "Help now" was pressed and nobody took it in time: tell the truth and show the numbers. */
  helpLate: z.boolean(),
  /** It may take longer than for others; "help now" goes first as for anybody. */
  slower: z.boolean(),
  callBackAsked: z.boolean(),
  /** When we call, and how often we have tried; null when no call is promised. */
  callBack: callBackWindowSchema.extend({ tries: z.number().int() }).nullable(),
  areaId: placeId.nullable(),
  receipts: receiptsSchema,
  lastSeq: z.number().int(),
  arrivedAt: moment,
});
export type TalkView = z.infer<typeof talkViewSchema>;

/** What "please call me" asks first. */
export const callBackBody = z.strictObject({
  number: phoneText,
  when: callBackWhenSchema,
  /** A remark on the time, in their own words. */
  safeTime: freeText(300),
  mayAnswer: freeText(300),
  neutralWords: freeText(300),
  commandId,
});

/** An emergency number of an area; `verified` false is shown as such. */
export const emergencyNumberSchema = z.object({
  name: z.object({ en: z.string(), ur: z.string() }),
  number: z.string(),
  verified: z.boolean(),
});
export const areaSchema = z.object({
  id: placeId,
  name: z.object({ en: z.string(), ur: z.string() }),
  /** The area this one lies in, or null for the country. */
  parent: placeId.nullable(),
  kind: z.enum(['country', 'province', 'division', 'district']),
  /** Its own; those of what it lies in are valid here too, and stand there. */
  numbers: z.array(emergencyNumberSchema),
});
export type Area = z.infer<typeof areaSchema>;

const opened = z.object({ code: z.string(), view: talkViewSchema, messages: z.array(messageSchema) });

/** The child's door. The conversation's code travels in the header `Authorization: Conversation <code>`. */
export const talkApi = {
  welcome: defineRoute({
    method: 'get',
    path: '/api/talk/welcome',
    summary:
      'What the public page shows before anything is written: areas with their emergency numbers, whether anybody is there, whether this is a demonstration',
    /** `closed`: for whoever writes here without naming a topic; `topics`: those that a line of its own is there for. */
    answer: z.object({ demo: z.boolean(), areas: z.array(areaSchema), closed: closedSchema.nullable(), topics: z.array(topicSchema) }),
  }),
  open: defineRoute({
    method: 'post',
    path: '/api/talk/conversations',
    summary: 'Open a conversation; repeating with the same command id gives the same one',
    body: z.strictObject({
      commandId,
      language: languageSchema,
      screen: screenLanguageSchema,
      areaId: placeId.nullable(),
      /** What the door is about; a plain one says nothing. */
      topic: topicSchema.optional(),
      helpNow: z.boolean(),
      text: messageText.nullable(),
      callBack: callBackBody.omit({ commandId: true }).nullable(),
    }),
    answer: opened,
    status: 201,
  }),
  view: defineRoute({ method: 'get', path: '/api/talk/conversation', summary: 'Where my conversation stands', answer: talkViewSchema }),
  messages: defineRoute({
    method: 'get',
    path: '/api/talk/messages',
    summary: 'My messages after a number, in order',
    query: z.strictObject({ after: z.coerce.number().int().min(0).default(0) }),
    answer: z.object({ messages: z.array(messageSchema), more: z.boolean() }),
  }),
  post: defineRoute({
    method: 'post',
    path: '/api/talk/messages',
    summary: 'Send a message; answered when it is kept for good',
    body: z.strictObject({ commandId, text: messageText }),
    answer: z.object({ message: messageSchema }),
    status: 201,
  }),
  seen: defineRoute({
    method: 'post',
    path: '/api/talk/seen',
    summary: 'How far I have received and read',
    body: seenBody,
    answer: z.undefined(),
  }),
  helpNow: defineRoute({
    method: 'post',
    path: '/api/talk/help-now',
    summary: 'I need help now: go first in line',
    body: z.strictObject({ commandId }),
    answer: talkViewSchema,
  }),
  callBack: defineRoute({
    method: 'post',
    path: '/api/talk/call-back',
    summary: 'Please call me',
    body: callBackBody,
    answer: talkViewSchema,
  }),
  callBackTimes: defineRoute({
    method: 'get',
    path: '/api/talk/call-back/times',
    summary: 'When we could call: for my conversation, else for whoever writes here in a language, and about a topic if one is named',
    query: z.strictObject({ language: languageSchema, topic: topicSchema.optional() }),
    answer: callBackTimesSchema,
  }),
  takeBackCall: defineRoute({
    method: 'post',
    path: '/api/talk/call-back/take-back',
    summary: 'I do not want to be called: I wait in the line, at my old place',
    body: z.strictObject({ commandId }),
    answer: talkViewSchema,
  }),
  leave: defineRoute({
    method: 'post',
    path: '/api/talk/leave',
    summary: 'I am leaving the line',
    body: z.strictObject({ commandId }),
    answer: z.undefined(),
  }),
};
