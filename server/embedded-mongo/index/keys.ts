import { byBytes, descending, emptyArrayKey, keyOf } from '../bson/key.ts';
import { fieldsOf, getField, itemsOf } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';
import { refused } from '../errors.ts';
import { splitPath } from '../query/paths.ts';

/** A field of an index or a sort: its path and whether it ascends (1) or descends (-1). */
export interface KeyField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** The fields of a specification such as `{ state: 1, at: -1 }`; `what` and `code` are for the refusal of anything else. */
export const keyFields = (v: Val, what: string, code: number): KeyField[] =>
  [...fieldsOf(v)].map(([path, flag]) => {
    const direction = wholeOf(flag);
    if ((direction !== 1 && direction !== -1) || path.startsWith('$'))
      throw refused(`${what} '${path}' other than 1 and -1 of a path`, code);
    return { path, parts: splitPath(path), direction };
  });

/** The keys of one document, and for each field whether it went through an array. */
export interface DocumentKeys {
  readonly keys: readonly Buffer[];
  readonly multikey: readonly boolean[];
}

/** What one field holds: one key, or through an array a key for each element. */
const fieldKeys = ({ parts, direction }: KeyField, doc: Val): { keys: Buffer[]; multikey: boolean } => {
  let multikey = false;
  const reach = (v: Val | undefined, at: number): Buffer[] => {
    const ended = at === parts.length;
    if (isArray(v)) {
      multikey = true;
      const items = itemsOf(v);
      if (items.length === 0) return [ended ? emptyArrayKey : keyOf(undefined)];
      return items.flatMap((item) => (ended ? [keyOf(item)] : reach(isObject(item) ? item : undefined, at)));
    }
    if (v === undefined || ended) return [keyOf(v)];
    return reach(isObject(v) ? getField(v, parts[at] as string) : undefined, at + 1);
  };
  const keys = reach(doc, 0);
  return { keys: direction === 1 ? keys : keys.map(descending), multikey };
};

/** The distinct keys of a document for these fields, in rising order; refuses a document in which two of the fields hold arrays. */
export const documentKeys = (fields: readonly KeyField[], doc: Val): DocumentKeys => {
  const found = fields.map((field) => fieldKeys(field, doc));
  const multikey = found.map((field) => field.multikey);
  const arrays = fields.filter((_, i) => multikey[i]);
  if (arrays.length > 1) throw refused(`an index or a sort over the arrays ${arrays.map(({ path }) => `'${path}'`).join(' and ')}`, 171);
  const keys = found.reduce<Buffer[]>(
    (all, field) => all.flatMap((key) => field.keys.map((next) => Buffer.concat([key, next]))),
    [Buffer.alloc(0)],
  );
  if (keys.length > 1) keys.sort(byBytes);
  return { keys: keys.filter((key, i) => i === 0 || !key.equals(keys[i - 1] as Buffer)), multikey };
};
