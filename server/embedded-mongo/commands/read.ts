import { keyOf } from '../bson/key.ts';
import { textOf } from '../bson/scalar.ts';
import { object, own } from '../bson/write.ts';
import { T, type Val } from '../bson/value.ts';
import { bad, StoreError } from '../errors.ts';
import { parseFilter } from '../query/filter.ts';
import { splitPath, walkPath } from '../query/paths.ts';
import { parseProjection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { streamQuery, type Query, type Stream } from '../query/stream.ts';
import {
  answerStream,
  collectionName,
  countArg,
  flagArg,
  objectArg,
  streamOf,
  type Command,
  type Handler,
  type Services,
} from './context.ts';
import { defaultFirstBatch } from './cursors.ts';

/** The documents of the command's collection that its filter lets pass. */
const streamFrom = (services: Services, command: Command, filter: string, rest: Omit<Query, 'filter'>): Stream => {
  const { store } = services;
  const query = { filter: parseFilter(objectArg(command.fields, filter) ?? object(new Map())), ...rest };
  const c = store.catalog.find(command.db, collectionName(command));
  return c ? streamQuery(store.tables, c, query) : streamOf([]);
};

async function* projected(stream: Stream, project: (doc: Val) => Val): Stream {
  for await (const docs of stream) yield docs.map(project);
}

/** `find`: filter, sort, skip, limit, projection, cursor. */
export const find: Handler = (command, services) => {
  const { fields } = command;
  const project = parseProjection(objectArg(fields, 'projection'));
  // A limit of 0 means none.
  const limit = countArg(fields, 'limit') || undefined;
  const window = { sort: parseSort(objectArg(fields, 'sort')), skip: countArg(fields, 'skip') ?? 0, limit };
  const stream = projected(streamFrom(services, command, 'filter', window), project);
  const batchSize = countArg(fields, 'batchSize') ?? defaultFirstBatch;
  return answerStream(services, command, collectionName(command), stream, batchSize, flagArg(fields, 'singleBatch'));
};

/** The most that the values of one `distinct` may hold, in bytes, as in MongoDB. */
const maxDistinctBytes = 16 * 1024 * 1024;

/** `distinct`: the different values at a path, array elements singly. */
export const distinct: Handler = async (command, services) => {
  const path = command.fields.get('key');
  if (path?.t !== T.string) throw bad("'key' must be a string", 14);
  const parts = splitPath(textOf(path));
  const values = new Map<string, Val>();
  let bytes = 0;
  const note = (v: Val | undefined): boolean => {
    // The whole array comes last of its elements and is not a value of its own.
    const key = v && v.t !== T.array ? keyOf(v).toString('latin1') : undefined;
    if (!v || key === undefined || values.has(key)) return false;
    bytes += key.length;
    if (bytes > maxDistinctBytes) throw new StoreError(17217, 'distinct too big, 16mb cap');
    values.set(key, own(v));
    return false;
  };
  for await (const docs of streamFrom(services, command, 'query', { sort: [], skip: 0, limit: undefined }))
    for (const doc of docs) walkPath(doc, parts, note);
  return { values: [...values.values()] };
};
