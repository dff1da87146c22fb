import { allEntries, checkUnique, entriesFor, writeEntries, type Entries } from '../index/entries.ts';
import { toBytes } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import type { Catalog } from './catalog.ts';
import type { Collection, Index } from './catalog-types.ts';
import type { Tables } from './environment.ts';
import { maxDocumentBytes, recordsAfter, writeRecord, type Stored } from './records.ts';
import { recordKey } from './keys.ts';

/** The changes of single documents, inside a commit; each checks everything before its first write. */
export interface Writes {
  insert(c: Collection, doc: Val): void;
  replace(c: Collection, old: Stored, doc: Val): void;
  remove(c: Collection, old: Stored): void;
  /** Fills a new index from the documents behind `after`; returns the last record seen, undefined at the end. */
  fill(c: Collection, index: Index, after: number, limit: number): number | undefined;
}

const checkSize = (doc: Val): void => {
  const size = toBytes(doc).length;
  if (size > maxDocumentBytes) throw bad(`a document of ${size} bytes is over the limit of ${maxDocumentBytes}`, 10334);
};

/** Makes the writes of a store. */
export const createWrites = (tables: Tables, catalog: Catalog): Writes => {
  const noteArrays = (c: Collection, entries: readonly Entries[]): void => {
    let grown = false;
    for (const { index, multikey } of entries) {
      if (!multikey.some((yes, i) => yes && !index.multikey[i])) continue;
      index.multikey = index.multikey.map((yes, i) => yes || multikey[i] === true);
      grown = true;
    }
    if (grown) catalog.save(c);
  };

  const insert: Writes['insert'] = (c, doc) => {
    checkSize(doc);
    const record = c.nextRecord;
    const entries = allEntries(c, record, doc);
    checkUnique(tables, c, record, doc, entries);
    c.nextRecord += 1;
    c.count += 1;
    catalog.touch(c);
    noteArrays(c, entries);
    writeRecord(tables, c, record, doc);
    writeEntries(tables, record, [], entries);
  };

  const replace: Writes['replace'] = (c, old, doc) => {
    checkSize(doc);
    const before = allEntries(c, old.record, old.doc);
    const after = allEntries(c, old.record, doc);
    checkUnique(tables, c, old.record, doc, after);
    noteArrays(c, after);
    writeRecord(tables, c, old.record, doc);
    writeEntries(tables, old.record, before, after);
  };

  const remove: Writes['remove'] = (c, old) => {
    const before = allEntries(c, old.record, old.doc);
    c.count -= 1;
    catalog.touch(c);
    tables.data.removeSync(recordKey(c.id, old.record));
    writeEntries(tables, old.record, before, []);
  };

  const fill: Writes['fill'] = (c, index, after, limit) => {
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
