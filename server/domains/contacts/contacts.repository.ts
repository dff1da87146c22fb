import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import { createNumbers } from '../../platform/mongo/numbers.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { nextName } from '../../platform/mongo/next-name.ts';
import { callBackQueries } from './call-back.queries.ts';
import { contactStandIns, defineContactModel, sealedContactFields, type Contact, type ContactFields } from './contacts.model.ts';
import { inHandQueries } from './in-hand-queries.ts';
import { leftQueries } from './left.queries.ts';
import { waitingFields } from './line-look.ts';
import { servedQueries } from './served.queries.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

export type ContactsRepository = ReturnType<typeof createContactsRepository>;

const waitingOrder = { rank: 1, effectiveSince: 1 } as const;

/** Keeps contacts and answers the questions asked of them. */
export function createContactsRepository({ db, clock, cipher, bus }: Deps) {
  const store = createAggregateStore<ContactFields>(
    { clock, cipher, bus },
    { kind: 'contact', model: defineContactModel(db), sealed: sealedContactFields, standIns: contactStandIns, recent: true },
  );

  return {
    ...store,
    ...leftQueries(store),
    ...callBackQueries(store),
    nextNumber: createNumbers(db, 'counters', 'contact'),
    /** The first in line of one rank, whatever they ask for. */
    firstOfAll: (rank: Contact['rank'], limit: number) => store.list({ state: 'queued', rank }, { sort: { effectiveSince: 1 }, limit }),
    /** The first in line of the next lane after `lane`, by name; null when no lane after it has anybody waiting. */
    firstOfNextLane: async (rank: Contact['rank'], lane: string): Promise<Contact | null> =>
      (await store.list({ state: 'queued', rank, lane: nextName(lane) }, { sort: { lane: 1, effectiveSince: 1 }, limit: 1 }))[0] ?? null,
    /** A lane in its order from a moment on, that moment included. */
    ofLane: (rank: Contact['rank'], lane: string, since: Date, limit: number) =>
      store.list({ state: 'queued', rank, lane, effectiveSince: { $gte: since } }, { sort: { effectiveSince: 1 }, limit }),
    withoutLane: () => store.list({ state: 'queued', rank: { $in: [0, 1] }, lane: null }, { limit: 200 }),
    /** Contacts in line whose "help now" clock runs, the first to be late first. */
    helpClocks: async (): Promise<Contact[]> =>
      (await store.list({ state: 'queued', nextActionAt: { $gt: new Date(0) } }, { sort: { nextActionAt: 1 }, limit: 200 })).filter(
        ({ helpDueAt }) => helpDueAt !== null,
      ),
    waitingOrOffered: (limit: number) => store.list({ state: { $in: ['queued', 'offered'] } }, { sort: waitingOrder, limit }),
    /** Everybody who waits with a rank, as far as their places go. */
    waitingOfRank: (rank: Contact['rank']) => store.pick({ state: { $in: ['queued', 'offered'] }, rank }, waitingFields),
    ...inHandQueries(store),
    /** Contacts closed as without data since a moment, by the same conversation or the same telephone. */
    nonDataSince: ({ conversationId, callerMark }: Pick<Contact, 'conversationId' | 'callerMark'>, since: Date) => {
      const same = conversationId ? { conversationId } : { callerMark };
      return conversationId || callerMark
        ? store.count({ ...same, arrivedAt: { $gte: since }, state: 'closed', nonData: { $ne: null } })
        : Promise.resolve(0);
    },
    /** Open contacts with a P0 or P1, or whose caller needs help now: the urgent ones, oldest first. */
    urgent: async (limit: number): Promise<Contact[]> => {
      const state = { $in: ['queued', 'offered', 'active', 'wrapUp', 'promised'] };
      // Two questions, each with an index of its own: with thousands in line the rest is never looked at.
      const found = await Promise.all([
        store.list({ state, rank: 0 }, { limit }),
        store.list({ 'risk.level': { $in: ['P0', 'P1'] }, state }, { limit }),
      ]);
      const once = new Map(found.flat().map((contact) => [contact._id, contact]));
      return [...once.values()].sort((a, b) => a.arrivedAt.getTime() - b.arrivedAt.getTime()).slice(0, limit);
    },
    byIds: (ids: readonly string[]) => store.list({ _id: { $in: [...ids] } }, { limit: ids.length }),
    ...servedQueries(store),
    due: (now: Date, limit: number) => store.list({ nextActionAt: { $lte: now } }, { sort: { nextActionAt: 1 }, limit }),
    /** When the first clock after a moment runs out; null when none runs. */
    nextDue: async (after: Date): Promise<Date | null> =>
      (await store.pick({ nextActionAt: { $gt: after } }, ['nextActionAt'], { sort: { nextActionAt: 1 }, limit: 1 }))[0]?.nextActionAt ??
      null,
  };
}
