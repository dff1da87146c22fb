import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A follow-up as stored; what is to be done and what came of it are sealed. */
export type FollowUpFields = {
  contactId: ContactId;
  contactNumber: number;
  assignee: StaffId;
  dueAt: Date;
  state: 'open' | 'done' | 'cancelled';
  createdBy: StaffId;
  createdAt: Date;
  doneAt: Date | null;
  what: string;
  result: string | null;
};
export type FollowUpDoc = Aggregate<FollowUpFields>;
export const sealedFollowUpFields = ['what', 'result'] as const;
/** A follow-up that is damaged still falls due. */
export const followUpStandIns: Partial<FollowUpFields> = { what: unreadableText, result: unreadableText };

const plain = {
  contactId: String,
  contactNumber: Number,
  assignee: String,
  dueAt: Date,
  state: String,
  createdBy: String,
  createdAt: Date,
  doneAt: Date,
};

/** Declares the collection of follow-ups. */
export function defineFollowUpModel(db: Db) {
  return defineAggregateModel(db, 'followUps', { ...plain, what: String, result: String }, [
    [{ state: 1, dueAt: 1 }],
    [{ assignee: 1, state: 1, dueAt: 1 }],
    [{ contactId: 1, dueAt: 1 }],
  ]);
}
