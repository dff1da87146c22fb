import { randomBytes } from 'node:crypto';
import { toBytes } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import type { Stream } from '../query/stream.ts';

/** A batch as the reply shows it. */
export interface Batch {
  readonly id: bigint;
  readonly ns: string;
  readonly firstBatch?: Val[];
  readonly nextBatch?: Val[];
}

/** The open cursors of the process. */
export interface Cursors {
  open(options: { namespace: string; stream: Stream; batchSize: number; single: boolean }): Promise<Batch>;
  more(id: bigint, namespace: string, batchSize: number | undefined): Promise<Batch>;
  kill(id: bigint): boolean;
}

/** Documents of a first batch when the client says nothing. */
export const defaultFirstBatch = 101;
const maxBatchBytes = 8 * 1024 * 1024;
/** More than this would be a leak in the client; the oldest is closed. */
const maxOpen = 1000;

interface Cursor {
  readonly namespace: string;
  readonly stream: Stream;
  rest: Val[];
  ended: boolean;
}

const fillBatch = async (cursor: Cursor, wanted: number): Promise<Val[]> => {
  const batch: Val[] = [];
  let bytes = 0;
  while (batch.length < wanted && bytes < maxBatchBytes) {
    const doc = cursor.rest.shift();
    if (doc) {
      batch.push(doc);
      bytes += toBytes(doc).length;
      continue;
    }
    const step = await cursor.stream.next();
    if (step.done === true) {
      cursor.ended = true;
      break;
    }
    cursor.rest = step.value;
  }
  return batch;
};

const newId = (): bigint => randomBytes(8).readBigUInt64BE() >> 1n || 1n;

/** Makes the register of cursors. */
export const createCursors = (): Cursors => {
  const open = new Map<bigint, Cursor>();
  const keep = (cursor: Cursor, id: bigint): bigint => {
    if (cursor.ended) return 0n;
    open.set(id, cursor);
    const [oldest] = open.keys();
    if (open.size > maxOpen && oldest !== undefined) open.delete(oldest);
    return id;
  };

  return {
    open: async ({ namespace, stream, batchSize, single }) => {
      const cursor: Cursor = { namespace, stream, rest: [], ended: false };
      const firstBatch = await fillBatch(cursor, batchSize);
      if (!cursor.ended && cursor.rest.length === 0 && batchSize > 0) await peek(cursor);
      const id = single ? 0n : keep(cursor, newId());
      return { id, ns: namespace, firstBatch };
    },
    more: async (id, namespace, batchSize) => {
      const cursor = open.get(id);
      if (cursor?.namespace !== namespace) throw new StoreError(43, `cursor id ${id} not found`);
      open.delete(id);
      const nextBatch = await fillBatch(cursor, batchSize ?? Infinity);
      return { id: keep(cursor, id), ns: namespace, nextBatch };
    },
    kill: (id) => open.delete(id),
  };
};

/** Takes one more step, so that a result that just fits usually leaves no cursor behind. */
const peek = async (cursor: Cursor): Promise<void> => {
  const step = await cursor.stream.next();
  if (step.done === true) cursor.ended = true;
  else cursor.rest = step.value;
};
