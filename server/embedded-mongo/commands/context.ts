import { fieldsOf, itemsOf } from '../bson/read.ts';
import { textOf, truthy, wholeOf } from '../bson/scalar.ts';
import { isArray, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import type { Stream } from '../query/stream.ts';
import type { Store } from '../store/store.ts';
import type { Cursors } from './cursors.ts';

/** One command as a handler sees it. */
export interface Command {
  readonly name: string;
  readonly db: string;
  readonly fields: ReadonlyMap<string, Val>;
}

/** What handlers work with; `nowMs` is the time (ms since 1970) for new ids. */
export interface Services {
  readonly store: Store;
  readonly cursors: Cursors;
  readonly nowMs: () => number;
}

/** A reply as plain data; `ok: 1` is added by the dispatcher. */
export type Reply = Readonly<Record<string, unknown>>;
/** Answers one command. */
export type Handler = (command: Command, services: Services) => Reply | Promise<Reply>;

/** The collection named by the command's own field. */
export const collectionName = (command: Command, field = command.name): string => {
  const v = command.fields.get(field);
  if (v?.t !== T.string) throw bad(`${field} needs the name of a collection`, 73);
  return textOf(v);
};

/** An object argument, undefined when it is missing. */
export const objectArg = (fields: ReadonlyMap<string, Val>, name: string): Val | undefined => {
  const v = fields.get(name);
  if (v === undefined || v.t === T.null) return undefined;
  if (!isObject(v)) throw bad(`'${name}' must be an object`, 14);
  return v;
};

/** A list argument. */
export const listArg = (fields: ReadonlyMap<string, Val>, name: string): readonly Val[] => {
  const v = fields.get(name);
  if (!isArray(v)) throw bad(`'${name}' must be an array`, 14);
  return itemsOf(v);
};

/** A whole number that is not negative, undefined when it is missing. */
export const countArg = (fields: ReadonlyMap<string, Val>, name: string): number | undefined => {
  const v = fields.get(name);
  if (v === undefined) return undefined;
  const n = wholeOf(v);
  if (n === undefined || n < 0) throw bad(`'${name}' must be a whole number that is not negative`, 51024);
  return n;
};

/** A flag argument. */
export const flagArg = (fields: ReadonlyMap<string, Val>, name: string, otherwise = false): boolean => {
  const v = fields.get(name);
  return v === undefined ? otherwise : truthy(v);
};

/** The fields of a nested specification, each of which must be one of `allowed`. */
export const specFields = (v: Val | undefined, what: string, allowed: readonly string[]): Map<string, Val> => {
  if (!isObject(v)) throw bad(`'${what}' must be an object`, 14);
  const fields = fieldsOf(v);
  for (const name of fields.keys()) if (!allowed.includes(name)) throw refused(`the field '${name}' of ${what}`, 40415);
  return fields;
};

/** Opens a cursor over a stream and answers with its first batch. */
export const answerStream = async (
  services: Services,
  command: Command,
  name: string,
  stream: Stream,
  batchSize: number,
  single = false,
): Promise<Reply> => ({
  cursor: await services.cursors.open({ namespace: `${command.db}.${name}`, stream, batchSize, single }),
});

/** A stream of values that are already at hand. */
export async function* streamOf(docs: Val[]): Stream {
  yield docs;
}
