import { fieldsOf } from '../bson/read.ts';
import { textOf, truthy, wholeOf } from '../bson/scalar.ts';
import { from, toBytes } from '../bson/write.ts';
import { isObject, T, type Val } from '../bson/value.ts';
import { bad, refused, StoreError } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import type { Filter } from '../query/filter-types.ts';
import { breathe } from '../query/stream.ts';
import { splitPath } from '../query/paths.ts';
import type { Collection, Index } from '../store/catalog-types.ts';
import { supported } from '../supported.ts';
import { collectionName, listArg, streamOf, answerStream, type Handler, type Services } from './context.ts';

type Spec = Omit<Parameters<Services['store']['catalog']['addIndex']>[1], 'multikey' | 'ready'>;

const partialOperators = new Set<string>(supported.partialFilterOperators);

const checkPartial = (filter: Filter): void => {
  if (filter.kind === 'and') filter.parts.forEach(checkPartial);
  else if (filter.kind !== 'path') throw refused(`'$${filter.kind}' in a partialFilterExpression`, 67);
  else if (!partialOperators.has(filter.test.op)) throw refused(`'${filter.test.op}' in a partialFilterExpression`, 67);
};

const checkKey = (key: Val | undefined): Val => {
  if (!isObject(key) || fieldsOf(key).size === 0) throw bad('an index needs a key with at least one field', 67);
  for (const [path, direction] of fieldsOf(key)) {
    const n = wholeOf(direction);
    if (n !== 1 && n !== -1) throw refused(`an index of '${path}' other than 1 and -1`, 67);
    if (splitPath(path).some((part) => part.startsWith('$') || /^\d+$/.test(part))) throw refused(`an index on the path '${path}'`, 67);
  }
  return key;
};

const parseSpec = (v: Val): Spec => {
  if (!isObject(v)) throw bad('an index must be an object', 14);
  const fields = fieldsOf(v);
  for (const name of fields.keys())
    if (!(supported.indexOptions as readonly string[]).includes(name)) throw refused(`the index option '${name}'`, 67);
  const key = checkKey(fields.get('key'));
  const given = fields.get('name');
  const name = given?.t === T.string ? textOf(given) : [...fieldsOf(key)].map(([path, n]) => `${path}_${wholeOf(n) ?? 1}`).join('_');
  const partial = fields.get('partialFilterExpression');
  const sparse = truthy(fields.get('sparse'));
  if (partial && sparse) throw bad('an index cannot be both sparse and partial', 67);
  if (partial) checkPartial(parseFilter(partial));
  return { name, key, unique: truthy(fields.get('unique')), sparse, partial };
};

const same = (a: Index, b: Spec): boolean =>
  toBytes(a.key).equals(toBytes(b.key)) &&
  a.unique === b.unique &&
  a.sparse === b.sparse &&
  (a.partial ? toBytes(a.partial).equals(b.partial ? toBytes(b.partial) : Buffer.alloc(0)) : !b.partial);

/** Whether the index is there already; throws when another one has its name or its key. */
const exists = (c: Collection | undefined, spec: Spec): boolean => {
  const key = toBytes(spec.key);
  for (const index of c?.indexes ?? []) {
    if (index.name === '_id_' && toBytes(index.key).equals(key)) return true;
    if (same(index, spec) && index.name === spec.name) return true;
    if (index.name === spec.name) throw bad(`an index named '${spec.name}' exists with other options`, 86);
    if (same(index, spec)) throw bad(`the index exists with the name '${index.name}'`, 85);
  }
  return false;
};

/** Documents indexed per commit while an index is built. */
const portion = 500;

const build = async (services: Services, c: Collection, spec: Spec): Promise<void> => {
  const { store } = services;
  const index = await store.queue.run(() => store.catalog.addIndex(c, { ...spec, ready: false }));
  let after: number | undefined = 0;
  try {
    while (after !== undefined) {
      const from: number = after;
      after = await store.queue.run(() => store.writes.fill(c, index, from, portion), portion);
      await breathe();
    }
  } catch (error) {
    await store.queue.run(() => store.catalog.removeIndex(c, index));
    store.collect();
    throw error;
  }
  await store.queue.run(() => {
    index.ready = true;
    store.catalog.save(c);
  });
};

/** `createIndexes`: each built in portions; a unique one fails when the documents break it. */
export const createIndexes: Handler = async (command, services) => {
  const name = collectionName(command);
  const specs = listArg(command.fields, 'indexes').map(parseSpec);
  const { store } = services;
  const created = store.catalog.find(command.db, name) === undefined;
  const c = await store.queue.run(() => store.catalog.ensure(command.db, name));
  const before = c.indexes.length;
  for (const spec of specs) if (!exists(c, spec)) await build(services, c, spec);
  return { numIndexesBefore: before, numIndexesAfter: c.indexes.length, createdCollectionAutomatically: created };
};

const required = (services: Services, db: string, name: string): Collection => {
  const c = services.store.catalog.find(db, name);
  if (!c) throw new StoreError(26, `ns does not exist: ${db}.${name}`);
  return c;
};

const chosen = (c: Collection, which: Val | undefined): Index[] => {
  if (which?.t === T.string && textOf(which) === '*') return c.indexes.filter((index) => index.name !== '_id_');
  const found = c.indexes.find((index) =>
    which?.t === T.string ? index.name === textOf(which) : isObject(which) && toBytes(index.key).equals(toBytes(which)),
  );
  if (!found) throw new StoreError(27, 'index not found');
  if (found.name === '_id_') throw bad('cannot drop the _id index', 72);
  return [found];
};

/** `dropIndexes`: by name, by key, or all but `_id_` with `*`. */
export const dropIndexes: Handler = async (command, services) => {
  const c = required(services, command.db, collectionName(command));
  const nIndexesWas = c.indexes.length;
  await services.store.queue.run(() => {
    for (const index of chosen(c, command.fields.get('index'))) services.store.catalog.removeIndex(c, index);
  });
  services.store.collect();
  return { nIndexesWas };
};

/** An index as `listIndexes` and dumps show it. */
export const describeIndex = (index: Index): Record<string, unknown> => ({
  v: 2,
  key: index.key,
  name: index.name,
  ...(index.unique && index.name !== '_id_' ? { unique: true } : {}),
  ...(index.sparse ? { sparse: true } : {}),
  ...(index.partial ? { partialFilterExpression: index.partial } : {}),
});

/** `listIndexes`. */
export const listIndexes: Handler = (command, services) => {
  const name = collectionName(command);
  const c = required(services, command.db, name);
  return answerStream(services, command, name, streamOf(c.indexes.map((index) => from(describeIndex(index)))), Infinity);
};
