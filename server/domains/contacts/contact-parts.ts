import type { CallBackMiss } from '#shared/contacts/call-back.schema.ts';
import type { LeftWhy } from '#shared/contacts/left.schema.ts';
import type { Asked, HelperRole, TransferKind } from '#shared/contacts/together.schema.ts';
import type { OfferId, StaffId, TransferId } from '#shared/kernel/ids.ts';

/** An offer as the contact holds it: who may take it, until when. */
export type ContactOffer = { id: OfferId; agentId: StaffId; offeredAt: Date; deadline: Date };

/** What was decided for somebody who left before we answered. */
export type LeftDecision = {
  what: 'nothing' | 'write' | 'callBack' | 'followUp';
  why: LeftWhy | null;
  by: StaffId;
  at: Date;
};

/** Somebody beside the owner, and what they do there. */
export type Helper = { staffId: StaffId; role: HelperRole; since: Date };

/** Somebody is asked in and has not answered; its id is the fence of everything that ends it. */
export type Transfer = { id: TransferId; kind: TransferKind; to: Asked; by: StaffId; at: Date; deadline: Date };

/**
 * A promised call back: its safe time, what was tried, and up to which message the caller had written when it was asked for.
 * `late` once the floor was told that nobody took it.
 */
export type CallBackPlan = {
  askedAt: Date;
  from: Date;
  until: Date;
  seq: number;
  tries: { at: Date; by: StaffId; end: CallBackMiss }[];
  late: boolean;
};

/** The caller was reached by telephone, as it was promised; never the number. */
export type ReachedCall = { at: Date; by: StaffId };

/** What goes along to whoever has it next. */
export type HandOver = { id: TransferId; by: StaffId; at: string; note: string; draft: string };
