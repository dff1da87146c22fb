import { fieldsOf, getField, itemsOf } from '../bson/read.ts';
import { textOf, truthy, wholeOf } from '../bson/scalar.ts';
import { from, object } from '../bson/write.ts';
import { isArray, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { matches } from '../query/filter-match.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { splitPath } from '../query/paths.ts';
import { parseProjection } from '../query/projection.ts';
import { createSorter, parseSort } from '../query/sort.ts';
import { window, type Stream } from '../query/stream.ts';
import { editPath } from '../update/tree.ts';
import { parseGroup } from './group.ts';

/** One step of a pipeline, ready to run. */
export type Stage = (stream: Stream) => Stream;

const each = (change: (docs: Val[]) => Val[]): Stage =>
  async function* (stream) {
    for await (const docs of stream) yield change(docs);
  };

const match = (v: Val): Stage => {
  const filter = parseFilter(v);
  return each((docs) => docs.filter((doc) => matches(filter, doc)));
};

const positive = (name: string, v: Val, least: number): number => {
  const n = wholeOf(v);
  if (n === undefined || n < least) throw bad(`${name} needs a whole number of at least ${least}`, 15958);
  return n;
};

const sort = (v: Val): Stage => {
  const fields = parseSort(v);
  return async function* (stream) {
    const sorter = createSorter<Val>(fields, undefined);
    for await (const docs of stream) for (const doc of docs) sorter.add(doc, doc);
    yield sorter.result();
  };
};

const count = (v: Val): Stage => {
  const name = v.t === T.string ? textOf(v) : '';
  if (name === '' || /[$.]/.test(name)) throw bad('$count needs the name of a field', 40156);
  return async function* (stream) {
    let n = 0;
    for await (const docs of stream) n += docs.length;
    if (n > 0) yield [from({ [name]: n })];
  };
};

interface Unwind {
  readonly parts: readonly string[];
  readonly keepEmpty: boolean;
}

const unwindOptions = (v: Val): Unwind => {
  const path = v.t === T.string ? v : isObject(v) ? getField(v, 'path') : undefined;
  if (isObject(v))
    for (const name of fieldsOf(v).keys())
      if (name !== 'path' && name !== 'preserveNullAndEmptyArrays') throw refused(`the $unwind option '${name}'`, 28811);
  const text = path?.t === T.string ? textOf(path) : '';
  if (!text.startsWith('$')) throw bad("$unwind needs a path that starts with '$'", 28818);
  return { parts: splitPath(text.slice(1)), keepEmpty: isObject(v) && truthy(getField(v, 'preserveNullAndEmptyArrays')) };
};

const unwindOne = (doc: Val, { parts, keepEmpty }: Unwind): Val[] => {
  let v: Val | undefined = doc;
  for (const part of parts) v = isObject(v) ? getField(v, part) : undefined;
  if (!isArray(v)) return v === undefined || v.t === T.null ? (keepEmpty ? [doc] : []) : [doc];
  const items = itemsOf(v);
  if (items.length === 0) return keepEmpty ? [editPath(doc, parts, () => undefined, 'ignore')] : [];
  return items.map((item) => editPath(doc, parts, () => item, 'ignore'));
};

const unwind = (v: Val): Stage => {
  const options = unwindOptions(v);
  return each((docs) => docs.flatMap((doc) => unwindOne(doc, options)));
};

const project = (v: Val): Stage => {
  const shape = parseProjection(isObject(v) && fieldsOf(v).size > 0 ? v : object(new Map([['', v]])));
  return each((docs) => docs.map(shape));
};

const group = (v: Val): Stage => {
  const start = parseGroup(v);
  return async function* (stream) {
    const grouping = start();
    for await (const docs of stream) for (const doc of docs) grouping.add(doc);
    yield grouping.result();
  };
};

/** How each supported stage is made from its specification. */
export const stageMakers: Readonly<Record<string, (v: Val) => Stage>> = {
  $match: match,
  $sort: sort,
  $count: count,
  $unwind: unwind,
  $project: project,
  $skip: (v) => {
    const n = positive('$skip', v, 0);
    return (stream) => window(stream, n, undefined);
  },
  $limit: (v) => {
    const n = positive('$limit', v, 1);
    return (stream) => window(stream, 0, n);
  },
  $group: group,
};
