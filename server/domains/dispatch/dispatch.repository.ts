import type { Clock } from '#shared/kernel/clock.ts';
import type { Model } from 'mongoose';
import type { FieldCipher } from '../../platform/crypto/field-cipher.ts';
import { AppError } from '../../platform/errors.ts';
import type { AggregateBase, ChangeBy, Changed, EventDraft } from '../../platform/mongo/aggregate.ts';
import { createAggregateStore } from '../../platform/mongo/aggregate-store.ts';
import { isDuplicate } from '../../platform/mongo/connect.ts';
import type { Bus } from '../../platform/outbox/bus.ts';
import { dispatchStandIns, sealedDispatchFields, type DispatchFields } from './dispatch.model.ts';

type Deps = { model: Model<AggregateBase>; clock: Clock; cipher: FieldCipher; bus: Bus };
/** A dispatch whose clock has run out, known by its id only: one that cannot be opened must not stop the others. */
export type Due = { id: string; nextActionAt: Date };

const ended = ['closed', 'stoodDown'];

export type DispatchRepository = ReturnType<typeof createDispatchRepository>;

/** Keeps dispatches and answers the questions asked of them. */
export function createDispatchRepository({ model, clock, cipher, bus }: Deps) {
  const store = createAggregateStore<DispatchFields>(
    { clock, cipher, bus },
    { kind: 'dispatch', model, sealed: sealedDispatchFields, standIns: dispatchStandIns, recent: true },
  );

  /** Writes a new dispatch; refused with `alreadyOpen` when its slot is taken. A repeat with the same id gives the one that is there. */
  async function open(id: string, fields: DispatchFields, by: ChangeBy, events: EventDraft[]): Promise<Changed<DispatchFields>> {
    try {
      return await store.insert(id, fields, by, events);
    } catch (error) {
      if (!isDuplicate(error, 'openSlot')) throw error;
      // Two requests of one command meet at the slot before they meet at the id.
      const same = await store.find(id);
      if (same) return { doc: same, changed: false, events: [] };
      throw new AppError(
        'alreadyOpen',
        409,
        'A dispatch is already running for this contact. Look at its ladder, or send another one on purpose.',
      );
    }
  }
  async function due(now: Date, limit = 200): Promise<Due[]> {
    const rows = await model
      .find({ nextActionAt: { $lte: now } } as never, { nextActionAt: 1 })
      .sort({ nextActionAt: 1 })
      .limit(limit)
      .lean<{ _id: string; nextActionAt: Date }[]>();
    return rows.map((row) => ({ id: row._id, nextActionAt: row.nextActionAt }));
  }
  /** When the clock after a moment runs out; null when there is none. */
  async function nextDue(after: Date): Promise<Date | null> {
    const [next] = await store.pick({ nextActionAt: { $gt: after } }, ['nextActionAt'], { sort: { nextActionAt: 1 }, limit: 1 });
    return next?.nextActionAt ?? null;
  }
  /** Puts a dispatch that cannot be dealt with behind the others, unless it has moved on meanwhile. */
  async function postpone({ id, nextActionAt }: Due, until: Date): Promise<void> {
    await model.updateOne({ _id: id, nextActionAt } as never, { $set: { nextActionAt: until }, $inc: { version: 1 } });
  }
  /** Removes self-tests that are over and told; those alone are ever removed. */
  async function removeSelfTests(ids: readonly string[]): Promise<string[]> {
    const over = await store.list({ _id: { $in: ids }, kind: 'selfTest', state: { $in: ended } });
    const told = over.filter(({ outbox }) => outbox.length === 0).map(({ _id }) => _id);
    if (told.length > 0) await model.deleteMany({ _id: { $in: told } });
    return told;
  }
  return {
    ...store,
    open,
    removeSelfTests,
    due,
    nextDue,
    postpone,
    codeTaken: async (code: string): Promise<boolean> => (await store.count({ code, state: { $nin: ended } })) > 0,
    byCode: (code: string) => store.list({ code }, { sort: { openedAt: -1 }, limit: 20 }),
    ofContact: (contactId: string) => store.list({ contactId }, { sort: { openedAt: -1 }, limit: 20 }),
    openOfContact: (contactId: string) => store.list({ contactId, state: { $nin: ended } }, { limit: 20 }),
    slotTaken: async (openSlot: string): Promise<boolean> => (await store.count({ openSlot })) > 0,
    /** Every one that runs for a child. */
    allOpen: () => store.list({ state: { $nin: ended }, kind: { $ne: 'selfTest' } }, { sort: { openedAt: 1 }, limit: 500 }),
    openFor: (staffId: string) => store.list({ pagedIds: staffId, state: { $nin: ended } }, { limit: 50 }),
  };
}
