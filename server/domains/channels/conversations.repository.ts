import type { Clock } from '#shared/kernel/clock.ts';
import type { Model } from 'mongoose';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { refuse } from '../../platform/errors.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import type { Aggregate, AggregateBase, EventDraft } from '../../platform/mongo/aggregate.ts';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import type { ConversationFields } from './conversation.model.ts';

type Deps = { model: Model<AggregateBase>; cipher: FieldCipher; clock: Clock; bus: Bus };

export type ConversationsRepository = ReturnType<typeof createConversationsRepository>;

/** Keeps conversations. */
export function createConversationsRepository({ model, cipher, clock, bus }: Deps) {
  const store = createAggregateStore<ConversationFields>({ clock, cipher, bus }, { kind: 'conversation', model });

  async function byMark(mark: string): Promise<Aggregate<ConversationFields> | null> {
    return (await store.list({ codeMark: mark }, { limit: 1 }))[0] ?? null;
  }
  /** Adds a conversation; when another request with the same code was first, that one is returned. */
  async function insert(id: string, fields: ConversationFields, events: EventDraft[]): Promise<Aggregate<ConversationFields>> {
    try {
      return (await store.insert(id, fields, { actor: { kind: 'anonymous' } }, events)).doc;
    } catch (error) {
      const first = isDuplicate(error) ? await byMark(fields.codeMark) : null;
      if (!first) throw error;
      return first;
    }
  }
  /** True when a receipt moved. Receipts are no state of their own: they only grow, without an event. */
  async function raiseReceipts(id: string, side: 'caller' | 'agent', seen: { delivered: number; read: number }): Promise<boolean> {
    const delivered = Math.max(seen.delivered, seen.read);
    const result = await model.updateOne(
      { _id: id },
      { $max: { [`receipts.${side}.delivered`]: delivered, [`receipts.${side}.read`]: seen.read } },
    );
    if (result.matchedCount === 0) throw refuse('notFound');
    return result.modifiedCount > 0;
  }
  return { byMark, insert, raiseReceipts, find: store.find, get: store.get, change: store.change };
}
