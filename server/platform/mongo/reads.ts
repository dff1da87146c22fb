import type { Collection } from 'mongodb';
import type { Row } from './writes.ts';

type Found = (row: Row | null) => void;
type Asked = { found: Found[]; refused: ((error: unknown) => void)[] };

// So many are asked for with one command.
const atOnce = 500;

/** Reads documents of one collection by their ids. */
export type Reads = ReturnType<typeof createReads>;

/**
 * Reads documents by their ids: what is asked for before the event loop turns goes to the store as one command, so that many pieces of
 * work side by side do not cost as many commands. Each answer is as fresh as if it had been asked for alone.
 */
export function createReads(rows: Collection<Row>) {
  let asking = new Map<string, Asked>();

  function serve(): void {
    const asked = [...asking];
    asking = new Map();
    for (let i = 0; i < asked.length; i += atOnce) void answer(asked.slice(i, i + atOnce));
  }
  async function answer(asked: readonly [string, Asked][]): Promise<void> {
    try {
      const found = await read(asked.map(([id]) => id));
      for (const [id, { found: give }] of asked) for (const one of give) one(found.get(id) ?? null);
    } catch (error) {
      for (const [, { refused }] of asked) for (const one of refused) one(error);
    }
  }
  async function read(ids: readonly string[]): Promise<ReadonlyMap<string, Row>> {
    const [only, second] = ids;
    const one = only && !second ? await rows.findOne({ _id: only }) : null;
    const found = second ? await rows.find({ _id: { $in: [...ids] } }).toArray() : one ? [one] : [];
    return new Map(found.map((row) => [row._id, row]));
  }

  return (id: string): Promise<Row | null> =>
    new Promise((found, refused) => {
      if (asking.size === 0) setImmediate(serve);
      const asked = asking.get(id) ?? { found: [], refused: [] };
      asked.found.push(found);
      asked.refused.push(refused);
      asking.set(id, asked);
    });
}
