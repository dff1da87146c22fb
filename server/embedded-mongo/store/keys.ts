/** Bytes of a record number at the end of keys: 2^48 records per collection. */
export const recordBytes = 6;

/** The key prefix of a collection's documents or an index's entries. */
export const prefixOf = (id: number): Buffer => {
  const b = Buffer.allocUnsafe(4);
  b.writeUInt32BE(id);
  return b;
};

/** The key of one document. */
export const recordKey = (collection: number, record: number): Buffer => {
  const b = Buffer.allocUnsafe(4 + recordBytes);
  b.writeUInt32BE(collection);
  b.writeUIntBE(record, 4, recordBytes);
  return b;
};

/** A record number as bytes. */
export const recordSuffix = (record: number): Buffer => {
  const b = Buffer.allocUnsafe(recordBytes);
  b.writeUIntBE(record, 0, recordBytes);
  return b;
};

/** The record number that ends a key or value. */
export const recordIn = (b: Buffer): number => b.readUIntBE(b.length - recordBytes, recordBytes);
