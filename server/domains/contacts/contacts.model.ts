import type { ContactState } from '#shared/contacts/contact.lifecycle.ts';
import type { Call, CallBack, Channel, ContactMark, Risk, Topic } from '#shared/contacts/contact.schema.ts';
import type { Hint } from '#shared/triage/danger-words.schema.ts';
import type { LeftUrgency } from '#shared/contacts/left.schema.ts';
import type { BodyId, ConversationId, LineId, PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { Language } from '#shared/kernel/text.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { contactIndexes } from './contact-indexes.ts';
import type { CallBackPlan, ContactOffer, HandOver, Helper, LeftDecision, ReachedCall, Transfer } from './contact-parts.ts';

export type { CallBackPlan, ContactOffer, HandOver, Helper, LeftDecision, ReachedCall, Transfer } from './contact-parts.ts';

/** A contact as stored and as the domain works with it (sealed fields open). */
export type ContactFields = {
  /** Number people say aloud. */
  number: number;
  channel: Channel;
  language: Language;
  /** Area chosen on the public page. */
  areaId: PlaceId | null;
  /** District of the child or incident, once recorded. */
  districtId: PlaceId | null;
  conversationId: ConversationId | null;
  state: ContactState;
  /** 0 goes before 1: P0 and "help now" first. */
  rank: 0 | 1;
  /** Waits behind the others because of a limit. */
  limited: boolean;
  /** Arrival minus the head start of its class: written once per class, so that ageing is linear and places are kept. */
  effectiveSince: Date;
  /** Which line it waits in, and what the door it came through is about. */
  lineId: LineId;
  topic: Topic | null;
  /** Those who ask for the same and rank by arrival alone: line, language and head start in one. The matcher looks at the head of each lane. */
  lane: string;
  arrivedAt: Date;
  /** Since when they wait in line: the arrival, or the end of a promise to call later. */
  waitsSince: Date;
  acceptedAt: Date | null;
  /** When somebody first took it out of the line, or it left the line, and after how many ms of waiting: the service level counts these. */
  answeredAt: Date | null;
  abandonedAt: Date | null;
  waitedMs: number | null;
  /** Left before we answered and nobody has decided what follows: how grave that is, and when the floor is told again; both null otherwise. */
  leftRank: LeftUrgency | null;
  leftDueAt: Date | null;
  leftDecision: LeftDecision | null;
  /** Since when the caller has been silent for long while an agent is with them. */
  silentSince: Date | null;
  wrapUpAt: Date | null;
  /** The wrap-up's clock: its due time is the fence; `over` once the agent was told. Kept after the close, for what it took. */
  wrapUp: { dueAt: Date; extended: number; over: boolean } | null;
  closedAt: Date | null;
  /** From the first answer to the close, in ms; null while it is open, and when nobody answered. */
  handledMs: number | null;
  ownerId: StaffId | null;
  /** Whoever a returning caller talked with last. */
  formerId: StaffId | null;
  /** Who was relieved of it last: asked again only when nobody else is free. */
  relievedId: StaffId | null;
  offer: ContactOffer | null;
  /** Who declined it, when and why; they are passed over for a while, after a conflict for good. */
  declined: { agentId: StaffId; at: Date; reason: string }[];
  /** People beside the owner, in the order they came; the first who has joined is the owner's heir. */
  helpers: Helper[];
  transfer: Transfer | null;
  helpNow: boolean;
  /** Fence of the "help now unanswered" clock: its due time; null when there is none. */
  helpDueAt: Date | null;
  /** The earliest pending clock of this document; the sweep's authority. */
  nextActionAt: Date | null;
  marks: ContactMark[];
  risk: Risk;
  /** Bodies and staff of the alleged perpetrator: never referred to, paged, or shown the record. */
  excludedBodies: BodyId[];
  excludedStaff: StaffId[];
  /** The number of the caller's last message, and when it came; null while there is none. */
  lastCallerSeq: number;
  lastCallerAt: Date | null;
  /** What the caller's words may point to: codes and numbers of messages, never words. */
  hints: Hint[];
  /** Blind mark of the telephone number, by which a repeated caller is a hint (families share phones); null when unknown. */
  callerMark: string | null;
  outcome: string | null;
  nonData: string | null;
  /** Coded answers of the record, by field; free text is in `identity`. */
  profile: Record<string, unknown>;
  /** Names, numbers, places and words of people. Sealed. */
  identity: Record<string, unknown>;
  /** Telephone facts of a manual contact. Sealed. */
  call: Call | null;
  /** What somebody who asked to be called left. Sealed. */
  callBack: CallBack | null;
  /** The call back that is promised; null when there is none, also once it is done. */
  callBackPlan: CallBackPlan | null;
  /** When, and by whom, the caller was reached by telephone as it was promised. */
  reachedCalls: ReachedCall[];
  /** What the last one who had it left for the next. Sealed. */
  handOver: HandOver | null;
};

export type Contact = Aggregate<ContactFields>;

export const sealedContactFields = ['identity', 'call', 'callBack', 'handOver'] as const;

/** A contact that is damaged stays in the line and can be answered; who asked to be called stays somebody who asked to be called. */
export const contactStandIns: Partial<ContactFields> = {
  identity: {},
  call: null,
  callBack: { number: unreadableText, safeTime: unreadableText, mayAnswer: unreadableText, neutralWords: unreadableText, window: null },
  handOver: null,
};

const facts = {
  number: Number,
  channel: String,
  language: String,
  lineId: String,
  topic: String,
  lane: String,
  areaId: String,
  districtId: String,
  conversationId: String,
  state: String,
};
const times = {
  effectiveSince: Date,
  arrivedAt: Date,
  waitsSince: Date,
  acceptedAt: Date,
  answeredAt: Date,
  abandonedAt: Date,
  wrapUpAt: Date,
  closedAt: Date,
  helpDueAt: Date,
  leftDueAt: Date,
  silentSince: Date,
  lastCallerAt: Date,
  nextActionAt: Date,
};
const work = {
  rank: Number,
  limited: Boolean,
  ownerId: String,
  formerId: String,
  relievedId: String,
  waitedMs: Number,
  handledMs: Number,
  leftRank: Number,
  leftDecision: Object,
  callBackPlan: Object,
  reachedCalls: [Object],
  offer: Object,
  declined: [Object],
  helpers: [Object],
  transfer: Object,
  helpNow: Boolean,
  marks: [String],
  wrapUp: Object,
  hints: [Object],
  risk: Object,
  lastCallerSeq: Number,
  callerMark: String,
};
const record = { excludedBodies: [String], excludedStaff: [String], outcome: String, nonData: String, profile: Object };
const sealed = Object.fromEntries(sealedContactFields.map((field) => [field, String]));

/** Declares the collection of contacts. */
export function defineContactModel(db: Db) {
  return defineAggregateModel(db, 'contacts', { ...facts, ...times, ...work, ...record, ...sealed }, contactIndexes);
}
