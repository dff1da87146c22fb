import { compare } from '../bson/compare.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import type { Filter } from '../query/filter-types.ts';
import { splitPath } from '../query/paths.ts';
import { supported } from '../supported.ts';
import { addToSet, pull, push } from './arrays.ts';
import { calculate, calculateMissing } from './number.ts';
import type { Change, Missing } from './tree.ts';

/** One change of one path, which may still hold positional parts (`$`, `$[]`, `$[name]`). */
export interface Operation {
  readonly op: string;
  readonly parts: readonly string[];
  readonly change: Change;
  readonly missing: Missing;
}

/** A parsed update: operators, or a whole new document. */
export type Update =
  | { readonly kind: 'operators'; readonly operations: readonly Operation[]; readonly arrayFilters: ReadonlyMap<string, Filter> }
  | { readonly kind: 'replacement'; readonly doc: Val };

const operators = new Set<string>(supported.updateOperators);
const extreme =
  (v: Val, sign: 1 | -1): Change =>
  (old) =>
    old === undefined || compare(v, old) * sign > 0 ? v : old;
const arithmetic = (op: '$inc' | '$mul', v: Val): Change => {
  calculateMissing(op, v);
  return (old) => (old === undefined ? calculateMissing(op, v) : calculate(op, old, v));
};

const changes: Readonly<Record<string, (v: Val) => Change>> = {
  $set: (v) => () => v,
  $setOnInsert: (v) => () => v,
  $unset: () => () => undefined,
  $inc: (v) => arithmetic('$inc', v),
  $mul: (v) => arithmetic('$mul', v),
  $min: (v) => extreme(v, -1),
  $max: (v) => extreme(v, 1),
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
};

const missing: Readonly<Record<string, Missing>> = { $unset: 'ignore', $pull: 'check' };

const parseOperator = (op: string, v: Val): Operation[] => {
  const make = operators.has(op) ? changes[op] : undefined;
  if (!make) throw refused(`the update operator '${op}'`, 9);
  if (!isObject(v)) throw bad(`the fields of ${op} must be an object`, 9);
  return [...fieldsOf(v)].map(([path, value]) => {
    const parts = splitPath(path);
    const first = parts[0] as string;
    if (first.startsWith('$')) throw bad(`the path '${path}' must not start with '$'`, 52);
    return { op, parts, change: make(value), missing: missing[op] ?? 'create' };
  });
};

const checkConflicts = (operations: readonly Operation[]): void => {
  const paths = operations.map((one) => one.parts.join('.')).sort();
  const set = new Set<string>();
  for (const path of paths) {
    const parts = path.split('.');
    const clash = parts.map((_, i) => parts.slice(0, i + 1).join('.')).find((prefix) => set.has(prefix));
    if (clash !== undefined) throw bad(`updating the path '${path}' would create a conflict at '${clash}'`, 40);
    set.add(path);
  }
};

const parseArrayFilters = (list: Val | undefined): Map<string, Filter> => {
  const out = new Map<string, Filter>();
  if (!list) return out;
  if (!isArray(list)) throw bad('arrayFilters must be an array', 14);
  for (const item of itemsOf(list)) {
    const names = isObject(item) ? [...new Set([...fieldsOf(item).keys()].map((path) => path.split('.')[0] as string))] : [];
    const [name] = names;
    if (name === undefined || names.length !== 1 || !/^[a-z][A-Za-z0-9]*$/.test(name))
      throw refused('an array filter that is not about exactly one named element', 9);
    if (out.has(name)) throw bad(`two array filters have the name '${name}'`, 9);
    out.set(name, parseFilter(item));
  }
  return out;
};

const checkNames = (operations: readonly Operation[], filters: ReadonlyMap<string, Filter>): void => {
  const used = new Set(operations.flatMap((one) => one.parts).flatMap((part) => /^\$\[(.+)\]$/.exec(part)?.[1] ?? []));
  for (const name of used) if (!filters.has(name)) throw bad(`no array filter found for '$[${name}]'`);
  for (const name of filters.keys()) if (!used.has(name)) throw bad(`the array filter '${name}' was not used in the update`, 9);
  for (const { parts } of operations)
    for (const part of parts)
      if (part.startsWith('$') && part !== '$' && !/^\$\[[a-zA-Z0-9]*\]$/.test(part))
        throw bad(`the path part '${part}' must not start with '$'`, 52);
};

/** An update from its BSON; throws a refusal naming the first operator that is not supported. */
export const parseUpdate = (v: Val | undefined, arrayFilters?: Val): Update => {
  if (isArray(v)) throw refused('an update given as a pipeline', 9);
  if (!isObject(v)) throw bad('an update must be an object', 9);
  const entries = [...fieldsOf(v)];
  const withDollar = entries.filter(([name]) => name.startsWith('$')).length;
  if (withDollar === 0) return { kind: 'replacement', doc: v };
  if (withDollar < entries.length) throw bad('an update must have either only operators or none', 9);
  const operations = entries.flatMap(([op, value]) => parseOperator(op, value));
  const filters = parseArrayFilters(arrayFilters);
  checkConflicts(operations);
  checkNames(operations, filters);
  return { kind: 'operators', operations, arrayFilters: filters };
};
