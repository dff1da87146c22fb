import type { ScreenLanguage } from '#shared/kernel/text.ts';
import { defineAggregateModel, defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Aggregate } from '../../platform/mongo/aggregate.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { PushTarget } from './reach.port.ts';

/** A number that SMS go to, and the language they are in. */
export type Phone = { number: string; language: ScreenLanguage };
/** A device that takes pushes; `addedAt` as ISO text, since devices are sealed as a whole. */
export type Device = PushTarget & { id: string; label: string; addedAt: string };
/** That a way was shown to work: `of` is a device's id, or `sms`. */
export type Proof = { of: string; at: Date };

/** How one member of staff can be reached; numbers, endpoints and keys are sealed. */
export type ReachFields = {
  phone: Phone | null;
  /** Blind index of the verified number. */
  phoneMark: string | null;
  phoneVerifiedAt: Date | null;
  /** The number a code was sent to, with the code's keyed hash, its end and the tries it has had. */
  checking: Phone | null;
  codeHash: string | null;
  codeUntil: Date | null;
  codeTries: number;
  /** When codes were asked for, the last day's. */
  codesAt: Date[];
  devices: Device[];
  /** Blind indexes of the devices' endpoints: a device that changes hands takes no pushes for its former user. */
  endpointMarks: string[];
  proofs: Proof[];
};
export type ReachDoc = Aggregate<ReachFields>;

/** Somebody who has told nothing yet. */
export const blankReach: Readonly<ReachFields> = {
  ...{ phone: null, phoneMark: null, phoneVerifiedAt: null },
  ...{ checking: null, codeHash: null, codeUntil: null, codeTries: 0, codesAt: [] },
  ...{ devices: [], endpointMarks: [], proofs: [] },
};

export const sealedReachFields = ['phone', 'checking', 'devices'] as const;
/** Whose numbers do not open is reached by what does. */
export const reachStandIns: Partial<ReachFields> = { phone: null, checking: null, devices: [] };

/** One page of a test, as sent on one channel to one device. */
export type TestPageRow = {
  _id: string;
  testId: string;
  staffId: string;
  channel: 'push' | 'sms';
  deviceId: string | null;
  /** What the device answers with, as a keyed hash; the code of an SMS likewise. */
  tokenMark: string;
  codeMark: string;
  at: Date;
  /** The gateway's own name for it. */
  reference: string | null;
  acceptedAt: Date | null;
  receivedAt: Date | null;
  seenAt: Date | null;
  why: 'notTaken' | 'gone' | 'notSetUp' | 'noPhone' | 'tooMany' | null;
};

/** Declares the collections of how staff are reached, and of tests of it. */
export function defineReachModels(db: Db) {
  const reach = defineAggregateModel(
    db,
    'reach',
    {
      ...{ phone: String, phoneMark: String, phoneVerifiedAt: Date, checking: String },
      ...{ codeHash: String, codeUntil: Date, codeTries: Number, codesAt: [Date] },
      ...{ devices: String, endpointMarks: [String], proofs: [Object] },
    },
    [[{ phoneMark: 1 }], [{ endpointMarks: 1 }]],
  );
  const tests = defineModel<TestPageRow>(
    db,
    'reachTests',
    {
      ...{ _id: String, testId: String, staffId: String, channel: String, deviceId: String, tokenMark: String, codeMark: String },
      ...{ at: Date, reference: String, acceptedAt: Date, receivedAt: Date, seenAt: Date, why: String },
    },
    [[{ tokenMark: 1 }], [{ staffId: 1, at: 1 }], [{ reference: 1 }], [{ at: 1 }]],
  );
  return { reach, tests };
}
export type ReachModels = ReturnType<typeof defineReachModels>;
