import { equal } from '../bson/compare.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import { array } from '../bson/write.ts';
import { isArray, isObject, typeNames, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { isOperators, matches, parseFilter } from '../query/filter.ts';
import { supported } from '../supported.ts';
import type { Change } from './tree.ts';

const listOf = (op: string, old: Val | undefined): readonly Val[] => {
  if (old === undefined) return [];
  if (!isArray(old)) throw bad(`${op} needs an array, but the field has type ${typeNames[old.t]}`, 2);
  return itemsOf(old);
};

const refuseModifiers = (op: string, v: Val, known: readonly string[] = []): void => {
  const unknown = isOperators(v) && [...fieldsOf(v).keys()].find((name) => !known.includes(name));
  if (unknown) throw refused(`'${unknown}' in ${op}`, 2);
};

/** `$push` of one value, or of those in `$each`, after which `$slice` keeps the first or (negative) the last ones. */
export const push = (v: Val): Change => {
  refuseModifiers('$push', v, supported.pushModifiers);
  const options = isOperators(v) ? fieldsOf(v) : new Map([['$each', array([v])]]);
  const each = options.get('$each');
  const slice = options.get('$slice');
  const length = wholeOf(slice);
  if (!isArray(each)) throw bad('$push needs an array in $each');
  if (slice && length === undefined) throw bad('$slice needs a whole number');
  return (old) => {
    const items = [...listOf('$push', old), ...itemsOf(each)];
    if (length === undefined) return array(items);
    return array(length < 0 ? items.slice(length) : items.slice(0, length));
  };
};

/** `$addToSet`: adds a value that no element equals. */
export const addToSet = (v: Val): Change => {
  refuseModifiers('$addToSet', v);
  return (old) => {
    const items = listOf('$addToSet', old);
    return items.some((item) => equal(item, v)) ? old : array([...items, v]);
  };
};

/** `$pull`: removes the elements that equal the value, or match the object as a filter. */
export const pull = (v: Val): Change => {
  refuseModifiers('$pull', v);
  const filter = isObject(v) ? parseFilter(v) : undefined;
  const goes = (item: Val): boolean => (filter ? isObject(item) && matches(filter, item) : equal(item, v));
  return (old) => {
    if (old === undefined) return undefined;
    const items = listOf('$pull', old);
    const kept = items.filter((item) => !goes(item));
    return kept.length === items.length ? old : array(kept);
  };
};
