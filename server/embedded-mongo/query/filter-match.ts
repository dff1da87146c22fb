import { compare, equal, rankOf } from '../bson/compare.ts';
import { itemsOf } from '../bson/read.ts';
import { numericOf } from '../bson/scalar.ts';
import { nothing } from '../bson/write.ts';
import { isArray, isNumber, isObject, T, type Val } from '../bson/value.ts';
import type { Filter, Test } from './filter-types.ts';
import { walkPath } from './paths.ts';

/** For each array that a filter went through: the place of the element that matched, for the positional operator. */
export type Places = Map<string, number>;

const isNaNValue = (v: Val): boolean => isNumber(v) && Number.isNaN(numericOf(v));

const ordered = (op: '$gt' | '$gte' | '$lt' | '$lte', v: Val | undefined, bound: Val): boolean => {
  const value = v ?? nothing;
  if (rankOf(value.t) !== rankOf(bound.t)) return false;
  const order = compare(value, bound);
  if (order === 0) return op === '$gte' || op === '$lte';
  if (isNaNValue(value) || isNaNValue(bound)) return false;
  return op === '$gt' || op === '$gte' ? order > 0 : order < 0;
};

/** Whether one value (undefined when missing) passes a comparison, an `$in`, an `$exists` or a `$type`. */
export const testValue = (test: Test, v: Val | undefined): boolean => {
  switch (test.op) {
    case '$eq':
      return v === undefined ? test.value.t === T.null : equal(v, test.value);
    case '$in':
      return test.values.some((value) => (v === undefined ? value.t === T.null : equal(v, value)));
    case '$exists':
      return v !== undefined;
    case '$type':
      return v !== undefined && test.types.has(v.t);
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return ordered(test.op, v, test.value);
    default:
      return false;
  }
};

/** Whether a bare value (an array element) passes a test, as inside `$elemMatch` and `$pull`. */
export const testElement = (test: Test, v: Val): boolean => {
  if (test.op === '$not') return !test.tests.every((inner) => testElement(inner, v));
  if (test.op === '$size' || test.op === '$elemMatch') return testArray(test, v) !== undefined;
  return testValue(test, v);
};

const elementPasses = (test: Extract<Test, { op: '$elemMatch' }>, item: Val): boolean => {
  if (test.tests) return test.tests.every((inner) => testElement(inner, item));
  return (isObject(item) || isArray(item)) && test.filter !== undefined && matches(test.filter, item);
};

/** The place of the element that made an array pass (or 0), undefined when it does not pass. */
const testArray = (test: Extract<Test, { op: '$size' | '$elemMatch' }>, v: Val | undefined): number | undefined => {
  if (!isArray(v)) return undefined;
  const items = itemsOf(v);
  if (test.op === '$size') return items.length === test.size ? 0 : undefined;
  const at = items.findIndex((item) => elementPasses(test, item));
  return at < 0 ? undefined : at;
};

type PathFilter = Extract<Filter, { kind: 'path' }>;

/** The paths of the arrays on the way to `parts`, for remembering which element matched. */
const remember = (places: Places | undefined, parts: readonly string[], place: number | undefined, doc: Val): void => {
  if (!places || place === undefined) return;
  for (let n = 1; n <= parts.length; n += 1) {
    const prefix = parts.slice(0, n);
    let found = false;
    walkPath(doc, prefix, 'whole', (v) => (found = isArray(v)));
    if (found) {
      places.set(prefix.join('.'), place);
      return;
    }
  }
};

const matchPath = (filter: PathFilter, doc: Val, places: Places | undefined): boolean => {
  const { test, parts } = filter;
  if (test.op === '$not') return !test.tests.every((inner) => matchPath({ ...filter, test: inner }, doc, undefined));
  if (test.op === '$size' || test.op === '$elemMatch')
    return walkPath(doc, parts, 'whole', (v, outer) => {
      const place = testArray(test, v);
      if (place !== undefined) remember(places, parts, outer ?? place, doc);
      return place !== undefined;
    });
  return walkPath(doc, parts, 'elements', (v, place) => {
    if (!testValue(test, v)) return false;
    remember(places, parts, place, doc);
    return true;
  });
};

/** Whether a document passes a filter; when `places` is given, it receives the matching array elements. */
export const matches = (filter: Filter, doc: Val, places?: Places): boolean => {
  if (filter.kind === 'path') return matchPath(filter, doc, places);
  if (filter.kind === 'and') return filter.parts.every((part) => matches(part, doc, places));
  if (filter.kind === 'or') return filter.parts.some((part) => matches(part, doc, places));
  return !filter.parts.some((part) => matches(part, doc));
};
