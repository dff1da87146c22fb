import type { EmergencyService } from '#shared/dispatch/emergency-call.ts';
import type { ContactId, StaffId } from '#shared/kernel/ids.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** A call to an emergency service as stored; its reference is people's words and sealed. */
export type EmergencyCallFields = {
  contactId: ContactId;
  service: EmergencyService;
  /** When it was made, by the word of who recorded it. */
  at: Date;
  by: StaffId;
  recordedAt: Date;
  confirmed: { at: Date; by: StaffId } | null;
  reference: string;
};
export type EmergencyCallDoc = Aggregate<EmergencyCallFields>;
export const sealedCallFields = ['reference'] as const;
/** That a call was made stays known when its reference does not open. */
export const callStandIns: Partial<EmergencyCallFields> = { reference: unreadableText };

/** Declares the collection of calls to emergency services. */
export function defineEmergencyCallModel(db: Db) {
  const plain = { contactId: String, service: String, at: Date, by: String, recordedAt: Date, confirmed: Object };
  return defineAggregateModel(db, 'emergencyCalls', { ...plain, reference: String }, [[{ contactId: 1, at: 1 }]]);
}
