import { crc32 } from 'node:zlib';
import { documentAt } from '../bson/read.ts';
import { toBytes } from '../bson/write.ts';
import type { Val } from '../bson/value.ts';
import { bad, StoreError } from '../errors.ts';
import type { Collection } from './collection.ts';
import type { Tables } from './environment.ts';
import { prefixOf, recordIn, recordKey } from './keys.ts';

/** A stored document with its record number. */
export interface Stored {
  readonly record: number;
  readonly doc: Val;
}

/** The largest document, as in MongoDB: 16 MiB. */
export const maxDocumentBytes = 16 * 1024 * 1024;
const checksumBytes = 4;

const decode = (c: Collection, record: number | string, bytes: Buffer, size = bytes.length): Val => {
  if (crc32(bytes.subarray(checksumBytes, size)) !== bytes.readUInt32LE(0))
    throw new StoreError(1, `document ${record} of ${c.db}.${c.name} is damaged on disk; restore the store from a backup`);
  return documentAt(bytes, checksumBytes, size);
};

/** One document by its record number; throws when its bytes are not the ones that were written. */
export const readRecord = (tables: Tables, c: Collection, record: number): Val | undefined => {
  const bytes = tables.data.get(recordKey(c.id, record));
  return bytes && decode(c, record, bytes);
};

/** How many documents a collection holds, found by walking over their keys. */
export const countRecords = (tables: Tables, c: Collection): number =>
  tables.data.getKeysCount({ start: prefixOf(c.id), end: prefixOf(c.id + 1) });

/** Writes one document with its checksum. */
export const writeRecord = (tables: Tables, c: Collection, record: number, doc: Val): void => {
  const bson = toBytes(doc);
  if (bson.length > maxDocumentBytes) throw bad(`a document of ${bson.length} bytes is over the limit of ${maxDocumentBytes}`, 10334);
  const bytes = Buffer.allocUnsafe(bson.length + checksumBytes);
  bson.copy(bytes, checksumBytes);
  bytes.writeUInt32LE(crc32(bson), 0);
  tables.data.putSync(recordKey(c.id, record), bytes);
};

/** Shows up to `limit` documents behind a record number, each only while it is visited; gives the last record, undefined at the end. */
export const visitRecords = (
  tables: Tables,
  c: Collection,
  after: number,
  limit: number,
  visit: (doc: Val) => void,
): number | undefined => {
  const range = { start: recordKey(c.id, after + 1), end: prefixOf(c.id + 1), limit };
  const last = tables.visit(range, (bytes, size) => visit(decode(c, `behind ${after}`, bytes, size)));
  return last && recordIn(last);
};

/** Up to `limit` documents behind a record number, in the order in which they were inserted. */
export const recordsAfter = (tables: Tables, c: Collection, record: number, limit: number): Stored[] =>
  [...tables.data.getRange({ start: recordKey(c.id, record + 1), end: prefixOf(c.id + 1), limit })].map(({ key, value }) => ({
    record: recordIn(key),
    doc: decode(c, recordIn(key), value),
  }));
