import { defineModel } from './aggregate-model.ts';
import type { Db } from './connect.ts';

type Asking = { give: (number: number) => void; refuse: (error: unknown) => void };

/**
 * Numbers that people say aloud: each asking gives the next one, from 1, and none twice; kept in a collection of their own.
 * Whoever asks while a write is under way shares the next one.
 */
export function createNumbers(db: Db, collection: string, name: string): () => Promise<number> {
  const counters = defineModel<{ _id: string; last: number }>(db, collection, { _id: String, last: Number });
  let asking: Asking[] = [];
  let running = false;

  async function take(count: number): Promise<number> {
    const row = await counters
      .findOneAndUpdate({ _id: name }, { $inc: { last: count } }, { upsert: true, returnDocument: 'after' })
      .lean<{ last: number }>();
    return (row?.last ?? count) - count;
  }
  async function serve(): Promise<void> {
    running = true;
    while (asking.length > 0) {
      const now = asking;
      asking = [];
      await take(now.length).then(
        (before) => now.forEach(({ give }, i) => give(before + i + 1)),
        (error: unknown) => now.forEach(({ refuse }) => refuse(error)),
      );
    }
    running = false;
  }
  return () =>
    new Promise((give, refuse) => {
      asking.push({ give, refuse });
      if (!running) void serve();
    });
}
