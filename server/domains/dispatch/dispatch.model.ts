import type { DispatchState, Outcome } from '#shared/dispatch/dispatch.lifecycle.ts';
import { emptyBrief, type Brief } from '#shared/dispatch/brief.ts';
import type { ConfirmHow, DispatchKind, WhyPaged } from '#shared/dispatch/dispatch.schema.ts';
import type { HandOver } from '#shared/dispatch/hand-over.ts';
import type { Policy } from '#shared/dispatch/policy.ts';
import type { CommandId, ContactId, PlaceId, StaffId } from '#shared/kernel/ids.ts';
import type { DispatchDeclineReason } from '#shared/taxonomy/work-reasons.ts';
import type { Level } from '#shared/triage/levels.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { definePagesModel, type PageDraft } from './pages.model.ts';

/** Somebody whom a wave pages; `proven` when something showed, as the wave went, that a page would reach them. */
export type WaveTarget = { staffId: StaffId; role: 'officer' | 'supervisor'; why: WhyPaged; proven: boolean };
/** Somebody who was paged at least once. */
export type Paged = WaveTarget & { firstAt: Date; lastAt: Date; times: number; excluded?: boolean };
/** An officer's latest answer. */
export type Reply = {
  staffId: StaffId;
  what: 'acknowledged' | 'also' | 'declined' | 'handedBack';
  at: Date;
  /** When it was said; earlier than `at` where it came late. */
  saidAt: Date;
  reason: DispatchDeclineReason | null;
};
/** When a step was taken, and when it was pressed if the phone was offline. */
export type Taken = { at: Date; pressedAt: Date | null };
/** Whoever goes has not taken a step yet, or nobody goes. */
export const nothingTaken = { acknowledged: null, enRoute: null, onScene: null, claimed: null };
/** When whoever goes must give a sign of life. */
export type CheckIn = {
  /** When they are asked, or, once asked, when supervisors are told. */
  dueAt: Date;
  askedAt: Date | null;
  /** Since when supervisors are told that nothing is heard. */
  silentSince: Date | null;
  /** The running number of what was sent about it: part of the ids of its pages. */
  number: number;
};
/** A dispatch as stored and as the domain works with it (sealed fields open). */
export type DispatchFields = {
  kind: DispatchKind;
  contactId: ContactId;
  contactNumber: number;
  districtId: PlaceId | null;
  level: Level | null;
  reasons: string[];
  femaleOfficer: boolean;
  /** Sealed. */
  brief: Brief;
  /** The policy as it was when the dispatch opened; later editions do not touch it. */
  policy: Policy;
  state: DispatchState;
  openedAt: Date;
  openedBy: StaffId | null;
  /** Unique: the contact's id while this is its one open dispatch, the dispatch's own id otherwise; one of kind helpNow keeps its place for good. */
  openSlot: string;
  /** Number of the wave that runs: the fence of its clock. Grows with each wave, never falls. */
  round: number;
  /** Index of the wave in the policy's steps. */
  step: number;
  waveAt: Date;
  targets: WaveTarget[];
  paged: Paged[];
  /** The ids in `paged` who may still see it, to be asked for by an index. */
  pagedIds: StaffId[];
  replies: Reply[];
  /** Four digits that name it in a text message. */
  code: string;
  /** When the next wave goes; null when nobody needs to be looked for. */
  dueAt: Date | null;
  /** When those of the running step are paged again, if before that. */
  repeatAt: Date | null;
  /** Who is to be paged and for whom no pages are written yet. */
  unsent: PageDraft[];
  /** Since when there are such people; null when there are none. */
  deliverAt: Date | null;
  checkIn: CheckIn | null;
  /** The running number of the last of them, whoever it was for; 0 before the first. */
  checkIns: number;
  /** The earliest of these clocks; the sweep's authority. */
  nextActionAt: Date | null;
  nobodySince: Date | null;
  leaderId: StaffId | null;
  taken: { acknowledged: Taken | null; enRoute: Taken | null; onScene: Taken | null; claimed: Taken | null };
  claim: { outcome: Outcome; by: StaffId; at: Date } | null;
  /** What the officer wrote. Sealed. */
  report: string;
  /** Who received the child, by the officer's word. Sealed. */
  handOver: HandOver | null;
  /** Which pictures there are. */
  photos: { id: CommandId; takenAt: Date; at: Date }[];
  /** Who shared where they are, from when until when; the position itself is kept apart. */
  sharing: { by: StaffId; since: Date; until: Date | null } | null;
  confirmation: { how: ConfirmHow; by: StaffId; at: Date } | null;
  /** Sealed. */
  confirmationNote: string;
  standDown: { by: StaffId | null; at: Date } | null;
  /** Sealed. */
  standDownReason: string;
  closedAt: Date | null;
};
export type Dispatch = Aggregate<DispatchFields>;

export const sealedDispatchFields = ['brief', 'report', 'handOver', 'confirmationNote', 'standDownReason'] as const;

/** A dispatch that is damaged keeps climbing: whoever is paged sees that its words do not open, and calls the desk. */
export const dispatchStandIns: Partial<DispatchFields> = {
  brief: { ...emptyBrief, what: unreadableText },
  report: unreadableText,
  handOver: { name: unreadableText, position: '', signature: [] },
  confirmationNote: unreadableText,
  standDownReason: unreadableText,
};

const facts = {
  kind: String,
  contactId: String,
  contactNumber: Number,
  districtId: String,
  level: String,
  reasons: [String],
  femaleOfficer: Boolean,
};
const ladder = {
  policy: Object,
  state: String,
  round: Number,
  step: Number,
  targets: [Object],
  paged: [Object],
  pagedIds: [String],
  replies: [Object],
  leaderId: String,
  code: String,
  unsent: [Object],
  checkIn: Object,
  checkIns: Number,
};
const times = {
  openedAt: Date,
  waveAt: Date,
  dueAt: Date,
  repeatAt: Date,
  deliverAt: Date,
  nextActionAt: Date,
  nobodySince: Date,
  closedAt: Date,
};
const ends = {
  openedBy: String,
  openSlot: String,
  taken: Object,
  claim: Object,
  photos: [Object],
  sharing: Object,
  confirmation: Object,
  standDown: Object,
};
const sealed = Object.fromEntries(sealedDispatchFields.map((field) => [field, String]));

/** Declares the collections of dispatches and their pages. */
export function defineDispatchModels(db: Db) {
  const dispatches = defineAggregateModel(db, 'dispatches', { ...facts, ...ladder, ...times, ...ends, ...sealed }, [
    [{ openSlot: 1 }, { unique: true }],
    [{ nextActionAt: 1 }],
    [{ contactId: 1, openedAt: -1 }],
    [{ pagedIds: 1, state: 1 }],
    [{ code: 1, openedAt: -1 }],
    [{ state: 1 }],
  ]);
  return { dispatches, pages: definePagesModel(db) };
}
