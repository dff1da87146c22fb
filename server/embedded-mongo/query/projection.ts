import { fieldsOf, itemsOf } from '../bson/read.ts';
import { truthy } from '../bson/scalar.ts';
import { array, object } from '../bson/write.ts';
import { isArray, isNumber, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { splitPath } from './paths.ts';

/** Gives the shape of a document that the client asked for. */
export type Project = (doc: Val) => Val;

/** What is wanted of an object: its fields, each whole (undefined) or in part. */
type Wanted = Map<string, Wanted | undefined>;

const want = (wanted: Wanted, path: string, [part = '', ...rest]: readonly string[]): void => {
  const last = rest.length === 0;
  if (wanted.has(part) && (last || !wanted.get(part))) throw bad(`path collision at ${path}`, 31250);
  const below: Wanted | undefined = last ? undefined : (wanted.get(part) ?? new Map<string, Wanted | undefined>());
  wanted.set(part, below);
  if (below) want(below, path, rest);
};

/** The wanted part of an object, or of each object in an array; scalars have none. */
const partOf = (v: Val, wanted: Wanted): Val | undefined => {
  if (isArray(v)) return array(itemsOf(v).flatMap((item) => partOf(item, wanted) ?? []));
  if (!isObject(v)) return undefined;
  const fields = new Map<string, Val>();
  for (const [name, value] of fieldsOf(v)) {
    if (!wanted.has(name)) continue;
    const below = wanted.get(name);
    const kept = below ? partOf(value, below) : value;
    if (kept) fields.set(name, kept);
  }
  return object(fields);
};

/** A projection of the fields that are wanted, beside `_id`; everything else is refused. Without one, documents stay as they are. */
export const parseProjection = (v: Val | undefined): Project => {
  if (!v) return (doc) => doc;
  if (!isObject(v)) throw bad('a projection must be an object', 14);
  const wanted: Wanted = new Map([['_id', undefined]]);
  for (const [path, flag] of fieldsOf(v)) {
    if (path.includes('$') || !(flag.t === T.bool || isNumber(flag)) || !truthy(flag))
      throw refused(`a projection of '${path}' other than 1`, 2);
    if (path !== '_id') want(wanted, path, splitPath(path));
  }
  return fieldsOf(v).size === 0 ? (doc) => doc : (doc) => partOf(doc, wanted) as Val;
};
