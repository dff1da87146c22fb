import { gathered, went } from '../gathered.ts';
import { defineModel } from './aggregate-model.ts';
import type { Db } from './connect.ts';

/**
 * Numbers that people say aloud: each asking gives the next one, from 1, and none twice; kept in a collection of their own.
 * Whoever asks while a write is under way shares the next one.
 */
export function createNumbers(db: Db, collection: string, name: string): () => Promise<number> {
  const counters = defineModel<{ _id: string; last: number }>(db, collection, { _id: String, last: Number });

  async function take(count: number): Promise<number> {
    const row = await counters
      .findOneAndUpdate({ _id: name }, { $inc: { last: count } }, { upsert: true, returnDocument: 'after' })
      .lean<{ last: number }>();
    return (row?.last ?? count) - count;
  }
  const next = gathered<undefined, number>(async (asking) => {
    const before = await take(asking.length);
    return asking.map((_, i) => went(before + i + 1));
  });
  return () => next(undefined);
}
