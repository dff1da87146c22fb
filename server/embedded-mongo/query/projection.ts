import { fieldsOf } from '../bson/read.ts';
import { truthy } from '../bson/scalar.ts';
import { object } from '../bson/write.ts';
import { isNumber, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';

/** Gives the shape of a document that the client asked for. */
export type Project = (doc: Val) => Val;

/** A projection of whole fields that are wanted, beside `_id`; everything else is refused. Without one, documents stay as they are. */
export const parseProjection = (v: Val | undefined): Project => {
  if (!v) return (doc) => doc;
  if (!isObject(v)) throw bad('a projection must be an object', 14);
  const wanted = new Set(['_id']);
  for (const [path, flag] of fieldsOf(v)) {
    if (/[.$]/.test(path) || !(flag.t === T.bool || isNumber(flag)) || !truthy(flag))
      throw refused(`a projection of '${path}' other than a whole field with 1`, 2);
    wanted.add(path);
  }
  if (fieldsOf(v).size === 0) return (doc) => doc;
  return (doc) => object(new Map([...fieldsOf(doc)].filter(([name]) => wanted.has(name))));
};
