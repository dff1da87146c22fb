import type { Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import { choosePlan } from '../index/plan.ts';
import { startScan } from '../index/scan.ts';
import type { KeyField } from '../index/keys.ts';
import type { Collection } from '../store/catalog-types.ts';
import type { Tables } from '../store/environment.ts';
import { readRecord, type Stored } from '../store/records.ts';
import { matches, type Places } from './filter-match.ts';
import type { Filter } from './filter-types.ts';
import { createSorter } from './sort.ts';

/** Documents in portions; a portion may be empty. */
export type Stream = AsyncGenerator<Val[], void, undefined>;

/** Candidates read before other clients get their turn. */
const portion = 200;

/** Lets other connections work between two portions. */
export const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** What is asked of one collection; `limit` counts after `skip`, undefined means all. */
export interface Query {
  readonly filter: Filter;
  readonly sort: readonly KeyField[];
  readonly skip: number;
  readonly limit: number | undefined;
}

/** Ends a reader whose collection was dropped meanwhile. */
export const checkThere = (c: Collection): void => {
  if (c.dropped) throw new StoreError(175, `the collection ${c.db}.${c.name} was dropped (or the store closed) while it was read`);
};

async function* matching(tables: Tables, c: Collection, query: Query, firstPortion: number): AsyncGenerator<Stored[]> {
  const scan = startScan(tables, c, choosePlan(c, query.filter, query.sort));
  let size = firstPortion;
  while (!scan.done()) {
    checkThere(c);
    yield scan.next(size).filter((one) => matches(query.filter, one.doc));
    size = portion;
    await breathe();
  }
}

async function* sorted(tables: Tables, c: Collection, query: Query): Stream {
  const most = query.limit === undefined ? undefined : query.limit + query.skip;
  const sorter = createSorter<Val>(query.sort, most);
  for await (const found of matching(tables, c, query, portion)) for (const { doc } of found) sorter.add(doc, doc);
  const all = sorter.result();
  for (let i = 0; i < all.length; i += portion) yield all.slice(i, i + portion);
}

async function* unsorted(tables: Tables, c: Collection, query: Query): Stream {
  const wanted = query.limit === undefined ? portion : query.limit + query.skip;
  for await (const found of matching(tables, c, query, Math.min(portion, wanted + 1))) yield found.map((one) => one.doc);
}

/** Leaves out the first `skip` documents and ends after `limit`. */
export async function* window(stream: Stream, skip: number, limit: number | undefined): Stream {
  let toSkip = skip;
  let left = limit ?? Infinity;
  for await (const docs of stream) {
    const kept = docs.slice(toSkip, toSkip + left);
    toSkip = Math.max(0, toSkip - docs.length);
    left -= kept.length;
    yield kept;
    if (left <= 0) return;
  }
}

/** The documents of a query, in order, read from the disk as they are asked for. */
export const streamQuery = (tables: Tables, c: Collection, query: Query): Stream => {
  const inOrder = query.sort.length === 0 || choosePlan(c, query.filter, query.sort).sorted;
  return window(inOrder ? unsorted(tables, c, query) : sorted(tables, c, query), query.skip, query.limit);
};

/** The first document of a query with the array places that matched; for use inside a commit. */
export const findOneNow = (
  tables: Tables,
  c: Collection,
  filter: Filter,
  sort: readonly KeyField[],
): (Stored & { places: Places }) | undefined => {
  const plan = choosePlan(c, filter, sort);
  const scan = startScan(tables, c, plan);
  const sorter = createSorter<Stored>(sort, 1);
  let first: Stored | undefined;
  while (!scan.done() && !first) {
    for (const one of scan.next(plan.sorted || sort.length === 0 ? 20 : portion)) {
      if (first || !matches(filter, one.doc)) continue;
      if (plan.sorted || sort.length === 0) first = one;
      else sorter.add(one.doc, one);
    }
  }
  first ??= sorter.result()[0];
  if (!first) return undefined;
  const places: Places = new Map();
  matches(filter, first.doc, places);
  return { ...first, places };
};

/** The record numbers of all matches, found before any of them is changed; for use inside a commit. */
export const findRecordsNow = (tables: Tables, c: Collection, filter: Filter): number[] => {
  const scan = startScan(tables, c, choosePlan(c, filter, []));
  const records: number[] = [];
  while (!scan.done()) for (const one of scan.next(portion)) if (matches(filter, one.doc)) records.push(one.record);
  return records;
};

/** One record again, if it still matches. */
export const recheck = (tables: Tables, c: Collection, record: number, filter: Filter): (Stored & { places: Places }) | undefined => {
  const doc = c.dropped ? undefined : readRecord(tables, c, record);
  const places: Places = new Map();
  return doc && matches(filter, doc, places) ? { record, doc, places } : undefined;
};
