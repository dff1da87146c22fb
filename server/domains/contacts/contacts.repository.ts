import type { Clock } from '#shared/kernel/clock.ts';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Db } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { defineContactModels, sealedContactFields, type Contact, type ContactFields } from './contacts.model.ts';

type Deps = { db: Db; clock: Clock; cipher: FieldCipher; bus: Bus };

export type ContactsRepository = ReturnType<typeof createContactsRepository>;

const waitingOrder = { rank: 1, effectiveSince: 1 } as const;

/** Keeps contacts and answers the questions asked of them. */
export function createContactsRepository({ db, clock, cipher, bus }: Deps) {
  const models = defineContactModels(db);
  const store = createAggregateStore<ContactFields>({ clock, cipher, bus }, { kind: 'contact', model: models.contacts, sealed: sealedContactFields });

  async function nextNumber(): Promise<number> {
    const row = await models.counters
      .findOneAndUpdate({ _id: 'contact' }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<{ last: number }>();
    return row?.last ?? 1;
  }
  /** How many wait before this one, by the line's own order. */
  async function countBefore({ rank, effectiveSince }: Pick<Contact, 'rank' | 'effectiveSince'>): Promise<number> {
    const state = { $in: ['queued', 'offered'] };
    const [higher, earlier] = await Promise.all([
      rank === 0 ? 0 : store.count({ state, rank: { $lt: rank } }),
      store.count({ state, rank, effectiveSince: { $lt: effectiveSince } }),
    ]);
    return higher + earlier;
  }
  return {
    ...store,
    nextNumber,
    countBefore,
    /** The line in its order, first to be served first. */
    waiting: (limit: number) => store.list({ state: 'queued' }, { sort: waitingOrder, limit }),
    waitingOrOffered: (limit: number) => store.list({ state: { $in: ['queued', 'offered'] } }, { sort: waitingOrder, limit }),
    countWaiting: () => store.count({ state: { $in: ['queued', 'offered'] } }),
    countHelpNow: () => store.count({ state: { $in: ['queued', 'offered'] }, rank: 0 }),
    oldestWaiting: async () => (await store.list({ state: { $in: ['queued', 'offered'] } }, { sort: { arrivedAt: 1 }, limit: 1 }))[0] ?? null,
    ofOwner: (ownerId: string) => store.list({ ownerId, state: { $in: ['active', 'wrapUp'] } }, { sort: { acceptedAt: 1 }, limit: 100 }),
    ofConversation: (conversationId: string) => store.list({ conversationId }, { sort: { arrivedAt: -1 }, limit: 20 }),
    /** Contacts being worked on, most urgent kinds first by the caller's own sort. */
    open: (limit: number) => store.list({ state: { $in: ['queued', 'offered', 'active', 'wrapUp'] } }, { limit }),
    due: (now: Date) => store.list({ nextActionAt: { $lte: now } }, { sort: { nextActionAt: 1 }, limit: 200 }),
  };
}
