import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { SmsOutcome } from '#shared/reach/sms-texts.ts';

/** An SMS from a member of staff; its text is sealed, and gone once it was read. */
export type InboxRow = {
  /** A keyed hash of what makes it one: the gateway's own number, or sender, time and text. */
  _id: string;
  staffId: string;
  text: string | null;
  sentAt: Date | null;
  at: Date;
  /** When somebody looks at it again; null once it was dealt with. */
  nextAt: Date | null;
  outcome: SmsOutcome | null;
  /** When its sender was answered; null when they were not. */
  answeredAt: Date | null;
};

/** A part of a long SMS. */
export type PartRow = {
  _id: string;
  /** What parts of one message have in common, as a keyed hash. */
  group: string;
  staffId: string;
  number: number;
  total: number;
  text: string | null;
  sentAt: Date | null;
  at: Date;
  /** Whether the message it belongs to was put together; a part that comes later is dropped. */
  used: boolean;
};

/** Declares the collections of incoming SMS. */
export function defineInboxModels(db: Db) {
  const inbox = defineModel<InboxRow>(
    db,
    'smsInbox',
    { _id: String, staffId: String, text: String, sentAt: Date, at: Date, nextAt: Date, outcome: String, answeredAt: Date },
    [[{ nextAt: 1 }], [{ staffId: 1, answeredAt: 1 }], [{ at: 1 }]],
  );
  const parts = defineModel<PartRow>(
    db,
    'smsParts',
    { _id: String, group: String, staffId: String, number: Number, total: Number, text: String, sentAt: Date, at: Date, used: Boolean },
    [[{ group: 1, at: 1 }], [{ used: 1, at: 1 }], [{ at: 1 }]],
  );
  return { inbox, parts };
}
export type InboxModels = ReturnType<typeof defineInboxModels>;
