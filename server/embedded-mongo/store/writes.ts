import { getField } from '../bson/read.ts';
import type { Val } from '../bson/value.ts';
import { checkUnique, entriesOf, entriesFor, writeEntries, type Entries } from '../index/entries.ts';
import type { Catalog } from './catalog.ts';
import type { Collection, Index } from './collection.ts';
import type { Tables } from './environment.ts';
import { recordsAfter, writeRecord, type Stored } from './records.ts';
import { recordKey } from './keys.ts';

/** Whether an index may hold something else after a change: what an update leaves alone is the very same value before and after. */
const touches = (index: Index, old: Val, doc: Val): boolean =>
  index.fields.some(({ parts: [first = ''] }) => getField(old, first) !== getField(doc, first));

/** The changes of single documents, inside a commit; each checks everything before its first write. */
export type Writes = ReturnType<typeof createWrites>;

/** Makes the writes of a store. */
export const createWrites = (tables: Tables, catalog: Catalog) => {
  const noteArrays = (c: Collection, entries: readonly Entries[]): void => {
    const grown = entries.filter(({ index, multikey }) => multikey.some((yes, i) => yes && !index.multikey[i]));
    for (const { index, multikey } of grown) index.multikey = index.multikey.map((yes, i) => yes || multikey[i] === true);
    if (grown.length > 0) catalog.save(c);
  };

  const put = (c: Collection, record: number, doc: Val, entries: readonly Entries[], before: readonly Entries[]): void => {
    checkUnique(tables, c, record, doc, entries);
    writeRecord(tables, c, record, doc);
    noteArrays(c, entries);
    writeEntries(tables, record, before, entries);
  };

  const insert = (c: Collection, doc: Val): void => {
    put(c, c.nextRecord, doc, entriesOf(c.indexes, c.nextRecord, doc), []);
    c.nextRecord += 1;
  };

  const replace = (c: Collection, { record, doc: old }: Stored, doc: Val): void => {
    const moved = c.indexes.filter((index) => touches(index, old, doc));
    put(c, record, doc, entriesOf(moved, record, doc), entriesOf(moved, record, old));
  };

  const remove = (c: Collection, old: Stored): void => {
    tables.data.removeSync(recordKey(c.id, old.record));
    writeEntries(tables, old.record, entriesOf(c.indexes, old.record, old.doc), []);
  };

  /** Fills a new index from the documents behind `after`; returns the last record seen, undefined at the end. */
  const fill = (c: Collection, index: Index, after: number, limit: number): number | undefined => {
    const found = recordsAfter(tables, c, after, limit);
    for (const { record, doc } of found) {
      const entries = [entriesFor(index, record, doc)];
      checkUnique(tables, c, record, doc, entries);
      noteArrays(c, entries);
      writeEntries(tables, record, [], entries);
    }
    return found.length < limit ? undefined : found.at(-1)?.record;
  };
  return { insert, replace, remove, fill };
};
