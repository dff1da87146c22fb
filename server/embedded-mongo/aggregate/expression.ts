import { fieldsOf, getField, itemsOf } from '../bson/read.ts';
import { textOf } from '../bson/scalar.ts';
import { array, object } from '../bson/write.ts';
import { isArray, isObject, T, type Val } from '../bson/value.ts';
import { refused } from '../errors.ts';
import { splitPath } from '../query/paths.ts';

/** Computes a value from a document; undefined means missing. */
export type Expression = (doc: Val) => Val | undefined;

/** What an expression sees at a path: through an array, the values of its objects as an array. */
const valueAt = (v: Val | undefined, parts: readonly string[], at: number): Val | undefined => {
  if (at === parts.length) return v;
  if (isObject(v)) return valueAt(getField(v, parts[at] as string), parts, at + 1);
  if (!isArray(v)) return undefined;
  return array(itemsOf(v).flatMap((item) => (isObject(item) || isArray(item) ? (valueAt(item, parts, at) ?? []) : [])));
};

const objectExpression = (v: Val, uses: Set<string>): Expression => {
  const fields = [...fieldsOf(v)].map(([name, inner]) => {
    if (name.startsWith('$')) throw refused(`the expression operator '${name}'`, 168);
    return [name, parseExpression(inner, uses)] as const;
  });
  return (doc) => {
    const found = new Map<string, Val>();
    for (const [name, inner] of fields) {
      const value = inner(doc);
      if (value) found.set(name, value);
    }
    return object(found);
  };
};

/** What `uses` holds when an expression sees the whole document. */
export const wholeDocument = '';

/** An expression: a field path such as `$state`, a constant, or an object of expressions; notes in `uses` which fields it reads. */
export const parseExpression = (v: Val, uses: Set<string>): Expression => {
  if (isObject(v)) {
    const only = fieldsOf(v).size === 1 ? fieldsOf(v).get('$literal') : undefined;
    return only ? () => only : objectExpression(v, uses);
  }
  if (v.t !== T.string) return () => v;
  const text = textOf(v);
  if (!text.startsWith('$')) return () => v;
  if (text.startsWith('$$') && text !== '$$ROOT' && !text.startsWith('$$ROOT.')) throw refused(`the variable '${text}'`, 17276);
  const path = text.startsWith('$$ROOT') ? text.slice('$$ROOT.'.length) : text.slice(1);
  const parts = path === '' ? [] : splitPath(path);
  uses.add(parts[0] ?? wholeDocument);
  return (doc) => valueAt(doc, parts, 0);
};
