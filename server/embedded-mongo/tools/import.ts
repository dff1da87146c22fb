import { closeSync, openSync, readSync } from 'node:fs';
import { serialize } from 'bson';
import { checkDeep, documentAt } from '../bson/read.ts';
import { array, from, string } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import type { Command, Services } from '../commands/context.ts';
import { createCursors } from '../commands/cursors.ts';
import { createIndexes } from '../commands/indexes.ts';
import { insert } from '../commands/write.ts';
import { FolderError } from '../store/environment.ts';
import { maxDocumentBytes } from '../store/records.ts';
import { openStore } from '../store/store.ts';
import { portion, readDump, type Dumped, type Tally } from './dump.ts';

/** The documents of a `.bson` file, one after the other. */
function* documentsIn(file: string): Generator<Val> {
  const fd = openSync(file, 'r');
  const head = Buffer.alloc(4);
  try {
    for (let at = 0; ;) {
      const got = readSync(fd, head, 0, 4, at);
      if (got === 0) return;
      const size = got === 4 ? head.readInt32LE() : 0;
      if (size < 5 || size > maxDocumentBytes) throw new FolderError(`${file} is damaged at byte ${at}`);
      const bytes = Buffer.allocUnsafe(size);
      if (readSync(fd, bytes, 0, size, at) < size) throw new FolderError(`${file} ends in the middle of a document`);
      const doc = documentAt(bytes, 0, size);
      checkDeep(doc);
      yield doc;
      at += size;
    }
  } finally {
    closeSync(fd);
  }
}

const command = (name: string, { db, name: collection }: Dumped, field: string, list: Val[]): Command => ({
  name,
  db,
  fields: new Map([
    [name, string(collection)],
    [field, array(list)],
  ]),
});

const importOne = async (services: Services, dumped: Dumped): Promise<number> => {
  const indexes = dumped.indexes.map((index) => {
    const bytes = Buffer.from(serialize(index));
    return documentAt(bytes, 0, bytes.length);
  });
  await createIndexes(
    command('createIndexes', dumped, 'indexes', indexes.length > 0 ? indexes : [from({ key: { _id: 1 }, name: '_id_' })]),
    services,
  );
  let documents = 0;
  let part: Val[] = [];
  const write = async (): Promise<void> => {
    const reply = await insert(command('insert', dumped, 'documents', part), services);
    const [problem] = (reply['writeErrors'] ?? []) as { errmsg: string }[];
    if (problem) throw new FolderError(`${dumped.file}: ${problem.errmsg}`);
    documents += part.length;
    part = [];
  };
  for (const doc of documentsIn(dumped.file)) {
    part.push(doc);
    if (part.length === portion) await write();
  }
  if (part.length > 0) await write();
  return documents;
};

/** Reads a dump of `exportTo` or `mongodump` into an empty store that is not running. */
export const importFrom = async (folder: string, data: string, nowMs: () => number): Promise<Tally> => {
  const dump = readDump(folder);
  const store = await openStore(data, (error) => {
    throw error;
  });
  try {
    if (store.catalog.databases().length > 0) throw new FolderError(`${data} holds data already; import into a new folder`);
    const services = { store, cursors: createCursors(), nowMs };
    const tally = { collections: 0, documents: 0 };
    for (const dumped of dump) {
      tally.documents += await importOne(services, dumped);
      tally.collections += 1;
    }
    return tally;
  } finally {
    await store.close();
  }
};
