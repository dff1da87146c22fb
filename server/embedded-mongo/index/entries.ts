import { getField } from '../bson/read.ts';
import { textOf, wholeOf } from '../bson/scalar.ts';
import { nothing, toBytes } from '../bson/write.ts';
import { isObject, T, typeNames, type Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import { matches } from '../query/filter-match.ts';
import type { Collection, Index } from '../store/catalog-types.ts';
import type { Tables } from '../store/environment.ts';
import { prefixOf, recordIn, recordSuffix } from '../store/keys.ts';
import { documentKeys } from './keys.ts';

/** LMDB's longest key with its page size of 4,096 bytes. */
const maxKeyBytes = 1978;

/** What one index holds of one document. */
export interface Entries {
  readonly index: Index;
  readonly keys: readonly Buffer[];
  readonly multikey: readonly boolean[];
}

const holds = (index: Index, doc: Val, exists: boolean): boolean =>
  (!index.sparse || exists) && (!index.partialFilter || matches(index.partialFilter, doc));

const fullKeys = (index: Index, record: number, keys: readonly Buffer[]): Buffer[] =>
  keys.map((key) => {
    const full = Buffer.concat(index.unique ? [prefixOf(index.id), key] : [prefixOf(index.id), key, recordSuffix(record)]);
    if (full.length > maxKeyBytes)
      throw new StoreError(17280, `the key of index ${index.name} is ${full.length} bytes long, over the limit of ${maxKeyBytes}`);
    return full;
  });

/** The entries that an index must hold for a document. */
export const entriesFor = (index: Index, record: number, doc: Val): Entries => {
  const found = documentKeys(index.fields, doc);
  const keys = holds(index, doc, found.exists) ? fullKeys(index, record, found.keys) : [];
  return { index, keys, multikey: found.multikey };
};

/** The entries of all of a collection's indexes for a document. */
export const allEntries = (c: Collection, record: number, doc: Val): Entries[] => c.indexes.map((index) => entriesFor(index, record, doc));

const valueAt = (doc: Val, parts: readonly string[]): Val => {
  let v: Val | undefined = doc;
  for (const part of parts) v = isObject(v) ? getField(v, part) : undefined;
  return v ?? nothing;
};

const shown = (v: Val): string => {
  if (v.t === T.string) return JSON.stringify(textOf(v));
  if (v.t === T.objectId) return `ObjectId('${toBytes(v).toString('hex')}')`;
  if (v.t === T.null) return 'null';
  const whole = wholeOf(v);
  return whole === undefined ? `<${typeNames[v.t]}>` : String(whole);
};

/** The error of a value that a unique index has already. */
const duplicate = (c: Collection, index: Index, doc: Val): StoreError => {
  const keyValue = new Map(index.fields.map((field) => [field.path, valueAt(doc, field.parts)]));
  const dup = [...keyValue].map(([path, v]) => `${path}: ${shown(v)}`).join(', ');
  return new StoreError(11000, `E11000 duplicate key error collection: ${c.db}.${c.name} index: ${index.name} dup key: { ${dup} }`, {
    keyPattern: index.key,
    keyValue,
  });
};

/** Throws a duplicate-key error when an entry is already held by another document. */
export const checkUnique = (tables: Tables, c: Collection, record: number, doc: Val, entries: readonly Entries[]): void => {
  for (const { index, keys } of entries) {
    if (!index.unique) continue;
    for (const key of keys) {
      const holder = tables.index.get(key);
      if (holder && recordIn(holder) !== record) throw duplicate(c, index, doc);
    }
  }
};

/** Writes and removes entries; `before` is what the document had, `after` what it has now. */
export const writeEntries = (tables: Tables, record: number, before: readonly Entries[], after: readonly Entries[]): void => {
  for (const { keys } of before) {
    const kept = new Set(after.flatMap((one) => one.keys.map((key) => key.toString('latin1'))));
    for (const key of keys) if (!kept.has(key.toString('latin1'))) tables.index.removeSync(key);
  }
  const had = new Set(before.flatMap((one) => one.keys.map((key) => key.toString('latin1'))));
  for (const { keys } of after)
    for (const key of keys) if (!had.has(key.toString('latin1'))) tables.index.putSync(key, recordSuffix(record));
};
