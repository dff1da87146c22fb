import { parsePipeline } from '../aggregate/pipeline.ts';
import { answerStream, collectionName, countArg, listArg, specFields, streamOf, type Handler } from './context.ts';
import { defaultFirstBatch } from './cursors.ts';

/** `aggregate`: the leading filter, sort, skip and limit through the indexes, the other stages one after the other. */
export const aggregate: Handler = (command, services) => {
  const name = collectionName(command);
  const { tables, catalog } = services.store;
  const cursor = specFields(command.fields.get('cursor'), 'cursor', ['batchSize']);
  const pipeline = parsePipeline(listArg(command.fields, 'pipeline'));
  const c = catalog.find(command.db, name);
  const stream = c ? pipeline(tables, c) : streamOf([]);
  return answerStream(services, command, name, stream, countArg(cursor, 'batchSize') ?? defaultFirstBatch);
};
