import { defineModel } from './aggregate-model.ts';
import type { Db } from './connect.ts';

/** Numbers that people say aloud: each asking gives the next one, from 1, and none twice; kept in a collection of their own. */
export function createNumbers(db: Db, collection: string, name: string): () => Promise<number> {
  const counters = defineModel<{ _id: string; last: number }>(db, collection, { _id: String, last: Number });
  return async () => {
    const row = await counters
      .findOneAndUpdate({ _id: name }, { $inc: { last: 1 } }, { upsert: true, returnDocument: 'after' })
      .lean<{ last: number }>();
    return row?.last ?? 1;
  };
}
