import { equal } from '../bson/compare.ts';
import { fieldsOf, getField } from '../bson/read.ts';
import { object, objectId, toBytes } from '../bson/write.ts';
import { isArray, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import type { Places } from '../query/filter-match.ts';
import type { Filter } from '../query/filter-types.ts';
import type { Operation, Update } from './parse.ts';
import { resolvePath } from './positions.ts';
import { editPath, placeOf } from './tree.ts';

/** MongoDB applies operators in the order of their paths: places by number, names by their letters. */
const comparePaths = (a: readonly string[], b: readonly string[]): number => {
  for (let i = 0; i < a.length && i < b.length; i += 1) {
    const [x, y] = [a[i] as string, b[i] as string];
    if (x === y) continue;
    const [p, q] = [placeOf(x), placeOf(y)];
    if (p !== undefined && q !== undefined) return p - q;
    return x < y ? -1 : 1;
  }
  return a.length - b.length;
};

const withId = (doc: Val, id: Val | undefined): Val => {
  const fields = new Map(fieldsOf(doc));
  fields.delete('_id');
  return object(id ? new Map([['_id', id], ...fields]) : fields);
};

const checkId = (before: Val, after: Val): void => {
  const [old, next] = [getField(before, '_id'), getField(after, '_id')];
  if (old && (!next || !equal(old, next))) throw bad("performing an update on the path '_id' would modify the immutable field '_id'", 66);
};

const run = (doc: Val, operations: readonly Operation[], resolve: (parts: readonly string[]) => string[][]): Val => {
  const steps = operations.flatMap((one) => resolve(one.parts).map((parts) => ({ ...one, parts })));
  steps.sort((a, b) => comparePaths(a.parts, b.parts));
  for (const [i, step] of steps.entries()) {
    const last = steps[i - 1]?.parts;
    if (last?.every((part, n) => part === step.parts[n]))
      throw bad(`updating the path '${step.parts.join('.')}' would create a conflict`, 40);
  }
  return steps.reduce((v, step) => editPath(v, step.parts, step.change, step.missing), doc);
};

/** The document after the update, or undefined when the update changes nothing. */
export const applyUpdate = (doc: Val, update: Update, places: Places): Val | undefined => {
  if (update.kind === 'replacement') {
    const id = getField(update.doc, '_id') ?? getField(doc, '_id');
    const next = withId(update.doc, id);
    checkId(doc, next);
    return toBytes(next).equals(toBytes(doc)) ? undefined : next;
  }
  const operations = update.operations.filter((one) => one.op !== '$setOnInsert');
  const next = run(doc, operations, (parts) => resolvePath({ doc, places, arrayFilters: update.arrayFilters }, parts));
  checkId(doc, next);
  return toBytes(next).equals(toBytes(doc)) ? undefined : next;
};

/** The equalities of a filter, from which an upsert makes its new document. */
const equalities = (filter: Filter): { path: string; parts: readonly string[]; value: Val }[] => {
  if (filter.kind === 'and') return filter.parts.flatMap(equalities);
  if (filter.kind !== 'path' || filter.test.op !== '$eq') return [];
  return [{ path: filter.path, parts: filter.parts, value: filter.test.value }];
};

const seed = (filter: Filter): Val => {
  const seen = new Set<string>();
  return equalities(filter).reduce((doc, { path, parts, value }) => {
    if (seen.has(path)) throw bad(`cannot infer the query field '${path}' twice`, 54);
    seen.add(path);
    return editPath(doc, parts, () => value, 'create');
  }, object(new Map()));
};

/** The document that an upsert inserts when nothing matched; `nowMs` is the time for a new `_id`. */
export const upsertDocument = (filter: Filter, update: Update, nowMs: number): Val => {
  const start = seed(filter);
  const id = getField(start, '_id');
  if (update.kind === 'replacement') {
    const next = withId(update.doc, getField(update.doc, '_id') ?? id ?? objectId(nowMs));
    checkId(start, next);
    return next;
  }
  const next = run(start, update.operations, (parts) =>
    resolvePath({ doc: start, places: new Map(), arrayFilters: update.arrayFilters }, parts),
  );
  checkId(start, next);
  return withId(next, getField(next, '_id') ?? objectId(nowMs));
};

/** A document ready to be inserted: with an `_id` in front, which may not be an array. */
export const prepareInsert = (doc: Val, nowMs: number): Val => {
  const id = getField(doc, '_id');
  if (isArray(id)) throw bad("the '_id' value cannot be of type array");
  const names = [...fieldsOf(doc).keys()];
  const dollar = names.find((name) => name.startsWith('$'));
  if (dollar !== undefined) throw bad(`the field name '${dollar}' must not start with '$'`, 52);
  return id && names[0] === '_id' ? doc : withId(doc, id ?? objectId(nowMs));
};
