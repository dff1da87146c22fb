import { wholeOf } from '../bson/scalar.ts';
import { date, from, object } from '../bson/write.ts';
import { StoreError } from '../errors.ts';
import { matches, parseFilter } from '../query/filter.ts';
import { maxDocumentBytes } from '../store/records.ts';
import { answerStream, collectionName, countArg, flagArg, listArg, objectArg, streamOf, type Handler } from './context.ts';

/** The longest message that is accepted, in bytes. */
export const maxMessageBytes = 48_000_000;
const limits = { maxBsonObjectSize: maxDocumentBytes, maxMessageSizeBytes: maxMessageBytes, maxWriteBatchSize: 100_000 };

/** `hello` and `ismaster`: a standalone server of the wire versions of MongoDB 4.4 to 7.0; without topologyVersion, so that drivers poll. */
export const hello: Handler = ({ name }, services) => ({
  ...(name === 'hello' ? { isWritablePrimary: true } : { ismaster: true }),
  helloOk: true,
  ...limits,
  localTime: date(services.nowMs()),
  logicalSessionTimeoutMinutes: 30,
  minWireVersion: 0,
  maxWireVersion: 21,
  saslSupportedMechs: ['SCRAM-SHA-256'],
});

/** `buildInfo`: names itself, so that nobody takes it for MongoDB. */
export const buildInfo: Handler = () => ({
  version: '7.0.0',
  versionArray: [7, 0, 0, 0],
  modules: ['muhafiz-embedded-store'],
});

/** Commands that only have to say yes. */
export const yes: Handler = () => ({});

/** `listDatabases`; says no sizes, since nobody has counted them. */
export const listDatabases: Handler = (_command, { store }) => ({
  databases: store.catalog
    .databases()
    .sort()
    .map((name) => ({ name, empty: false })),
});

/** `listCollections`. */
export const listCollections: Handler = (command, services) => {
  const { fields, db } = command;
  const filter = parseFilter(objectArg(fields, 'filter') ?? object(new Map()));
  const more = flagArg(fields, 'nameOnly') ? {} : { options: {}, info: { readOnly: false } };
  const docs = services.store.catalog.list(db).map(({ name }) => from({ name, type: 'collection', ...more }));
  const found = docs.filter((doc) => matches(filter, doc));
  return answerStream(services, command, '$cmd.listCollections', streamOf(found), Infinity);
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

/** `getMore`: the next batch of a cursor. */
export const getMore: Handler = async (command, { cursors }) => {
  const namespace = `${command.db}.${collectionName(command, 'collection')}`;
  const batchSize = countArg(command.fields, 'batchSize') ?? 0;
  return { cursor: await cursors.more(wholeOf(command.fields.get('getMore')), namespace, batchSize === 0 ? Infinity : batchSize) };
};

/** `killCursors`. */
export const killCursors: Handler = ({ fields }, { cursors }) => {
  const ids = listArg(fields, 'cursors');
  const cursorsKilled = ids.filter((id) => cursors.kill(wholeOf(id)));
  return { cursorsKilled, cursorsNotFound: ids.filter((id) => !cursorsKilled.includes(id)), cursorsAlive: [], cursorsUnknown: [] };
};
