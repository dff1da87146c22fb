import { fieldsOf, itemsOf } from '../bson/read.ts';
import { numericOf, textOf, truthy, wholeOf } from '../bson/scalar.ts';
import { isArray, isNumber, isObject, T, typeNames, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { supported } from '../supported.ts';
import type { Filter, Test } from './filter-types.ts';
import { splitPath } from './paths.ts';

const logic = new Set<string>(supported.filterLogic);
const operators = new Set<string>(supported.filterOperators);

/** Whether an object is a set of operators (its first field starts with `$`) rather than a value to compare with. */
export const isOperators = (v: Val): boolean => {
  if (!isObject(v)) return false;
  const [first] = fieldsOf(v).keys();
  return first?.startsWith('$') === true;
};

const list = (v: Val, name: string): readonly Val[] => {
  if (!isArray(v)) throw bad(`${name} needs an array`);
  return itemsOf(v);
};

const not = (...tests: readonly Test[]): Test => ({ op: '$not', tests });

const values = (v: Val, name: string): readonly Val[] =>
  list(v, name).map((item) => {
    if (isOperators(item)) throw bad(`cannot nest $ under ${name}`);
    return item;
  });

const typeOf = (v: Val): number[] => {
  if (v.t === T.string && textOf(v) === 'number') return [T.int32, T.double, T.long, T.decimal];
  const wanted = v.t === T.string ? textOf(v) : isNumber(v) ? Number(numericOf(v)) : undefined;
  const found = Object.values(T).filter((t) => t === wanted || typeNames[t] === wanted);
  if (found.length === 0) throw refused(`$type with '${String(wanted)}'`, 2);
  return found;
};

const elemMatch = (v: Val): Test => {
  if (!isObject(v)) throw bad('$elemMatch needs an object');
  const [first] = fieldsOf(v).keys();
  if (first !== undefined && first.startsWith('$') && !logic.has(first)) return { op: '$elemMatch', tests: parseTests(v) };
  return { op: '$elemMatch', filter: parseFilter(v) };
};

const all = (v: Val): readonly Test[] => {
  const items = list(v, '$all');
  if (items.length === 0) return [{ op: 'none' }];
  return items.map((item) => {
    if (!isOperators(item)) return { op: '$eq', value: item };
    const inner = fieldsOf(item).get('$elemMatch');
    if (inner === undefined || fieldsOf(item).size !== 1) throw refused('an operator inside $all other than $elemMatch', 2);
    return elemMatch(inner);
  });
};

const size = (v: Val): Test => {
  const n = wholeOf(v);
  if (n === undefined || n < 0) throw bad('$size needs a whole number that is not negative');
  return { op: '$size', size: n };
};

const notTest = (v: Val): Test => {
  if (!isOperators(v)) throw bad('$not needs an object of operators');
  return not(...parseTests(v));
};

const compared =
  (op: '$eq' | '$gt' | '$gte' | '$lt' | '$lte') =>
  (v: Val): readonly Test[] => [{ op, value: v }];

const parsers: Readonly<Record<string, (v: Val) => readonly Test[]>> = {
  $eq: compared('$eq'),
  $gt: compared('$gt'),
  $gte: compared('$gte'),
  $lt: compared('$lt'),
  $lte: compared('$lte'),
  $ne: (v) => [not({ op: '$eq', value: v })],
  $in: (v) => [{ op: '$in', values: values(v, '$in') }],
  $nin: (v) => [not({ op: '$in', values: values(v, '$nin') })],
  $exists: (v) => [truthy(v) ? { op: '$exists' } : not({ op: '$exists' })],
  $not: (v) => [notTest(v)],
  $elemMatch: (v) => [elemMatch(v)],
  $size: (v) => [size(v)],
  $all: (v) => all(v),
  $type: (v) => [{ op: '$type', types: new Set(isArray(v) ? itemsOf(v).flatMap(typeOf) : typeOf(v)) }],
};

const parseTests = (v: Val): readonly Test[] =>
  [...fieldsOf(v)].flatMap(([name, value]) => {
    const parser = operators.has(name) ? parsers[name] : undefined;
    if (!parser) throw refused(`the filter operator '${name}'`, 2);
    return parser(value);
  });

/** The tests that a filter sets on one field: an object of operators, or a value to be equal to. */
export const testsFor = (v: Val): readonly Test[] => (isOperators(v) ? parseTests(v) : [{ op: '$eq', value: v }]);

const parseLogic = (name: string, v: Val): Filter => {
  if (!logic.has(name)) throw refused(`the filter operator '${name}'`, 2);
  const parts = list(v, name);
  if (parts.length === 0) throw bad(`${name} needs a nonempty array`);
  return { kind: name.slice(1) as 'and' | 'or' | 'nor', parts: parts.map(parseFilter) };
};

/** A filter from its BSON; throws a refusal naming the first operator that is not supported, at any depth. */
export const parseFilter = (v: Val): Filter => {
  if (!isObject(v)) throw bad('a filter must be an object', 14);
  const parts = [...fieldsOf(v)].flatMap(([name, value]): Filter[] => {
    if (name.startsWith('$')) return [parseLogic(name, value)];
    const path = splitPath(name);
    return testsFor(value).map((test) => ({ kind: 'path', path: name, parts: path, test }));
  });
  return parts.length === 1 && parts[0] ? parts[0] : { kind: 'and', parts };
};
