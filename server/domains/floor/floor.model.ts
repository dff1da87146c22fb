import type { AlarmKind, Sample } from '#shared/floor/floor.schema.ts';
import type { HandOverItemId, HandOverState, ItemAbout } from '#shared/floor/hand-over.schema.ts';
import type { ContactId, DispatchId, StaffId } from '#shared/kernel/ids.ts';
import { unreadableText } from '../../platform/crypto/unreadable.ts';
import { defineAggregateModel, defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** An alarm; its id is the id of the event that raised it, so that a repeated event raises no second one. */
export type AlarmFields = {
  kind: AlarmKind;
  at: Date;
  contactId: ContactId;
  contactNumber: number;
  dispatchId: DispatchId | null;
  /** The agent who was lost. */
  agentId: StaffId | null;
  /** Unique: what it is about, where several events tell of the same trouble (a ladder that ends again every minute). */
  about: string;
  ackBy: StaffId | null;
  ackAt: Date | null;
};
export type AlarmDoc = Aggregate<AlarmFields>;

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;
type Shown = Exclude<ItemAbout, { kind: 'restricted' }>;
/** What an item is about, with people as ids. */
export type KeptAbout = Without<Shown, 'owner' | 'assignee'> & { staffId?: StaffId | null };
export type KeptItem = { id: HandOverItemId; about: KeptAbout; acceptedBy: StaffId | null; acceptedAt: Date | null };

/** A shift's hand-over; ids and codes only but for the note, which is sealed. */
export type HandOverFields = {
  state: HandOverState;
  /** Unique: `open` while it is the open one, its own id afterwards. */
  slot: string;
  openedBy: StaffId;
  openedAt: Date;
  note: string;
  items: KeptItem[];
  endedBy: StaffId | null;
  endedAt: Date | null;
};
export type HandOverDoc = Aggregate<HandOverFields>;
export const sealedHandOverFields = ['note'] as const;
/** A hand-over whose note is damaged can still be accepted. */
export const handOverStandIns: Partial<HandOverFields> = { note: unreadableText };

/** The figures of one minute; the id is the minute. */
export type SampleRow = Omit<Sample, 'at'> & { _id: string; at: Date };

const alarmFields = {
  ...{ kind: String, at: Date, contactId: String, contactNumber: Number, dispatchId: String, agentId: String },
  ...{ about: String, ackBy: String, ackAt: Date },
};

/** Declares the collections of alarms, hand-overs and the figures' samples. */
export function defineFloorModels(db: Db) {
  const alarms = defineAggregateModel(db, 'alarms', alarmFields, [[{ about: 1 }, { unique: true }], [{ ackAt: 1, at: 1 }]]);
  const handOvers = defineAggregateModel(
    db,
    'handOvers',
    { state: String, slot: String, openedBy: String, openedAt: Date, note: String, items: [Object], endedBy: String, endedAt: Date },
    [[{ slot: 1 }, { unique: true }], [{ openedAt: -1 }]],
  );
  const samples = defineModel<SampleRow>(
    db,
    'floorSamples',
    { _id: String, at: Date, waiting: Number, longestMs: Number, sl: Number, abandoned: Number, ready: Number, urgent: Number },
    [[{ at: 1 }]],
  );
  return { alarms, handOvers, samples };
}
