import { fieldsOf, getField, itemsOf } from '../bson/read.ts';
import { textOf } from '../bson/scalar.ts';
import { array, object } from '../bson/write.ts';
import { isArray, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
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
    if (name.includes('.')) throw bad(`the field name '${name}' of an expression cannot contain '.'`, 16412);
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

/** An expression: a field path such as `$state`, a constant, or an object of expressions; notes in `uses` which fields it reads. */
export const parseExpression = (v: Val, uses: Set<string>): Expression => {
  if (isObject(v)) return objectExpression(v, uses);
  if (isArray(v)) throw refused("an expression of the BSON type 'array'", 168);
  const text = v.t === T.string ? textOf(v) : '';
  if (!text.startsWith('$')) return () => v;
  const parts = splitPath(text.slice(1));
  if (parts.some((part) => part.startsWith('$'))) throw refused(`the variable or path '${text}'`, 17276);
  uses.add(parts[0] as string);
  return (doc) => valueAt(doc, parts, 0);
};
