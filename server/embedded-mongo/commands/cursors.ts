import { randomBytes } from 'node:crypto';
import { toBytes } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import type { Stream } from '../query/stream.ts';

/** The open cursors of the process; the replies are those that MongoDB gives. */
export interface Cursors {
  open(options: { namespace: string; stream: Stream; batchSize: number; single: boolean }): Promise<object>;
  more(id: number | undefined, namespace: string, batchSize: number): Promise<object>;
  kill(id: number | undefined): boolean;
}

/** Documents of a first batch when the client says nothing. */
export const defaultFirstBatch = 101;
const maxBatchBytes = 8 * 1024 * 1024;
/** More than this would be a leak in the client; the oldest is closed. */
const maxOpen = 1000;

interface Cursor {
  readonly namespace: string;
  readonly stream: Stream;
  /** Documents that were read; those before `at` are given out. */
  docs: Val[];
  at: number;
  ended: boolean;
}

const readOn = async (cursor: Cursor): Promise<void> => {
  const { done, value } = await cursor.stream.next();
  cursor.docs = done === true ? [] : value;
  cursor.at = 0;
  cursor.ended = done === true;
};

const fillBatch = async (cursor: Cursor, wanted: number): Promise<Val[]> => {
  const batch: Val[] = [];
  let bytes = 0;
  while (batch.length < wanted && bytes < maxBatchBytes) {
    const doc = cursor.docs[cursor.at];
    if (doc) {
      batch.push(doc);
      bytes += toBytes(doc).length;
      cursor.at += 1;
    } else if (cursor.ended) break;
    else await readOn(cursor);
  }
  // One step further, so that a result that just fits usually leaves no cursor behind.
  if (wanted > 0 && cursor.at === cursor.docs.length && !cursor.ended) await readOn(cursor);
  return batch;
};

/** Makes the register of cursors. */
export const createCursors = (): Cursors => {
  const open = new Map<number, Cursor>();
  /** Gives the id under which a cursor can be asked for more, 0 when nothing is left. */
  const keep = (cursor: Cursor, id: number): bigint => {
    if (cursor.ended && cursor.at === cursor.docs.length) return 0n;
    open.set(id, cursor);
    const [oldest] = open.keys();
    if (open.size > maxOpen && oldest !== undefined) open.delete(oldest);
    return BigInt(id);
  };
  // Not counted from 1: an id from before a restart must never name another cursor.
  const newId = (): number => randomBytes(6).readUIntBE(0, 6) + 1;

  return {
    open: async ({ namespace, stream, batchSize, single }) => {
      const cursor: Cursor = { namespace, stream, docs: [], at: 0, ended: false };
      const firstBatch = await fillBatch(cursor, batchSize);
      return { id: single ? 0n : keep(cursor, newId()), ns: namespace, firstBatch };
    },
    more: async (id, namespace, batchSize) => {
      const cursor = open.get(id ?? 0);
      if (id === undefined || cursor?.namespace !== namespace) throw new StoreError(43, `cursor id ${id ?? ''} not found`);
      open.delete(id);
      const nextBatch = await fillBatch(cursor, batchSize);
      return { id: keep(cursor, id), ns: namespace, nextBatch };
    },
    kill: (id) => open.delete(id ?? 0),
  };
};
