import { compare } from '../bson/compare.ts';
import { fieldsOf, getField } from '../bson/read.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { splitPath } from '../query/paths.ts';
import { supported } from '../supported.ts';
import { addToSet, pull, push } from './arrays.ts';
import { add, operand } from './number.ts';
import { withId, type Change, type Missing } from './tree.ts';

/** One change of one path; some are for inserted documents only. */
export interface Operation {
  readonly parts: readonly string[];
  readonly change: Change;
  readonly missing: Missing;
  readonly onInsert: boolean;
}

/** A parsed update: its operations in the order in which MongoDB applies them. */
export type Update = readonly Operation[];

type Operator = (typeof supported.updateOperators)[number];

const increase = (v: Val): Change => {
  operand(v);
  return (old) => (old ? add(old, v) : v);
};

const changes: Readonly<Record<Operator, (v: Val) => Change>> = {
  $set: (v) => () => v,
  $setOnInsert: (v) => () => v,
  $unset: () => () => undefined,
  $inc: increase,
  $max: (v) => (old) => (old === undefined || compare(v, old) > 0 ? v : old),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
};

const missing: Partial<Record<Operator, Missing>> = { $unset: 'ignore', $pull: 'check' };

const parseOperator = (name: string, v: Val): Operation[] => {
  const op = supported.updateOperators.find((known) => known === name);
  if (!op) throw refused(`the update operator '${name}'`, 9);
  if (!isObject(v)) throw bad(`the fields of ${op} must be an object`, 9);
  return [...fieldsOf(v)].map(([path, value]) => {
    const parts = splitPath(path);
    const dollar = parts.find((part) => part.startsWith('$'));
    if (dollar !== undefined) throw refused(`'${dollar}' in the path '${path}' of an update`, 52);
    return { parts, change: changes[op](value), missing: missing[op] ?? 'create', onInsert: op === '$setOnInsert' };
  });
};

/** A whole new document, which keeps the `_id` of the old one when it has none of its own. */
const replacement =
  (v: Val): Change =>
  (old) => {
    const id = getField(v, '_id') ?? (old && getField(old, '_id'));
    return id ? withId(v, id) : v;
  };

const isWhole = (part: string): boolean => /^(0|[1-9]\d*)$/.test(part);

/** MongoDB applies operators in the order of their paths: numbers by their size, names by their letters. */
const comparePaths = ({ parts: a }: Operation, { parts: b }: Operation): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    if (isWhole(x) && isWhole(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
};

/** An update from its BSON; throws a refusal naming the first operator that is not supported. */
export const parseUpdate = (v: Val | undefined): Update => {
  if (isArray(v)) throw refused('an update given as a pipeline', 9);
  if (!isObject(v)) throw bad('an update must be an object', 9);
  const entries = [...fieldsOf(v)];
  if (entries.every(([name]) => !name.startsWith('$'))) return [{ parts: [], change: replacement(v), missing: 'create', onInsert: false }];
  const operations = entries.flatMap(([name, value]) => parseOperator(name, value)).sort(comparePaths);
  for (const one of operations)
    if (operations.some((other) => other !== one && other.parts.every((part, i) => part === one.parts[i])))
      throw bad(`updating the path '${one.parts.join('.')}' would create a conflict`, 40);
  return operations;
};
