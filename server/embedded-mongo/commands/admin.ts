import { date, from, object } from '../bson/write.ts';
import { numericOf } from '../bson/scalar.ts';
import { isNumber, type Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import { matches, parseFilter } from '../query/filter.ts';
import { collectionName, countArg, flagArg, listArg, objectArg, streamOf, answerStream, type Handler, type Services } from './context.ts';

/** The wire versions that are spoken: those of MongoDB 4.4 to 7.0, which drivers 5 to 7 accept. */
const wireVersions = { minWireVersion: 0, maxWireVersion: 21 };
const limits = { maxBsonObjectSize: 16 * 1024 * 1024, maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };

/** `hello` and `isMaster`: a standalone server; without topologyVersion, so that drivers poll instead of streaming. */
export const hello: Handler = ({ fields, name }, services) => ({
  ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
  helloOk: true,
  ...limits,
  localTime: date(services.nowMs()),
  logicalSessionTimeoutMinutes: 30,
  connectionId: 1,
  ...wireVersions,
  readOnly: false,
  ...(fields.has('saslSupportedMechs') ? { saslSupportedMechs: ['SCRAM-SHA-256'] } : {}),
});

/** `buildInfo`: names itself, so that nobody takes it for MongoDB. */
export const buildInfo: Handler = () => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  modules: ['muhafiz-embedded-store'],
  bits: 64,
  ...limits,
});

/** Commands that only have to say yes. */
export const yes: Handler = () => ({});

const filtered = (docs: Val[], filter: Val | undefined): Val[] => {
  if (!filter) return docs;
  const parsed = parseFilter(filter);
  return docs.filter((doc) => matches(parsed, doc));
};

/** `listDatabases`. */
export const listDatabases: Handler = ({ fields }, { store }) => {
  const nameOnly = flagArg(fields, 'nameOnly');
  const docs = store.catalog
    .databases()
    .sort()
    .map((name) => from(nameOnly ? { name } : { name, empty: false }));
  return { databases: filtered(docs, objectArg(fields, 'filter')) };
};

/** `listCollections`. */
export const listCollections: Handler = (command, services) => {
  const { fields, db } = command;
  const docs = services.store.catalog
    .list(db)
    .map(({ name }) =>
      from({ name, type: 'collection', ...(flagArg(fields, 'nameOnly') ? {} : { options: object(new Map()), info: { readOnly: false } }) }),
    );
  return answerStream(services, command, '$cmd.listCollections', streamOf(filtered(docs, objectArg(fields, 'filter'))), Infinity);
};

/** `create`. */
export const create: Handler = async (command, { store }) => {
  const name = collectionName(command);
  await store.queue.run(() => {
    if (store.catalog.find(command.db, name)) throw new StoreError(48, `collection ${command.db}.${name} already exists`);
    store.catalog.ensure(command.db, name);
  });
  return {};
};

/** `drop`: at once; the bytes are freed in the background. */
export const drop: Handler = async (command, { store }) => {
  const name = collectionName(command);
  await store.queue.run(() => {
    const c = store.catalog.find(command.db, name);
    if (!c) throw new StoreError(26, 'ns not found');
    store.catalog.remove(c);
  });
  store.collect();
  return { ns: `${command.db}.${name}` };
};

/** `dropDatabase`: at once; the bytes are freed in the background. */
export const dropDatabase: Handler = async ({ db }, { store }) => {
  await store.queue.run(() => {
    for (const c of store.catalog.list(db)) store.catalog.remove(c);
  });
  store.collect();
  return { dropped: db };
};

const cursorId = (v: Val | undefined): bigint => {
  const n = isNumber(v) ? numericOf(v) : 0;
  return typeof n === 'object' ? 0n : BigInt(n);
};

/** `getMore`: the next batch of a cursor. */
export const getMore: Handler = async (command, { cursors }: Services) => {
  const namespace = `${command.db}.${collectionName(command, 'collection')}`;
  const batchSize = countArg(command.fields, 'batchSize');
  return { cursor: await cursors.more(cursorId(command.fields.get('getMore')), namespace, batchSize === 0 ? undefined : batchSize) };
};

/** `killCursors`. */
export const killCursors: Handler = ({ fields }, { cursors }) => {
  const killed: Val[] = [];
  const missing: Val[] = [];
  for (const id of listArg(fields, 'cursors')) (cursors.kill(cursorId(id)) ? killed : missing).push(id);
  return { cursorsKilled: killed, cursorsNotFound: missing, cursorsAlive: [], cursorsUnknown: [] };
};
