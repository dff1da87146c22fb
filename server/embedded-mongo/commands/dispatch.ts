import { fieldsOf } from '../bson/read.ts';
import { textOf } from '../bson/scalar.ts';
import { from } from '../bson/write.ts';
import { T, type Val } from '../bson/value.ts';
import { refused, StoreError } from '../errors.ts';
import { commands, commonFields } from '../supported.ts';
import { aggregate } from './aggregate.ts';
import * as admin from './admin.ts';
import type { Command, Handler, Services } from './context.ts';
import { findAndModify } from './find-and-modify.ts';
import * as indexes from './indexes.ts';
import * as read from './read.ts';
import * as write from './write.ts';

const handlers: Readonly<Record<string, Handler>> = {
  hello: admin.hello,
  ismaster: admin.hello,
  ping: admin.yes,
  buildInfo: admin.buildInfo,
  endSessions: admin.yes,
  killCursors: admin.killCursors,
  getMore: admin.getMore,
  listDatabases: admin.listDatabases,
  listCollections: admin.listCollections,
  listIndexes: indexes.listIndexes,
  create: admin.create,
  createIndexes: indexes.createIndexes,
  drop: admin.drop,
  dropDatabase: admin.dropDatabase,
  insert: write.insert,
  find: read.find,
  distinct: read.distinct,
  aggregate,
  update: write.update,
  delete: write.remove,
  findAndModify,
};

/** The command in a message body; throws a refusal for fields that it may not carry. */
export const readCommand = (body: Val): Command => {
  const fields = fieldsOf(body);
  const [name = '', ...carried] = fields.keys();
  const allowed = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!allowed) throw refused(`the command '${name}'`, 59);
  const unknown = carried.find((field) => !allowed.includes(field) && !commonFields.includes(field));
  if (unknown !== undefined) throw refused(`the field '${unknown}' of the command '${name}'`, 40415);
  const db = fields.get('$db');
  return { name, db: db?.t === T.string ? textOf(db) : 'admin', fields };
};

/** The reply for an error in MongoDB's shape; anything unforeseen is named as such without its details. */
export const errorReply = (error: unknown): Val => {
  if (error instanceof StoreError)
    return from({ ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details });
  return from({ ok: 0, errmsg: 'the embedded store failed inside; see its log', code: 1, codeName: 'InternalError' });
};

/** Runs one command and gives the reply document. */
export const runCommand = async (command: Command, services: Services): Promise<Val> =>
  from({ ...(await (handlers[command.name] as Handler)(command, services)), ok: 1 });
