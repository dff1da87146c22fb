import { equal } from '../bson/compare.ts';
import { fieldsOf, getField } from '../bson/read.ts';
import { object, objectId, toBytes } from '../bson/write.ts';
import { isArray, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import type { Filter, PathFilter } from '../query/filter.ts';
import type { Update } from './parse.ts';
import { editPath, withId } from './tree.ts';

const run = (doc: Val, update: Update): Val => {
  const next = update.reduce((v, { parts, change, missing }) => editPath(v, parts, change, missing), doc);
  const [before, after] = [getField(doc, '_id'), getField(next, '_id')];
  if (before && !(after && equal(before, after)))
    throw bad("performing an update on the path '_id' would modify the immutable field '_id'", 66);
  return next;
};

/** The document after the update, or undefined when the update changes nothing. */
export const applyUpdate = (doc: Val, update: Update): Val | undefined => {
  const next = run(
    doc,
    update.filter((one) => !one.onInsert),
  );
  return toBytes(next).equals(toBytes(doc)) ? undefined : next;
};

/** The equalities of a filter, from which an upsert makes its new document. */
const equalities = (filter: Filter): { filter: PathFilter; value: Val }[] => {
  if (filter.kind === 'and') return filter.parts.flatMap(equalities);
  if (filter.kind !== 'path' || filter.negated || filter.test.op !== '$eq') return [];
  return [{ filter, value: filter.test.value }];
};

/** The document that an upsert inserts when nothing matched; `nowMs` is the time for a new `_id`. */
export const upsertDocument = (filter: Filter, update: Update, nowMs: number): Val => {
  const start = equalities(filter).reduce(
    (doc, { filter: { parts }, value }) => editPath(doc, parts, () => value, 'create'),
    object(new Map()),
  );
  return prepareInsert(run(start, update), nowMs);
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
