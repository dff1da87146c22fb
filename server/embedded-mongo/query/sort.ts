import { toBytes } from '../bson/write.ts';
import { isObject, type Val } from '../bson/value.ts';
import { bad, StoreError } from '../errors.ts';
import { documentKeys, keyFields, type KeyField } from '../index/keys.ts';

/** The most that one in-memory sort may hold, in bytes, as in MongoDB. */
const maxBytes = 100 * 1024 * 1024;

/** The fields of a sort specification. */
export const parseSort = (v: Val | undefined): KeyField[] => {
  if (!v) return [];
  if (!isObject(v)) throw bad('a sort must be an object', 14);
  return keyFields(v, 'a sort by', 2);
};

interface Entry<X> {
  readonly key: Buffer;
  readonly order: number;
  readonly item: X;
  readonly bytes: number;
}

/** Collects items and gives them back in order; with a limit it keeps only the first ones while collecting. */
export interface Sorter<X> {
  add(doc: Val, item: X): void;
  result(): X[];
}

/** Makes a sorter; items that compare equal stay in the order in which they came. */
export const createSorter = <X>(fields: readonly KeyField[], limit: number | undefined): Sorter<X> => {
  let entries: Entry<X>[] = [];
  let bytes = 0;
  let count = 0;
  const trim = (): void => {
    entries.sort((a, b) => Buffer.compare(a.key, b.key) || a.order - b.order);
    if (limit === undefined || entries.length <= limit) return;
    entries = entries.slice(0, limit);
    bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  };
  const add = (doc: Val, item: X): void => {
    const key = documentKeys(fields, doc).keys[0] as Buffer;
    const size = key.length + toBytes(doc).length + 64;
    entries.push({ key, order: count, item, bytes: size });
    count += 1;
    bytes += size;
    if (limit !== undefined && entries.length >= 2 * limit + 100) trim();
    if (bytes <= maxBytes) return;
    trim();
    if (bytes > maxBytes) throw new StoreError(292, `the sort needs more than ${maxBytes} bytes of memory; add an index for it or a limit`);
  };
  const result = (): X[] => {
    trim();
    return entries.map((entry) => entry.item);
  };
  return { add, result };
};
