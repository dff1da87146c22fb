import type { Tables } from './environment.ts';
import { bad } from '../errors.ts';
import { from } from '../bson/write.ts';
import { decodeCollection, encodeCollection, makeIndex } from './catalog-codec.ts';
import type { Collection, Index } from './catalog-types.ts';
import { prefixOf, recordIn, recordKey } from './keys.ts';

/** Which databases, collections and indexes exist; every change happens inside a commit. */
export interface Catalog {
  find(db: string, name: string): Collection | undefined;
  /** The collection, made when it does not exist. */
  ensure(db: string, name: string): Collection;
  list(db: string): Collection[];
  /** Indexes whose building was interrupted, with their collections. */
  unfinished(): { c: Collection; index: Index }[];
  databases(): string[];
  addIndex(c: Collection, spec: Omit<Parameters<typeof makeIndex>[0], 'id'>): Index;
  removeIndex(c: Collection, index: Index): void;
  remove(c: Collection): void;
  /** Writes the record of a collection again after one of its indexes changed. */
  save(c: Collection): void;
  /** Notes that a counter of the collection changed. */
  touch(c: Collection): void;
  /** Writes the counters that changed; runs at the end of every commit. */
  readonly flush: () => void;
  /** Ids of dropped collections and indexes whose bytes still lie in the tables. */
  dropped(): { id: number; table: 'data' | 'index' }[];
  forget(id: number): void;
  /** Marks every collection as gone, so that readers end before the files are closed. */
  detach(): void;
}

const metaKey = (kind: string, id = 0): Buffer => Buffer.concat([Buffer.from(kind), prefixOf(id)]);
const range = (kind: string): { start: Buffer; end: Buffer } => ({ start: metaKey(kind), end: metaKey(kind, 0xffffffff) });
const number = (n: number): Buffer => {
  const b = Buffer.alloc(8);
  b.writeBigUInt64BE(BigInt(n));
  return b;
};

const checkName = (db: string, name: string): void => {
  if (!/^[A-Za-z0-9_-]{1,63}$/.test(db)) throw bad(`invalid database name '${db}'`, 73);
  if (name === '' || name.length > 200 || /[$\0]/.test(name) || name.startsWith('system.'))
    throw bad(`invalid collection name '${name}'`, 73);
};

const load = (tables: Tables): Map<string, Map<string, Collection>> => {
  const databases = new Map<string, Map<string, Collection>>();
  for (const { value } of tables.meta.getRange(range('c'))) {
    const c = decodeCollection(value);
    const [last] = tables.data.getKeys({ start: recordKey(c.id, 2 ** 48 - 1), end: prefixOf(c.id), reverse: true, limit: 1 });
    c.nextRecord = last ? recordIn(last) + 1 : 1;
    c.count = Number(tables.meta.get(metaKey('n', c.id))?.readBigUInt64BE() ?? 0n);
    databases.set(c.db, (databases.get(c.db) ?? new Map<string, Collection>()).set(c.name, c));
  }
  return databases;
};

/** Reads the catalog of an opened folder. */
export const createCatalog = (tables: Tables): Catalog => {
  const databases = load(tables);
  const changed = new Set<Collection>();
  let lastId = Number(tables.meta.get(metaKey('i'))?.readBigUInt64BE() ?? 0n);
  const newId = (): number => {
    lastId += 1;
    tables.meta.putSync(metaKey('i'), number(lastId));
    return lastId;
  };
  const save = (c: Collection): void => {
    if (!c.dropped) tables.meta.putSync(metaKey('c', c.id), encodeCollection(c));
  };
  const discard = (id: number, table: 'data' | 'index'): void => void tables.meta.putSync(metaKey('x', id), Buffer.from(table));
  const find = (db: string, name: string): Collection | undefined => databases.get(db)?.get(name);

  const addIndex: Catalog['addIndex'] = (c, spec) => {
    const index = makeIndex({ ...spec, id: newId() });
    c.indexes = [...c.indexes, index];
    save(c);
    return index;
  };

  const ensure = (db: string, name: string): Collection => {
    const known = find(db, name);
    if (known) return known;
    checkName(db, name);
    const c: Collection = { id: newId(), db, name, indexes: [], nextRecord: 1, count: 0, dropped: false };
    databases.set(db, (databases.get(db) ?? new Map<string, Collection>()).set(name, c));
    addIndex(c, { name: '_id_', key: from({ _id: 1 }), unique: true, sparse: false, partial: undefined, ready: true });
    return c;
  };

  const removeIndex = (c: Collection, index: Index): void => {
    c.indexes = c.indexes.filter((one) => one !== index);
    if (!c.dropped) discard(index.id, 'index');
    save(c);
  };

  const remove = (c: Collection): void => {
    c.dropped = true;
    changed.delete(c);
    databases.get(c.db)?.delete(c.name);
    if (databases.get(c.db)?.size === 0) databases.delete(c.db);
    tables.meta.removeSync(metaKey('c', c.id));
    tables.meta.removeSync(metaKey('n', c.id));
    discard(c.id, 'data');
    for (const index of c.indexes) discard(index.id, 'index');
  };

  const flush = (): void => {
    for (const c of changed) tables.meta.putSync(metaKey('n', c.id), number(c.count));
    changed.clear();
  };

  return {
    find,
    ensure,
    list: (db) => [...(databases.get(db)?.values() ?? [])],
    unfinished: () =>
      [...databases.values()].flatMap((byName) =>
        [...byName.values()].flatMap((c) => c.indexes.filter((index) => !index.ready).map((index) => ({ c, index }))),
      ),
    databases: () => [...databases.keys()],
    addIndex,
    removeIndex,
    remove,
    save,
    touch: (c) => void changed.add(c),
    flush,
    dropped: () =>
      [...tables.meta.getRange(range('x'))].map(({ key, value }) => ({
        id: key.readUInt32BE(1),
        table: value.toString() === 'data' ? 'data' : 'index',
      })),
    detach: () => {
      for (const byName of databases.values()) for (const c of byName.values()) c.dropped = true;
      databases.clear();
    },
    forget: (id) => void tables.meta.removeSync(metaKey('x', id)),
  };
};
