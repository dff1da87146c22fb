import { createPicker, fieldsOf } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import { isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { choosePlan } from '../index/plan.ts';
import { matches, parseFilter, type Filter } from '../query/filter.ts';
import { createSorter, parseSort } from '../query/sort.ts';
import { breathe, checkThere, streamQuery, window, type Query, type Stream } from '../query/stream.ts';
import type { Collection } from '../store/collection.ts';
import type { Tables } from '../store/environment.ts';
import { visitRecords } from '../store/records.ts';
import { supported } from '../supported.ts';
import { parseGroup, type Grouping } from './group.ts';

type Stage = (stream: Stream) => Stream;
/** The result of a pipeline over one collection. */
export type Pipeline = (tables: Tables, c: Collection) => Stream;

const wholeNumber = (name: string, v: Val, least: number): number => {
  const n = wholeOf(v);
  if (n === undefined || n < least) throw bad(`${name} needs a whole number of at least ${least}`, 15958);
  return n;
};
const skipOf = (v: Val): number => wholeNumber('$skip', v, 0);
const limitOf = (v: Val): number => wholeNumber('$limit', v, 1);

const match = (filter: Filter): Stage =>
  async function* (stream) {
    for await (const docs of stream) yield docs.filter((doc) => matches(filter, doc));
  };

const cut =
  (skip: number, limit: number | undefined): Stage =>
  (stream) =>
    window(stream, skip, limit);

/** A stage that has to see every document before it can give the first. */
const gather = (start: () => Pick<Grouping, 'add' | 'result'>): Stage =>
  async function* (stream) {
    const gathered = start();
    for await (const docs of stream) for (const doc of docs) gathered.add(doc);
    yield gathered.result();
  };

const sort = (v: Val): Stage => {
  const fields = parseSort(v);
  return gather(() => createSorter(fields));
};

const stageMakers: Readonly<Record<(typeof supported.stages)[number], (v: Val) => Stage>> = {
  $match: (v) => match(parseFilter(v)),
  $sort: sort,
  $skip: (v) => cut(skipOf(v), undefined),
  $limit: (v) => cut(0, limitOf(v)),
  $group: (v) => gather(parseGroup(v)),
};

/** Documents visited before other clients get their turn. */
const portion = 500;

/** Groups a whole collection, which passes by without being copied. */
async function* groupAll(tables: Tables, c: Collection, filter: Filter, grouping: Grouping): Stream {
  const pick = createPicker(grouping.uses);
  const visit = (doc: Val): void => {
    if (matches(filter, doc)) grouping.add(pick(doc));
  };
  for (let place: number | undefined = 0; place !== undefined; await breathe()) {
    checkThere(c);
    place = visitRecords(tables, c, place, portion, visit);
  }
  yield grouping.result();
}

const groupQuery = (tables: Tables, c: Collection, query: Query, start: () => Grouping): Stream =>
  choosePlan(c, query.filter, []).index ? gather(start)(streamQuery(tables, c, query)) : groupAll(tables, c, query.filter, start());

const namedStage = (v: Val): readonly [keyof typeof stageMakers, Val] => {
  const [only, ...more] = isObject(v) ? [...fieldsOf(v)] : [];
  if (!only || more.length > 0) throw bad('a pipeline stage must be an object with exactly one field', 40323);
  const name = supported.stages.find((stage) => stage === only[0]);
  if (!name) throw refused(`the pipeline stage '${only[0]}'`, 168);
  return [name, only[1]];
};

/** Parses a pipeline, all of it before anything is read; its beginning becomes a query that the indexes can serve. */
export const parsePipeline = (list: readonly Val[]): Pipeline => {
  const rest = list.map(namedStage);
  const take = (name: string): Val | undefined => (rest[0]?.[0] === name ? rest.shift()?.[1] : undefined);
  const parts: Filter[] = [];
  for (let v = take('$match'); v; v = take('$match')) parts.push(parseFilter(v));
  const [order, skip, limit] = [take('$sort'), take('$skip'), take('$limit')];
  const query: Query = {
    filter: { kind: 'and', parts },
    sort: parseSort(order),
    skip: skip ? skipOf(skip) : 0,
    limit: limit && limitOf(limit),
  };
  const group = order || skip || limit ? undefined : take('$group');
  const start = group && parseGroup(group);
  const stages = rest.map(([name, v]) => stageMakers[name](v));
  return (tables, c) => {
    const source = start ? groupQuery(tables, c, query, start) : streamQuery(tables, c, query);
    return stages.reduce((stream, stage) => stage(stream), source);
  };
};
