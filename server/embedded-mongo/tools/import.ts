import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { checkDeep, documentAt, fieldsOf } from '../bson/read.ts';
import { from } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import type { Services } from '../commands/context.ts';
import { createCursors } from '../commands/cursors.ts';
import { createIndexes } from '../commands/indexes.ts';
import { insert } from '../commands/write.ts';
import { FolderError } from '../store/environment.ts';
import { maxDocumentBytes } from '../store/records.ts';
import { portion, readDump, type Dumped, type Tally } from './dump.ts';
import type { Progress } from './progress.ts';
import { withStore } from './snapshot.ts';

/** The documents of a `.bson` file, a portion at a time. */
function* portionsIn(file: string): Generator<Val[]> {
  const fd = openSync(file, 'r');
  const bytesAt = (at: number, size: number): Buffer => {
    const bytes = Buffer.allocUnsafe(size);
    if (readSync(fd, bytes, 0, size, at) < size) throw new FolderError(`${file} ends in the middle of a document`);
    return bytes;
  };
  try {
    const end = fstatSync(fd).size;
    let part: Val[] = [];
    for (let at = 0; at < end;) {
      const size = bytesAt(at, 4).readInt32LE();
      if (size < 5 || size > maxDocumentBytes) throw new FolderError(`${file} is damaged at byte ${at}`);
      const doc = documentAt(bytesAt(at, size), 0, size);
      checkDeep(doc);
      part.push(doc);
      at += size;
      if (part.length < portion && at < end) continue;
      yield part;
      part = [];
    }
  } finally {
    closeSync(fd);
  }
}

const importOne = async (services: Services, { db, name, file, indexes }: Dumped, progress: Progress): Promise<number> => {
  await createIndexes({ name: 'createIndexes', db, fields: fieldsOf(from({ createIndexes: name, indexes })) }, services);
  let documents = 0;
  for (const part of portionsIn(file)) {
    const reply = await insert({ name: 'insert', db, fields: fieldsOf(from({ insert: name, documents: part })) }, services);
    const [problem] = (reply['writeErrors'] ?? []) as { errmsg: string }[];
    if (problem) throw new FolderError(`${file}: ${problem.errmsg}`);
    documents += part.length;
    progress.step(() => `${db}.${name}: ${documents} documents are read`);
  }
  return documents;
};

/** Reads a dump of `exportTo` or `mongodump` into an empty store that is not running. */
export const importFrom = async (folder: string, data: string, nowMs: () => number, progress: Progress): Promise<Tally> => {
  const dump = readDump(folder);
  return withStore(data, async (store) => {
    if (store.catalog.databases().length > 0) throw new FolderError(`${data} holds data already; import into a new folder`);
    const services = { store, cursors: createCursors(), nowMs };
    const tally = { collections: dump.length, documents: 0 };
    for (const dumped of dump) tally.documents += await importOne(services, dumped, progress);
    return tally;
  });
};
