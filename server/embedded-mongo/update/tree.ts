import { fieldsOf } from '../bson/read.ts';
import { object } from '../bson/write.ts';
import { isArray, isObject, typeNames, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';

/** Gives the new value for the old one (undefined when missing); undefined removes, the same value changes nothing. */
export type Change = (old: Val | undefined) => Val | undefined;

/** What happens where the path does not exist: it is made, nothing, or nothing only if it could be made. */
export type Missing = 'create' | 'ignore' | 'check';

/** A copy of a value with one path below it changed; everything else is shared with the original. Paths do not go through arrays. */
const edit = (node: Val | undefined, parts: readonly string[], change: Change, missing: Missing): Val | undefined => {
  const [part, ...rest] = parts;
  if (part === undefined) return change(node);
  if (isArray(node)) throw refused(`an update of '${part}' inside an array`, 28);
  if (node && !isObject(node)) {
    if (missing === 'ignore') return node;
    throw bad(`cannot create field '${part}' in a value of type ${typeNames[node.t]}`, 28);
  }
  if (!node && missing !== 'create') return undefined;
  const fields = new Map(node && fieldsOf(node));
  const old = fields.get(part);
  const next = edit(old, rest, change, missing);
  if (next === old) return node;
  if (next) fields.set(part, next);
  else fields.delete(part);
  return object(fields);
};

/** A copy of the document with one path changed; throws when something in the way cannot hold the path. */
export const editPath = (doc: Val, parts: readonly string[], change: Change, missing: Missing): Val =>
  edit(doc, parts, change, missing) as Val;

/** The document with `id` in front. */
export const withId = (doc: Val, id: Val): Val => {
  const fields = new Map(fieldsOf(doc));
  fields.delete('_id');
  return object(new Map([['_id', id], ...fields]));
};
