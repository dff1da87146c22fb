import { fieldsOf } from '../bson/read.ts';
import { wholeOf } from '../bson/scalar.ts';
import { isObject, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { parseFilter } from '../query/filter-parse.ts';
import type { Filter } from '../query/filter-types.ts';
import { parseSort } from '../query/sort.ts';
import type { Query } from '../query/stream.ts';
import { supported } from '../supported.ts';
import { parseGroup, type Grouping } from './group.ts';
import { stageMakers, type Stage } from './stages.ts';

/** A pipeline whose beginning is a query that the indexes can serve. */
export interface Pipeline {
  readonly query: Query;
  /** A `$group` that directly follows the query, and can read its documents without copying them. */
  readonly group: (() => Grouping) | undefined;
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
  const filters: Filter[] = [];
  let used = 0;
  const next = (name: string): Val | undefined => {
    const stage = named[used];
    if (stage?.[0] !== name) return undefined;
    used += 1;
    return stage[1];
  };
  for (let v = next('$match'); v; v = next('$match')) filters.push(parseFilter(v));
  const order = next('$sort');
  const limit = order && wholeOf(next('$limit'));
  const query = { filter: { kind: 'and', parts: filters }, sort: parseSort(order), skip: 0, limit } as const;
  const grouped = query.sort.length === 0 ? next('$group') : undefined;
  return { query, group: grouped && parseGroup(grouped), stages: made.slice(used) };
};
