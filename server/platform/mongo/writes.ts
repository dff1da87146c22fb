import type { Collection, MongoBulkWriteError, UpdateFilter } from 'mongodb';
import { gathered, went } from '../gathered.ts';
import type { OutboxEvent } from './aggregate.ts';

/** A document as the driver has it. */
export type Row = { _id: string; [field: string]: unknown };
/** A change of a document on the condition that it still has this version, told of by these events. */
export type Change = { id: string; version: number; update: object; events: readonly OutboxEvent[] };

const options = { ignoreUndefined: true } as const;
const unordered = { ...options, ordered: false } as const;

export type Writes = ReturnType<typeof createWrites>;

/** A model's documents the driver's own way: what is read and written here is typed, and casting it once more costs more than the rest. */
export const rowsOf = (model: { collection: unknown }): Collection<Row> => model.collection as Collection<Row>;

/** Takes events out of the outboxes of documents of one collection. */
export async function takeOut(rows: Collection<Row>, events: ReadonlyMap<string, readonly string[]>): Promise<void> {
  const pull = (ids: readonly string[]) => ({ $pull: { outbox: { id: { $in: ids } } } }) as object;
  const all = [...events].map(([_id, ids]) => ({ updateOne: { filter: { _id }, update: pull(ids) } }));
  await rows.bulkWrite(all, unordered);
}

/**
 * Writes documents of one collection. What is asked for while a write is under way goes to the store together, as one command with
 * one commit; each hears what came of its own, as if it had been written alone.
 */
export function createWrites(rows: Collection<Row>) {
  const insertAlone = async (row: Row): Promise<void> => void (await rows.insertOne(row, options));
  const changeAlone = async ({ id, version, update }: Change): Promise<boolean> =>
    (await rows.updateOne({ _id: id, version }, update, options)).matchedCount === 1;

  /** Adds a document; rejects as the driver does, for instance when a unique index has it already. */
  const insert = gathered<Row, void>(async (docs) => {
    const [only, second] = docs;
    if (only && !second) return Promise.allSettled([insertAlone(only)]);
    try {
      await rows.insertMany(docs, unordered);
      return docs.map(() => went(undefined));
    } catch (error) {
      const refused = new Set(refusedIn(error));
      // Asked for once more alone, each of them is told why.
      return Promise.allSettled(docs.map((doc, i) => (refused.has(i) ? insertAlone(doc) : Promise.resolve())));
    }
  });

  const changeTogether = gathered<Change, boolean>(async (changes) => {
    const [only, second] = changes;
    if (only && !second) return Promise.allSettled([changeAlone(only)]);
    try {
      const { matchedCount } = await rows.bulkWrite(changes.map(asBulk), unordered);
      if (matchedCount === changes.length) return changes.map(() => went(true));
    } catch (error) {
      refusedIn(error);
    }
    return Promise.allSettled(await sortOut(changes));
  });

  /** Whose change was not written tries alone, which cannot succeed twice: its version has gone, or it hears why. */
  async function sortOut(changes: readonly Change[]): Promise<Promise<boolean>[]> {
    const ids = changes.map(({ id }) => id);
    const found = await rows.find({ _id: { $in: ids } }, { projection: { outbox: 1 } }).toArray();
    const written = new Set(found.flatMap(({ outbox }) => (outbox as OutboxEvent[]).map(({ id }) => id)));
    return changes.map((one) => (written.has(one.events[0]?.id ?? '') ? Promise.resolve(true) : changeAlone(one)));
  }

  /** Changes a document; false when it has another version by now. What no event tells of goes alone: nothing would tell it was written. */
  const change = (one: Change): Promise<boolean> => (one.events.length > 0 ? changeTogether(one) : changeAlone(one));

  return { insert, change };
}

const asBulk = ({ id, version, update }: Change) => ({
  updateOne: { filter: { _id: id, version }, update: update as UpdateFilter<Row> },
});

/** Which of many were refused, when nothing else is wrong; any other error is thrown again. */
function refusedIn(error: unknown): number[] {
  if (!isBulkError(error) || error.result.getWriteConcernError()) throw error;
  const refused = [error.writeErrors].flat().map(({ index }) => index);
  // The driver says the same of a store that has gone, and names none of them: nobody knows which are written.
  if (refused.length === 0) throw error;
  return refused;
}
// By its name: the driver that mongoose brings has a class of its own.
const isBulkError = (error: unknown): error is MongoBulkWriteError => error instanceof Error && error.name === 'MongoBulkWriteError';
