import { compare, equal } from '../bson/compare.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import { array, object } from '../bson/write.ts';
import { isArray, isObject, typeNames, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { documentKeys } from '../index/keys.ts';
import { matches } from '../query/filter-match.ts';
import { isOperators, parseFilter } from '../query/filter-parse.ts';
import { keyFields } from '../store/catalog-codec.ts';
import { supported } from '../supported.ts';
import type { Change } from './tree.ts';

const modifiers = new Set<string>(supported.pushModifiers);

const listOf = (op: string, old: Val | undefined): readonly Val[] => {
  if (old === undefined) return [];
  if (!isArray(old)) throw bad(`${op} needs an array, but the field has type ${typeNames[old.t]}`, 2);
  return itemsOf(old);
};

const each = (op: string, v: Val): readonly Val[] => {
  const given = isOperators(v) ? fieldsOf(v).get('$each') : undefined;
  if (!given) return [v];
  if (!isArray(given)) throw bad(`$each in ${op} needs an array`);
  return itemsOf(given);
};

const whole = (name: string, v: Val): number => {
  const n = wholeOf(v);
  if (n === undefined) throw bad(`${name} needs a whole number`);
  return n;
};

const inOrder = (items: Val[], sort: Val): Val[] => {
  if (!isObject(sort)) {
    const direction = whole('$sort', sort);
    return items.sort((a, b) => compare(a, b) * direction);
  }
  const fields = keyFields(sort);
  const key = (v: Val): Buffer => documentKeys(fields, isObject(v) ? v : object(new Map())).keys[0] as Buffer;
  return items
    .map((v) => ({ v, key: key(v) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ v }) => v);
};

const cut = (items: Val[], slice: number): Val[] => {
  if (slice === 0) return [];
  return slice > 0 ? items.slice(0, slice) : items.slice(slice);
};

/** `$push`, with `$each`, `$position`, `$sort` and `$slice` in that order of effect. */
export const push = (v: Val): Change => {
  const options = isOperators(v) ? fieldsOf(v) : new Map<string, Val>();
  for (const name of options.keys()) if (!modifiers.has(name)) throw refused(`the $push modifier '${name}'`, 2);
  if (options.size > 0 && !options.has('$each')) throw bad('$push modifiers need $each');
  const added = each('$push', v);
  const [position, sort, slice] = ['$position', '$sort', '$slice'].map((name) => options.get(name));
  const at = position && whole('$position', position);
  const length = slice && whole('$slice', slice);
  return (old) => {
    const items = [...listOf('$push', old)];
    items.splice(at ?? items.length, 0, ...added);
    const sorted = sort ? inOrder(items, sort) : items;
    return array(length === undefined ? sorted : cut(sorted, length));
  };
};

/** `$addToSet`: adds each value that no element equals. */
export const addToSet = (v: Val): Change => {
  if (isOperators(v) && (!fieldsOf(v).has('$each') || fieldsOf(v).size > 1)) throw refused('an $addToSet modifier other than $each', 2);
  const added = each('$addToSet', v);
  return (old) => {
    const items = [...listOf('$addToSet', old)];
    const before = items.length;
    for (const one of added) if (!items.some((item) => equal(item, one))) items.push(one);
    return old && items.length === before ? old : array(items);
  };
};

/** `$pull`: removes the elements that equal the value, pass the operators, or match the object as a filter. */
export const pull = (v: Val): Change => {
  const wrapped = isOperators(v);
  const filter = wrapped ? parseFilter(object(new Map([['element', v]]))) : isObject(v) ? parseFilter(v) : undefined;
  const goes = (item: Val): boolean => {
    if (!filter) return equal(item, v);
    if (wrapped) return matches(filter, object(new Map([['element', item]])));
    return isObject(item) && matches(filter, item);
  };
  return (old) => {
    if (old === undefined) return undefined;
    const items = listOf('$pull', old);
    const kept = items.filter((item) => !goes(item));
    return kept.length === items.length ? old : array(kept);
  };
};
