import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { deserialize, EJSON, serialize } from 'bson';
import { documentAt, getField, itemsOf } from '../bson/read.ts';
import type { Val } from '../bson/value.ts';
import { from, toBytes } from '../bson/write.ts';
import { describeIndex } from '../commands/indexes.ts';
import type { Collection } from '../store/collection.ts';
import { FolderError } from '../store/environment.ts';
import { countRecords, recordsAfter } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Progress } from './progress.ts';
import { everyCollection, withSnapshot, withStore } from './snapshot.ts';

/** Documents and collections that were written or read. */
export interface Tally {
  collections: number;
  documents: number;
}

/** Documents held in memory at a time. */
export const portion = 500;

const writeDocuments = (store: Store, c: Collection, file: string, progress: Progress): number => {
  const fd = openSync(file, 'wx', 0o600);
  try {
    const all = countRecords(store.tables, c);
    let documents = 0;
    let found = recordsAfter(store.tables, c, 0, portion);
    while (found.length > 0) {
      writeSync(fd, Buffer.concat(found.map(({ doc }) => toBytes(doc))));
      documents += found.length;
      progress.step(() => `${c.db}.${c.name}: ${documents} of ${all} documents are written`);
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
export const exportTo = async (data: string, folder: string, progress: Progress): Promise<Tally> => {
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new FolderError(`${folder} is not empty; choose a new folder for the export`);
  const writeAll = (store: Store): Tally => {
    const tally = { collections: 0, documents: 0 };
    for (const c of everyCollection(store)) {
      mkdirSync(join(folder, c.db), { recursive: true, mode: 0o700 });
      // What the tools of MongoDB make of the same name.
      const stem = join(folder, c.db, encodeURIComponent(c.name));
      tally.documents += writeDocuments(store, c, `${stem}.bson`, progress);
      tally.collections += 1;
      writeFileSync(`${stem}.metadata.json`, metadataOf(c), { flush: true, mode: 0o600 });
    }
    return tally;
  };
  return withSnapshot(data, data, (copy) => withStore(copy, writeAll));
};

/** One collection of a dump: its database, its name, and where its documents lie. */
export interface Dumped {
  readonly db: string;
  readonly name: string;
  readonly file: string;
  /** Their specifications; none when the dump says nothing of them. */
  readonly indexes: readonly Val[];
}

const indexesIn = (file: string): readonly Val[] => {
  if (!existsSync(file)) return [];
  const { indexes = [] } = EJSON.parse(readFileSync(file, 'utf8'), { relaxed: false }) as { indexes?: unknown[] };
  const bytes = Buffer.from(serialize({ indexes }));
  return itemsOf(getField(documentAt(bytes, 0, bytes.length), 'indexes') as Val);
};

/** The collections in a folder that `exportTo` or `mongodump` has written. */
export const readDump = (folder: string): Dumped[] => {
  const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const found = folders.flatMap(({ name: db }) =>
    readdirSync(join(folder, db))
      .filter((file) => file.endsWith('.bson'))
      .map((file) => {
        const stem = basename(file, '.bson');
        const indexes = indexesIn(join(folder, db, `${stem}.metadata.json`));
        return { db, name: decodeURIComponent(stem), file: join(folder, db, file), indexes };
      }),
  );
  if (found.length === 0) throw new FolderError(`${folder} holds no dump: no folder of a database with .bson files in it`);
  return found;
};
