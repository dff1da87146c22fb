/** Everything that this store does; whatever is not listed here is refused by name. The README's lists are made from it. */
export const supported = {
  filterLogic: ['$or'],
  filterOperators: ['$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists'],
  updateOperators: ['$set', '$unset', '$inc', '$max', '$push', '$pull', '$addToSet', '$setOnInsert'],
  pushModifiers: ['$each', '$slice'],
  stages: ['$match', '$sort', '$skip', '$limit', '$group'],
  accumulators: ['$sum', '$avg', '$min', '$max'],
  indexOptions: ['key', 'name', 'unique', 'v'],
} as const;

/** Fields that drivers add to every command; they are read by the transport or have no meaning here. */
export const commonFields: readonly string[] = ['$db', 'lsid', '$clusterTime', 'readConcern', 'writeConcern'];

/** What a driver says of itself when it greets. */
const handshake = ['client', 'compression', 'saslSupportedMechs', 'speculativeAuthenticate', 'helloOk', 'backpressure'];

/** The commands and, for each, the fields it may carry beside the common ones. */
export const commands: Readonly<Record<string, readonly string[]>> = {
  hello: handshake,
  ismaster: handshake,
  ping: [],
  buildInfo: [],
  saslStart: ['mechanism', 'payload', 'options', 'autoAuthorize'],
  saslContinue: ['conversationId', 'payload'],
  endSessions: [],
  killCursors: ['cursors'],
  getMore: ['collection', 'batchSize'],
  listDatabases: [],
  listCollections: ['filter', 'nameOnly', 'cursor', 'authorizedCollections'],
  listIndexes: ['cursor'],
  create: [],
  createIndexes: ['indexes'],
  drop: [],
  dropDatabase: [],
  insert: ['documents', 'ordered'],
  find: ['filter', 'projection', 'sort', 'skip', 'limit', 'batchSize', 'singleBatch'],
  distinct: ['key', 'query'],
  aggregate: ['pipeline', 'cursor'],
  update: ['updates', 'ordered'],
  delete: ['deletes', 'ordered'],
  findAndModify: ['query', 'update', 'remove', 'new', 'upsert'],
};
