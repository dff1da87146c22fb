/** Everything that this store does; whatever is not listed here is refused by name. The README's lists are made from it. */
export const supported = {
  filterLogic: ['$and', '$or', '$nor'],
  filterOperators: ['$eq', '$ne', '$gt', '$gte', '$lt', '$lte', '$in', '$nin', '$exists', '$not', '$elemMatch', '$size', '$all', '$type'],
  updateOperators: ['$set', '$unset', '$inc', '$mul', '$min', '$max', '$push', '$pull', '$addToSet', '$setOnInsert'],
  pushModifiers: ['$each', '$position', '$slice', '$sort'],
  stages: ['$match', '$sort', '$skip', '$limit', '$group'],
  accumulators: ['$sum', '$avg', '$min', '$max'],
  partialFilterOperators: ['$eq', '$exists', '$gt', '$gte', '$lt', '$lte', '$in', '$type'],
  indexOptions: ['key', 'name', 'unique', 'sparse', 'partialFilterExpression', 'background', 'v'],
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
  dropIndexes: ['index'],
  drop: [],
  dropDatabase: [],
  insert: ['documents', 'ordered', 'bypassDocumentValidation'],
  find: ['filter', 'projection', 'sort', 'skip', 'limit', 'batchSize', 'singleBatch', 'noCursorTimeout', 'allowDiskUse', 'hint'],
  count: ['query', 'limit', 'skip', 'hint'],
  distinct: ['key', 'query'],
  aggregate: ['pipeline', 'cursor'],
  update: ['updates', 'ordered', 'bypassDocumentValidation'],
  delete: ['deletes', 'ordered'],
  findAndModify: ['query', 'sort', 'update', 'remove', 'new', 'fields', 'upsert', 'arrayFilters', 'bypassDocumentValidation', 'hint'],
};
