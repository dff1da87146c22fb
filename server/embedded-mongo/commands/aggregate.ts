import { fieldsOf, getField } from '../bson/read.ts';
import { T, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import { foldQuery } from '../aggregate/fold.ts';
import { parsePipeline, type Pipeline } from '../aggregate/pipeline.ts';
import { streamQuery, type Stream } from '../query/stream.ts';
import type { Collection } from '../store/catalog-types.ts';
import type { Tables } from '../store/environment.ts';
import {
  answerStream,
  collectionName,
  countArg,
  listArg,
  objectArg,
  streamOf,
  type Command,
  type Handler,
  type Services,
} from './context.ts';
import { defaultFirstBatch } from './cursors.ts';

const queryOf = (tables: Tables, c: Collection, { query, group }: Pipeline): Stream =>
  group ? foldQuery(tables, c, query, group()) : streamQuery(tables, c, query);

const start = (command: Command, services: Services, name: string): Stream => {
  const { store } = services;
  const pipeline = parsePipeline(listArg(command.fields, 'pipeline'));
  const c = store.catalog.find(command.db, name);
  const source = c ? queryOf(store.tables, c, pipeline) : streamOf([]);
  return pipeline.stages.reduce((stream, stage) => stage(stream), source);
};

/** `aggregate`: the leading filter, sort and limit through the indexes, the other stages one after the other. */
export const aggregate: Handler = (command, services) => {
  if (command.fields.get('aggregate')?.t !== T.string) throw bad('an aggregation needs a collection', 73);
  const name = collectionName(command);
  const cursor: Val | undefined = objectArg(command.fields, 'cursor');
  if (!cursor) throw bad("the 'cursor' option is required", 9);
  const batchSize = getField(cursor, 'batchSize') ? countArg(fieldsOf(cursor), 'batchSize') : undefined;
  return answerStream(services, command, name, start(command, services, name), batchSize ?? defaultFirstBatch);
};
