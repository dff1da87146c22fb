import type { Channel, PageKind } from '#shared/dispatch/channels.ts';
import { defineModel } from '../../platform/mongo/aggregate-model.ts';
import type { Db } from '../../platform/mongo/connect.ts';

/** Somebody who is to be paged, as the dispatch itself remembers until the pages are written: the change of state and whom to tell are one write. */
export type PageDraft = {
  kind: PageKind;
  /** The wave of a call, the running number of a check-in otherwise. */
  round: number;
  staffId: string;
  channels: Channel[];
  ttlSeconds: number;
};

/** One page to one person on one channel, with how far it has come. */
export type PageRow = {
  /** Dispatch, kind, wave, person and channel: it exists once, and is the key by which a provider knows it again. */
  _id: string;
  dispatchId: string;
  kind: PageKind;
  round: number;
  staffId: string;
  channel: Channel;
  token: string;
  code: string;
  ttlSeconds: number;
  queuedAt: Date;
  /** When it is handed over (again); null when nothing is to be done any more. While a process is at it, the moment it counts as dead. */
  nextTryAt: Date | null;
  tries: number;
  sentAt: Date | null;
  acceptedAt: Date | null;
  receivedAt: Date | null;
  seenAt: Date | null;
  /** The latest try that failed. */
  failedAt: Date | null;
  /** Why nothing is to be done any more, when it was not taken. */
  ended: 'noAddress' | 'notSetUp' | 'gaveUp' | 'dropped' | null;
  /** The provider's own number of it. */
  reference: string | null;
};

/** Declares the collection of pages. */
export function definePagesModel(db: Db) {
  const times = { queuedAt: Date, nextTryAt: Date, sentAt: Date, acceptedAt: Date, receivedAt: Date, seenAt: Date, failedAt: Date };
  const what = { kind: String, round: Number, staffId: String, channel: String, token: String, code: String, ttlSeconds: Number };
  return defineModel<PageRow>(
    db,
    'dispatchPages',
    { _id: String, dispatchId: String, ...what, ...times, tries: Number, ended: String, reference: String },
    [
      [{ dispatchId: 1, queuedAt: 1 }],
      [{ channel: 1, nextTryAt: 1 }],
      [{ token: 1 }],
      [{ reference: 1 }],
      [{ receivedAt: 1, queuedAt: 1 }],
    ],
  );
}
