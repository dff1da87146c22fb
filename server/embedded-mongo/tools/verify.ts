import { checkDeep } from '../bson/read.ts';
import { allEntries } from '../index/entries.ts';
import type { Collection } from '../store/collection.ts';
import { prefixOf, recordIn } from '../store/keys.ts';
import { readRecord } from '../store/records.ts';
import { openStore, type Store } from '../store/store.ts';
import { takeSnapshot } from './snapshot.ts';

/** What a walk through everything has found. */
export interface Verdict {
  readonly collections: number;
  readonly documents: number;
  readonly entries: number;
  /** One sentence for each thing that is not as it must be; empty when all is well. */
  readonly problems: readonly string[];
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown reason');

/** A document must read as it was written and be found through each of its indexes; gives how many entries it must have. */
const checkDocument = (store: Store, c: Collection, record: number, problems: string[]): number => {
  const doc = readRecord(store.tables, c, record);
  if (!doc) throw new Error(`document ${record} of ${c.db}.${c.name} cannot be read`);
  checkDeep(doc);
  const isMissing = (key: Buffer): boolean => {
    const holder = store.tables.index.get(key);
    return !holder || recordIn(holder) !== record;
  };
  let wanted = 0;
  for (const { index, keys } of allEntries(c, record, doc)) {
    wanted += keys.length;
    if (keys.some(isMissing)) problems.push(`index ${index.name} of ${c.db}.${c.name} does not find document ${record}`);
  }
  return wanted;
};

const walkDocuments = (store: Store, c: Collection, problems: string[]): { documents: number; wanted: number } => {
  let [documents, wanted] = [0, 0];
  for (const key of store.tables.data.getKeys({ start: prefixOf(c.id), end: prefixOf(c.id + 1) })) {
    documents += 1;
    try {
      wanted += checkDocument(store, c, recordIn(key), problems);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  return { documents, wanted };
};

const walkCollection = (store: Store, c: Collection, problems: string[]): { documents: number; entries: number } => {
  const before = problems.length;
  const { documents, wanted } = walkDocuments(store, c, problems);
  let entries = 0;
  for (const { id } of c.indexes) entries += store.tables.index.getKeysCount({ start: prefixOf(id), end: prefixOf(id + 1) });
  const name = `${c.db}.${c.name}`;
  if (problems.length === before && entries !== wanted)
    problems.push(`the indexes of ${name} hold ${entries} entries instead of ${wanted}`);
  return { documents, entries };
};

/** Walks everything in a folder that no store is running on. */
export const verifyFolder = async (folder: string): Promise<Verdict> => {
  const store = await openStore(folder, (error) => {
    throw error;
  });
  const problems: string[] = [];
  let [collections, documents, entries] = [0, 0, 0];
  for (const db of store.catalog.databases()) {
    for (const c of store.catalog.list(db)) {
      const found = walkCollection(store, c, problems);
      collections += 1;
      documents += found.documents;
      entries += found.entries;
    }
  }
  await store.close();
  return { collections, documents, entries, problems };
};

/** Walks everything in a data folder, also while its store runs: documents, checksums and indexes of one moment. */
export const verify = async (data: string): Promise<Verdict> => {
  const snapshot = await takeSnapshot(data, data);
  try {
    return await verifyFolder(snapshot.folder);
  } finally {
    snapshot.remove();
  }
};
