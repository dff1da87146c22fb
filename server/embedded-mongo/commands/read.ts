import { keyOf } from '../bson/key.ts';
import { textOf, wholeOf } from '../bson/scalar.ts';
import { T, type Val } from '../bson/value.ts';
import { own } from '../bson/write.ts';
import { bad, StoreError } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { everything, type Filter } from '../query/filter-types.ts';
import { splitPath, walkPath } from '../query/paths.ts';
import { parseProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { streamQuery, type Query, type Stream } from '../query/stream.ts';
import { collectionName, countArg, flagArg, objectArg, answerStream, streamOf, type Handler, type Services } from './context.ts';
import { defaultFirstBatch } from './cursors.ts';

const filterArg = (fields: ReadonlyMap<string, Val>, name: string): Filter => {
  const v = objectArg(fields, name);
  return v ? parseFilter(v) : everything;
};

const streamFrom = (services: Services, db: string, name: string, query: Query): Stream => {
  const c = services.store.catalog.find(db, name);
  return c ? streamQuery(services.store.tables, c, query) : streamOf([]);
};

/** A limit of 0 means none; a negative one (from old drivers) means one batch of that many. */
const limitArg = (fields: ReadonlyMap<string, Val>): { limit: number | undefined; single: boolean } => {
  const n = fields.has('limit') ? wholeOf(fields.get('limit')) : 0;
  if (n === undefined) throw bad("'limit' must be a whole number", 9);
  return { limit: n === 0 ? undefined : Math.abs(n), single: n < 0 };
};

async function* projected(stream: Stream, project: (doc: Val) => Val): Stream {
  for await (const docs of stream) yield docs.map(project);
}

/** `find`: filter, sort, skip, limit, projection, cursor. */
export const find: Handler = (command, services) => {
  const { fields, db } = command;
  const name = collectionName(command);
  const { limit, single } = limitArg(fields);
  const sort = parseSort(objectArg(fields, 'sort'));
  const project = parseProjection(objectArg(fields, 'projection'));
  const query = { filter: filterArg(fields, 'filter'), sort, skip: countArg(fields, 'skip') ?? 0, limit };
  const stream = projected(streamFrom(services, db, name, query), project);
  const batchSize = countArg(fields, 'batchSize') ?? defaultFirstBatch;
  return answerStream(services, command, name, stream, batchSize, single || flagArg(fields, 'singleBatch'));
};

/** `count`: from the counter when everything is asked for, else by reading. */
export const count: Handler = async ({ fields, db, name: own }, services) => {
  const name = collectionName({ fields, db, name: own });
  const filter = filterArg(fields, 'query');
  const query = { filter, sort: [], skip: countArg(fields, 'skip') ?? 0, limit: limitArg(fields).limit };
  const c = services.store.catalog.find(db, name);
  if (filter === everything || (filter.kind === 'and' && filter.parts.length === 0))
    return { n: Math.min(Math.max(0, (c?.count ?? 0) - query.skip), query.limit ?? Infinity) };
  let n = 0;
  for await (const docs of streamFrom(services, db, name, query)) n += docs.length;
  return { n };
};

/** The most that the values of one `distinct` may hold, in bytes, as in MongoDB. */
const maxDistinctBytes = 16 * 1024 * 1024;

const createValues = (): { add: (v: Val) => void; all: () => Val[] } => {
  const values = new Map<string, Val>();
  let bytes = 0;
  const add = (v: Val): void => {
    const key = keyOf(v).toString('latin1');
    if (values.has(key)) return;
    bytes += key.length;
    if (bytes > maxDistinctBytes) throw new StoreError(17217, 'distinct too big, 16mb cap');
    values.set(key, own(v));
  };
  return { add, all: () => [...values.values()] };
};

/** `distinct`: the different values at a path, array elements singly. */
export const distinct: Handler = async (command, services) => {
  const key = command.fields.get('key');
  if (key?.t !== T.string) throw bad("'key' must be a string", 14);
  const parts = splitPath(textOf(key));
  const query = { filter: filterArg(command.fields, 'query'), sort: [], skip: 0, limit: undefined };
  const values = createValues();
  for await (const docs of streamFrom(services, command.db, collectionName(command), query))
    for (const doc of docs)
      walkPath(doc, parts, 'elements', (v) => {
        // The whole array comes last of its elements and is not a value of its own.
        if (v && v.t !== T.array) values.add(v);
        return false;
      });
  return { values: values.all() };
};
