import { byBytes } from '../bson/key.ts';
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

interface Entry {
  readonly key: Buffer;
  readonly doc: Val;
  readonly bytes: number;
}

/** Collects documents and gives them back in order; with a limit it keeps only the first ones while collecting. */
export interface Sorter {
  add(doc: Val): void;
  result(): Val[];
}

/** Makes a sorter; documents that compare equal stay in the order in which they came. */
export const createSorter = (fields: readonly KeyField[], limit = Infinity): Sorter => {
  let entries: Entry[] = [];
  let bytes = 0;
  const trim = (): void => {
    entries.sort((a, b) => byBytes(a.key, b.key));
    if (entries.length <= limit) return;
    entries = entries.slice(0, limit);
    bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  };
  const add = (doc: Val): void => {
    const key = documentKeys(fields, doc).keys[0] as Buffer;
    const size = key.length + toBytes(doc).length + 64;
    entries.push({ key, doc, bytes: size });
    bytes += size;
    if (bytes > maxBytes || entries.length >= 2 * limit + 100) trim();
    if (bytes > maxBytes) throw new StoreError(292, `the sort needs more than ${maxBytes} bytes of memory; add an index for it or a limit`);
  };
  const result = (): Val[] => {
    trim();
    return entries.map(({ doc }) => doc);
  };
  return { add, result };
};
