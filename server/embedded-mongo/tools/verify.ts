import { checkDeep } from '../bson/read.ts';
import { entriesOf } from '../index/entries.ts';
import type { Collection } from '../store/collection.ts';
import { prefixOf, recordIn } from '../store/keys.ts';
import { countRecords, readRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Progress } from './progress.ts';
import { everyCollection, withSnapshot, withStore } from './snapshot.ts';

/** What a walk through everything has found. */
export interface Verdict {
  collections: number;
  documents: number;
  entries: number;
  /** One sentence for each thing that is not as it must be; empty when all is well. */
  readonly problems: string[];
}

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
  for (const { index, keys } of entriesOf(c.indexes, record, doc)) {
    wanted += keys.length;
    if (keys.some(isMissing)) problems.push(`index ${index.name} of ${c.db}.${c.name} does not find document ${record}`);
  }
  return wanted;
};

const checkCollection = (store: Store, c: Collection, verdict: Verdict, progress: Progress): void => {
  const name = `${c.db}.${c.name}`;
  const { problems } = verdict;
  const before = problems.length;
  const all = countRecords(store.tables, c);
  let [documents, wanted, entries] = [0, 0, 0];
  for (const key of store.tables.data.getKeys({ start: prefixOf(c.id), end: prefixOf(c.id + 1) })) {
    documents += 1;
    try {
      wanted += checkDocument(store, c, recordIn(key), problems);
    } catch (error) {
      problems.push(error instanceof Error ? error.message : 'unknown reason');
    }
    progress.step(() => `${name}: ${documents} of ${all} documents are checked`);
  }
  for (const { id } of c.indexes) entries += store.tables.index.getKeysCount({ start: prefixOf(id), end: prefixOf(id + 1) });
  if (problems.length === before && entries !== wanted)
    problems.push(`the indexes of ${name} hold ${entries} entries instead of ${wanted}`);
  verdict.collections += 1;
  verdict.documents += documents;
  verdict.entries += entries;
};

/** Walks everything in a folder that no store is running on. */
export const verifyFolder = (folder: string, progress: Progress): Promise<Verdict> =>
  withStore(folder, (store) => {
    const verdict: Verdict = { collections: 0, documents: 0, entries: 0, problems: [] };
    for (const c of everyCollection(store)) checkCollection(store, c, verdict, progress);
    return verdict;
  });

/** Walks everything in a data folder, also while its store runs: documents, checksums and indexes of one moment. */
export const verify = (data: string, progress: Progress): Promise<Verdict> =>
  withSnapshot(data, data, (folder) => verifyFolder(folder, progress));
