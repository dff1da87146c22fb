import type { Tables } from './environment.ts';
import { bad } from '../errors.ts';
import { decodeCollection, encodeCollection, makeIndex, type Collection, type Index, type IndexSpec } from './collection.ts';
import { prefixOf, recordIn, recordKey } from './keys.ts';

/** Which databases, collections and indexes exist; every change happens inside a commit. */
export type Catalog = ReturnType<typeof createCatalog>;

// Kinds of records: `c` a collection, `x` something dropped whose bytes are not yet freed, `i` the last id that was given.
const metaKey = (kind: 'c' | 'x' | 'i', id = 0): Buffer => Buffer.concat([Buffer.from(kind), prefixOf(id)]);
const range = (kind: 'c' | 'x'): { start: Buffer; end: Buffer } => ({ start: metaKey(kind), end: metaKey(kind, 0xffffffff) });

const checkName = (db: string, name: string): void => {
  if (!/^[A-Za-z0-9_-]{1,63}$/.test(db)) throw bad(`invalid database name '${db}'`, 73);
  if (name === '' || name.length > 200 || /[$\0]/.test(name) || name.startsWith('system.'))
    throw bad(`invalid collection name '${name}'`, 73);
};

const keyOf = (db: string, name: string): string => `${db}.${name}`;

const load = (tables: Tables): Map<string, Collection> => {
  const collections = new Map<string, Collection>();
  for (const { value } of tables.meta.getRange(range('c'))) {
    const c = decodeCollection(value);
    const [last] = tables.data.getKeys({ start: recordKey(c.id, 2 ** 48 - 1), end: prefixOf(c.id), reverse: true, limit: 1 });
    c.nextRecord = last ? recordIn(last) + 1 : 1;
    collections.set(keyOf(c.db, c.name), c);
  }
  return collections;
};

/** Reads the catalog of an opened folder. */
export const createCatalog = (tables: Tables) => {
  const collections = load(tables);
  let lastId = Number(tables.meta.get(metaKey('i'))?.readBigUInt64BE() ?? 0n);
  const newId = (): number => {
    const bytes = Buffer.alloc(8);
    bytes.writeBigUInt64BE(BigInt((lastId += 1)));
    tables.meta.putSync(metaKey('i'), bytes);
    return lastId;
  };
  const discard = (id: number, table: 'data' | 'index'): void => void tables.meta.putSync(metaKey('x', id), Buffer.from(table));
  const find = (db: string, name: string): Collection | undefined => collections.get(keyOf(db, name));

  /** The collections of one database, or of all. */
  const list = (db?: string): Collection[] => [...collections.values()].filter((c) => db === undefined || c.db === db);
  const databases = (): string[] => [...new Set(list().map((c) => c.db))];

  /** Writes the record of a collection again after one of its indexes changed. */
  const save = (c: Collection): void => {
    if (!c.dropped) tables.meta.putSync(metaKey('c', c.id), encodeCollection(c));
  };

  const addIndex = (c: Collection, spec: IndexSpec): Index => {
    const index = makeIndex({ ...spec, id: newId(), multikey: Object.keys(spec.key).map(() => false) });
    c.indexes = [...c.indexes, index];
    save(c);
    return index;
  };

  const removeIndex = (c: Collection, index: Index): void => {
    c.indexes = c.indexes.filter((one) => one !== index);
    if (!c.dropped) discard(index.id, 'index');
    save(c);
  };

  /** The collection, made when it does not exist. */
  const ensure = (db: string, name: string): Collection => {
    const known = find(db, name);
    if (known) return known;
    checkName(db, name);
    const c: Collection = { id: newId(), db, name, indexes: [], nextRecord: 1, dropped: false };
    collections.set(keyOf(db, name), c);
    addIndex(c, { name: '_id_', key: { _id: 1 }, unique: true, ready: true });
    return c;
  };

  const remove = (c: Collection): void => {
    c.dropped = true;
    collections.delete(keyOf(c.db, c.name));
    tables.meta.removeSync(metaKey('c', c.id));
    discard(c.id, 'data');
    for (const index of c.indexes) discard(index.id, 'index');
  };

  /** Ids of dropped collections and indexes whose bytes still lie in the tables. */
  const dropped = (): { id: number; table: 'data' | 'index' }[] =>
    [...tables.meta.getRange(range('x'))].map(({ key, value }) => ({
      id: key.readUInt32BE(1),
      table: value.toString() === 'data' ? 'data' : 'index',
    }));
  const forget = (id: number): void => void tables.meta.removeSync(metaKey('x', id));

  /** Marks every collection as gone, so that readers end before the files are closed. */
  const detach = (): void => {
    for (const c of collections.values()) c.dropped = true;
    collections.clear();
  };
  return { find, ensure, list, databases, addIndex, removeIndex, remove, save, dropped, forget, detach };
};
