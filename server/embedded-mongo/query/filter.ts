import { compare, equal } from '../bson/compare.ts';
import { rankOf } from '../bson/key.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { numericOf, truthy } from '../bson/scalar.ts';
import { nothing } from '../bson/write.ts';
import { isArray, isNumber, isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { supported } from '../supported.ts';
import { splitPath, walkPath } from './paths.ts';

const bounds = {
  $gt: (order: number) => order > 0,
  $gte: (order: number) => order >= 0,
  $lt: (order: number) => order < 0,
  $lte: (order: number) => order <= 0,
};

/** A comparison with a bound. */
export interface OrderedTest {
  readonly op: keyof typeof bounds;
  readonly value: Val;
}

/** A test on one value at a path. */
export type Test =
  | OrderedTest
  | { readonly op: '$eq'; readonly value: Val }
  | { readonly op: '$in'; readonly values: readonly Val[] }
  | { readonly op: '$exists' };

/** A test on what is at a path; a negated one passes when no value there passes it. */
export interface PathFilter {
  readonly kind: 'path';
  readonly path: string;
  readonly parts: readonly string[];
  readonly test: Test;
  readonly negated: boolean;
}

/** A parsed filter. */
export type Filter = PathFilter | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] };

const isNaNValue = (v: Val): boolean => isNumber(v) && Number.isNaN(numericOf(v));

const passes = (test: Test, v: Val | undefined): boolean => {
  if (test.op === '$exists') return v !== undefined;
  const value = v ?? nothing;
  if (test.op === '$eq') return equal(value, test.value);
  if (test.op === '$in') return test.values.some((one) => equal(value, one));
  if (rankOf(value.t) !== rankOf(test.value.t)) return false;
  const order = compare(value, test.value);
  if (order !== 0 && (isNaNValue(value) || isNaNValue(test.value))) return false;
  return bounds[test.op](order);
};

/** Whether a document passes a filter. */
export const matches = (filter: Filter, doc: Val): boolean => {
  if (filter.kind === 'path') return walkPath(doc, filter.parts, (v) => passes(filter.test, v)) !== filter.negated;
  if (filter.kind === 'or') return filter.parts.some((part) => matches(part, doc));
  return filter.parts.every((part) => matches(part, doc));
};

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

const oneOf = (v: Val, name: string): Test => {
  const values = list(v, name);
  if (values.some(isOperators)) throw bad(`cannot nest $ under ${name}`);
  return { op: '$in', values };
};

type Parsed = Pick<PathFilter, 'test' | 'negated'>;

const parseTest = (name: string, v: Val): Parsed => {
  const op = supported.filterOperators.find((known) => known === name);
  switch (op) {
    case undefined:
      throw refused(`the filter operator '${name}'`, 2);
    case '$exists':
      return { test: { op }, negated: !truthy(v) };
    case '$ne':
      return { test: { op: '$eq', value: v }, negated: true };
    case '$in':
    case '$nin':
      return { test: oneOf(v, op), negated: op === '$nin' };
    default:
      return { test: { op, value: v }, negated: false };
  }
};

const parseTests = (v: Val): Parsed[] =>
  isOperators(v) ? [...fieldsOf(v)].map(([name, value]) => parseTest(name, value)) : [{ test: { op: '$eq', value: v }, negated: false }];

const parseEither = (name: string, v: Val): Filter => {
  if (!(supported.filterLogic as readonly string[]).includes(name)) throw refused(`the filter operator '${name}'`, 2);
  const parts = list(v, name);
  if (parts.length === 0) throw bad(`${name} needs a nonempty array`);
  return { kind: 'or', parts: parts.map(parseFilter) };
};

/** A filter from its BSON; throws a refusal naming the first operator that is not supported, at any depth. */
export const parseFilter = (v: Val): Filter => {
  if (!isObject(v)) throw bad('a filter must be an object', 14);
  const parts = [...fieldsOf(v)].flatMap(([path, value]): Filter[] => {
    if (path.startsWith('$')) return [parseEither(path, value)];
    return parseTests(value).map((test) => ({ kind: 'path', path, parts: splitPath(path), ...test }));
  });
  return { kind: 'and', parts };
};
