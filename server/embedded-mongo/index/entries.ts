import { getField } from '../bson/read.ts';
import { textOf, wholeOf } from '../bson/scalar.ts';
import { nothing } from '../bson/write.ts';
import { isObject, T, typeNames, type Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import type { Collection, Index } from '../store/collection.ts';
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

/** The entries that an index must hold for a document, in rising order. */
export const entriesFor = (index: Index, record: number, doc: Val): Entries => {
  const { keys, multikey } = documentKeys(index.fields, doc);
  const tail = index.unique ? [] : [recordSuffix(record)];
  const full = keys.map((key) => Buffer.concat([prefixOf(index.id), key, ...tail]));
  const tooLong = full.find((key) => key.length > maxKeyBytes);
  if (tooLong)
    throw new StoreError(17280, `the key of index ${index.name} is ${tooLong.length} bytes long, over the limit of ${maxKeyBytes}`);
  return { index, keys: full, multikey };
};

/** The entries of some indexes for a document. */
export const entriesOf = (indexes: readonly Index[], record: number, doc: Val): Entries[] =>
  indexes.map((index) => entriesFor(index, record, doc));

const valueAt = (doc: Val, parts: readonly string[]): Val => {
  let v: Val | undefined = doc;
  for (const part of parts) v = isObject(v) ? getField(v, part) : undefined;
  return v ?? nothing;
};

const shown = (v: Val): string => {
  if (v.t === T.string) return JSON.stringify(textOf(v));
  return v.t === T.null ? 'null' : String(wholeOf(v) ?? `<${typeNames[v.t]}>`);
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

const byText = (entries: readonly Entries[]): Map<string, Buffer> =>
  new Map(entries.flatMap(({ keys }) => keys.map((key) => [key.toString('latin1'), key] as const)));

/** Writes and removes entries; `before` is what the document had, `after` what it has now. */
export const writeEntries = (tables: Tables, record: number, before: readonly Entries[], after: readonly Entries[]): void => {
  const [had, has] = [byText(before), byText(after)];
  for (const [text, key] of had) if (!has.has(text)) tables.index.removeSync(key);
  for (const [text, key] of has) if (!had.has(text)) tables.index.putSync(key, recordSuffix(record));
};
