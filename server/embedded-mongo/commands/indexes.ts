import { fieldsOf } from '../bson/read.ts';
import { textOf, truthy } from '../bson/scalar.ts';
import { from } from '../bson/write.ts';
import { isObject, T, type Val } from '../bson/value.ts';
import { bad, refused, StoreError } from '../errors.ts';
import { keyFields } from '../index/keys.ts';
import { breathe } from '../query/stream.ts';
import type { Collection, Index, IndexSpec } from '../store/collection.ts';
import { supported } from '../supported.ts';
import { answerStream, collectionName, listArg, specFields, streamOf, type Handler, type Services } from './context.ts';

const parseKey = (v: Val | undefined): IndexSpec['key'] => {
  if (!isObject(v) || fieldsOf(v).size === 0) throw bad('an index needs a key with at least one field', 67);
  const fields = keyFields(v, 'an index of', 67);
  const odd = fields.find(({ parts }) => parts.some((part) => part.startsWith('$') || /^\d+$/.test(part)));
  if (odd) throw refused(`an index on the path '${odd.path}'`, 67);
  return Object.fromEntries(fields.map(({ path, direction }) => [path, direction]));
};

const parseSpec = (v: Val): IndexSpec => {
  const fields = specFields(v, 'an index', supported.indexOptions);
  const key = parseKey(fields.get('key'));
  const name = fields.get('name');
  if (name?.t !== T.string) throw bad('an index needs a name', 67);
  return { name: textOf(name), key, unique: truthy(fields.get('unique')), ready: false };
};

const sameKey = (a: IndexSpec, b: IndexSpec): boolean => JSON.stringify(a.key) === JSON.stringify(b.key);

/** Whether the index is there already; throws when another one has its name or its key. */
const exists = (c: Collection, spec: IndexSpec): boolean => {
  for (const index of c.indexes) {
    const same = sameKey(index, spec) && (index.unique === spec.unique || index.name === '_id_');
    if (same && (index.name === spec.name || index.name === '_id_')) return true;
    if (index.name === spec.name) throw bad(`an index named '${spec.name}' exists with other options`, 86);
    if (sameKey(index, spec)) throw bad(`the index exists with the name '${index.name}'`, 85);
  }
  return false;
};

/** Documents indexed per commit while an index is built. */
const portion = 500;

const build = async ({ store }: Services, c: Collection, spec: IndexSpec): Promise<void> => {
  const index = await store.queue.run(() => store.catalog.addIndex(c, spec));
  try {
    let after: number | undefined = 0;
    while (after !== undefined) {
      const place: number = after;
      after = await store.queue.run(() => store.writes.fill(c, index, place, portion), portion);
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

/** An index as `listIndexes` and dumps show it. */
export const describeIndex = ({ key, name, unique }: Index): Record<string, unknown> => ({
  v: 2,
  key,
  name,
  ...(unique && name !== '_id_' ? { unique } : {}),
});

/** `listIndexes`. */
export const listIndexes: Handler = (command, services) => {
  const name = collectionName(command);
  const c = services.store.catalog.find(command.db, name);
  if (!c) throw new StoreError(26, `ns does not exist: ${command.db}.${name}`);
  return answerStream(services, command, name, streamOf(c.indexes.map((index) => from(describeIndex(index)))), Infinity);
};
