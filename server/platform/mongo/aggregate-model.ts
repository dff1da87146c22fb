import { Schema, type IndexDefinition, type IndexOptions, type Model, type SchemaDefinition } from 'mongoose';
import type { AggregateBase } from './aggregate.ts';
import type { Db } from './connect.ts';

/** The model of an aggregate's collection. */
export type AggregateModel = Model<AggregateBase>;

/** Indexes of a collection: their keys, and what is special about them. */
export type Indexes = [IndexDefinition, IndexOptions?][];

/** Declares an aggregate's model: its own fields (sealed ones as String) and indexes, besides the fields all aggregates have. */
export function defineAggregateModel(db: Db, name: string, fields: SchemaDefinition, indexes: Indexes = []): Model<AggregateBase> {
  const event = { id: String, seq: Number, type: { type: String }, at: Date, actor: Object, data: Object };
  const schema = new Schema<AggregateBase>(
    {
      ...(fields as object),
      _id: { type: String, required: true },
      version: { type: Number, required: true },
      eventSeq: { type: Number, required: true },
      commands: [String],
      outbox: [{ ...event, _id: false }],
    },
    { collection: name, strict: 'throw', versionKey: false, minimize: false },
  );
  for (const [keys, options] of indexes) schema.index(keys, options);
  schema.index({ 'outbox.at': 1 });
  return db.model<AggregateBase>(name, schema);
}

/** Declares a model that is not an aggregate: messages, revisions, sessions and the like. */
export function defineModel<T>(db: Db, name: string, fields: SchemaDefinition, indexes: Indexes = []): Model<T> {
  const schema = new Schema<T>(fields as never, { collection: name, strict: 'throw', versionKey: false, minimize: false });
  for (const [keys, options] of indexes) schema.index(keys, options);
  return db.model<T>(name, schema);
}
