import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deserialize, EJSON } from 'bson';
import { from, toBytes } from '../bson/write.ts';
import { describeIndex } from '../commands/indexes.ts';
import { FolderError } from '../store/environment.ts';
import type { Collection } from '../store/collection.ts';
import { openStore, type Store } from '../store/store.ts';
import { recordsAfter } from '../store/records.ts';
import { takeSnapshot } from './snapshot.ts';

/** Documents and collections that were written or read. */
export interface Tally {
  collections: number;
  documents: number;
}

/** Documents held in memory at a time. */
export const portion = 500;

/** A collection's name as a file name: what the tools of MongoDB write for the same name. */
const fileName = (name: string): string => encodeURIComponent(name);

const writeDocuments = (store: Store, c: Collection, file: string): number => {
  const fd = openSync(file, 'wx', 0o600);
  try {
    let documents = 0;
    let found = recordsAfter(store.tables, c, 0, portion);
    while (found.length > 0) {
      writeSync(fd, Buffer.concat(found.map(({ doc }) => toBytes(doc))));
      documents += found.length;
      found = recordsAfter(store.tables, c, found.at(-1)?.record ?? 0, portion);
    }
    fsyncSync(fd);
    return documents;
  } finally {
    closeSync(fd);
  }
};

const metadataOf = (c: Collection): string => {
  const indexes = c.indexes.map((index) => deserialize(toBytes(from(describeIndex(index))), { promoteValues: false }));
  return EJSON.stringify({ options: {}, indexes, collectionName: c.name, type: 'collection' }, { relaxed: false });
};

/** Writes every collection as `DB/NAME.bson` and `DB/NAME.metadata.json`, which `mongorestore` reads; also while the store runs. */
export const exportTo = async (data: string, folder: string): Promise<Tally> => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new FolderError(`${folder} is not empty; choose a new folder for the export`);
  const snapshot = await takeSnapshot(data, data);
  const tally = { collections: 0, documents: 0 };
  try {
    const store = await openStore(snapshot.folder, (error) => {
      throw error;
    });
    for (const db of store.catalog.databases()) {
      const into = join(folder, db);
      mkdirSync(into, { recursive: true, mode: 0o700 });
      for (const c of store.catalog.list(db)) {
        tally.documents += writeDocuments(store, c, join(into, `${fileName(c.name)}.bson`));
        tally.collections += 1;
        writeFileSync(join(into, `${fileName(c.name)}.metadata.json`), metadataOf(c), { flush: true, mode: 0o600 });
      }
    }
    await store.close();
    return tally;
  } finally {
    snapshot.remove();
  }
};

/** One collection of a dump: its database, its name, and where its parts lie. */
export interface Dumped {
  readonly db: string;
  readonly name: string;
  readonly file: string;
  /** Its indexes as plain specifications; none when the dump says nothing of them. */
  readonly indexes: readonly Record<string, unknown>[];
}

const indexesIn = (file: string): Record<string, unknown>[] => {
  if (!existsSync(file)) return [];
  const { indexes = [] } = EJSON.parse(readFileSync(file, 'utf8'), { relaxed: false }) as { indexes?: Record<string, unknown>[] };
  // Old dumps name the collection in each index again.
  return indexes.map(({ ns: _ns, ...index }) => index);
};

/** The collections in a folder that `exportTo` or `mongodump` has written. */
export const readDump = (folder: string): Dumped[] => {
  const found: Dumped[] = [];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    for (const file of readdirSync(join(folder, entry.name)).filter((one) => one.endsWith('.bson'))) {
      const stem = basename(file, '.bson');
      const path = join(folder, entry.name, file);
      found.push({
        db: entry.name,
        name: decodeURIComponent(stem),
        file: path,
        indexes: indexesIn(path.replace(/\.bson$/, '.metadata.json')),
      });
    }
  }
  if (found.length === 0) throw new FolderError(`${folder} holds no dump: no folder of a database with .bson files in it`);
  return found;
};
