import { allEntries, checkUnique, entriesFor, writeEntries, type Entries } from '../index/entries.ts';
import type { Val } from '../bson/value.ts';
import type { Catalog } from './catalog.ts';
import type { Collection, Index } from './collection.ts';
import type { Tables } from './environment.ts';
import { recordsAfter, writeRecord, type Stored } from './records.ts';
import { recordKey } from './keys.ts';

/** The changes of single documents, inside a commit; each checks everything before its first write. */
export type Writes = ReturnType<typeof createWrites>;

/** Makes the writes of a store. */
export const createWrites = (tables: Tables, catalog: Catalog) => {
  const noteArrays = (c: Collection, entries: readonly Entries[]): void => {
    const grown = entries.filter(({ index, multikey }) => multikey.some((yes, i) => yes && !index.multikey[i]));
    for (const { index, multikey } of grown) index.multikey = index.multikey.map((yes, i) => yes || multikey[i] === true);
    if (grown.length > 0) catalog.save(c);
  };

  const put = (c: Collection, record: number, doc: Val, before: readonly Entries[]): void => {
    const entries = allEntries(c, record, doc);
    checkUnique(tables, c, record, doc, entries);
    writeRecord(tables, c, record, doc);
    noteArrays(c, entries);
    writeEntries(tables, record, before, entries);
  };

  const insert = (c: Collection, doc: Val): void => {
    put(c, c.nextRecord, doc, []);
    c.nextRecord += 1;
  };

  const replace = (c: Collection, old: Stored, doc: Val): void => put(c, old.record, doc, allEntries(c, old.record, old.doc));

  const remove = (c: Collection, old: Stored): void => {
    tables.data.removeSync(recordKey(c.id, old.record));
    writeEntries(tables, old.record, allEntries(c, old.record, old.doc), []);
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
