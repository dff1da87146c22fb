import { fieldsOf } from '../bson/read.ts';
import { isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import type { Filter } from '../query/filter-types.ts';
import { parseSort } from '../query/sort.ts';
import type { Query } from '../query/stream.ts';
import { supported } from '../supported.ts';
import { stageMakers, type Stage } from './stages.ts';

/** A pipeline whose beginning is a query that the indexes can serve. */
export interface Pipeline {
  readonly query: Query;
  readonly stages: readonly Stage[];
}

const stages = new Set<string>(supported.stages);

const nameOf = (v: Val): readonly [string, Val] => {
  const entries = isObject(v) ? [...fieldsOf(v)] : [];
  const [only] = entries;
  if (!only || entries.length !== 1) throw bad('a pipeline stage must be an object with exactly one field', 40323);
  if (!stages.has(only[0])) throw refused(`the pipeline stage '${only[0]}'`, 168);
  return only;
};

/** Parses a pipeline; every stage is checked before anything is read. */
export const parsePipeline = (list: readonly Val[]): Pipeline => {
  const named = list.map(nameOf);
  const made = named.map(([name, v]) => (stageMakers[name] as (v: Val) => Stage)(v));
  let used = 0;
  const filters: Filter[] = [];
  for (; named[used]?.[0] === '$match'; used += 1) filters.push(parseFilter((named[used] as readonly [string, Val])[1]));
  const sort = named[used]?.[0] === '$sort' && named[used + 1]?.[0] !== '$limit' ? parseSort((named[used] as readonly [string, Val])[1]) : [];
  if (sort.length > 0) used += 1;
  return { query: { filter: { kind: 'and', parts: filters }, sort, skip: 0, limit: undefined }, stages: made.slice(used) };
};
