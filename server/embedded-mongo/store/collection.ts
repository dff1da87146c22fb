import { deserialize, serialize } from 'bson';
import type { KeyField } from '../index/keys.ts';

/** What the catalog keeps of an index; `multikey` says for each field whether any document had an array there. */
interface IndexRecord {
  readonly id: number;
  readonly name: string;
  readonly key: Readonly<Record<string, 1 | -1>>;
  readonly unique: boolean;
  multikey: readonly boolean[];
  /** False while it is being built; it is kept up to date from its beginning but not yet used to find anything. */
  ready: boolean;
}

/** An index of a collection. */
export interface Index extends IndexRecord {
  readonly fields: readonly KeyField[];
}

/** What makes an index; a field of it is taken for one without arrays until a document shows otherwise. */
export type IndexSpec = Omit<IndexRecord, 'id' | 'multikey'>;

/** A collection; `nextRecord` is found anew at each start. */
export interface Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  indexes: readonly Index[];
  nextRecord: number;
  dropped: boolean;
}

/** An index from what the catalog keeps of it. */
export const makeIndex = (record: IndexRecord): Index => ({
  ...record,
  fields: Object.entries(record.key).map(([path, direction]) => ({ path, parts: path.split('.'), direction })),
});

/** The catalog's record of a collection. */
export const encodeCollection = ({ id, db, name, indexes }: Collection): Buffer =>
  Buffer.from(serialize({ id, db, name, indexes: indexes.map(({ fields: _, ...record }) => record) }));

/** A collection from the catalog's record. */
export const decodeCollection = (bytes: Buffer): Collection => {
  const { id, db, name, indexes } = deserialize(bytes) as Pick<Collection, 'id' | 'db' | 'name'> & { indexes: IndexRecord[] };
  return { id, db, name, indexes: indexes.map(makeIndex), nextRecord: 1, dropped: false };
};
