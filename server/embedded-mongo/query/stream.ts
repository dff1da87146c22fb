import type { Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';
import { choosePlan } from '../index/plan.ts';
import { scan } from '../index/scan.ts';
import type { KeyField } from '../index/keys.ts';
import type { Collection } from '../store/collection.ts';
import type { Tables } from '../store/environment.ts';
import type { Stored } from '../store/records.ts';
import { matches, type Filter } from './filter.ts';
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

/** The documents that pass a filter, read portion by portion as they are asked for; the first portion may be a small one. */
export function* matching(
  tables: Tables,
  c: Collection,
  filter: Filter,
  plan = choosePlan(c, filter, []),
  first = portion,
): Generator<Stored[], void, undefined> {
  for (const found of scan(tables, c, plan, Math.min(first, portion), portion)) yield found.filter((one) => matches(filter, one.doc));
}

async function* sorted(found: Iterable<Stored[]>, c: Collection, query: Query): Stream {
  const sorter = createSorter(query.sort, query.limit && query.limit + query.skip);
  for await (const docs of unsorted(found, c)) for (const doc of docs) sorter.add(doc);
  const all = sorter.result();
  for (let i = 0; i < all.length; i += portion) yield all.slice(i, i + portion);
}

async function* unsorted(found: Iterable<Stored[]>, c: Collection): Stream {
  checkThere(c);
  for (const part of found) {
    yield part.map((one) => one.doc);
    await breathe();
    checkThere(c);
  }
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
  const plan = choosePlan(c, query.filter, query.sort);
  const { skip, limit = Infinity } = query;
  const inOrder = query.sort.length === 0 || plan.sorted;
  const found = matching(tables, c, query.filter, plan, inOrder ? skip + limit + 1 : portion);
  return window(inOrder ? unsorted(found, c) : sorted(found, c, query), skip, query.limit);
};

/** The first match that is found; for use inside a commit. */
export const findOneNow = (tables: Tables, c: Collection, filter: Filter): Stored | undefined => {
  for (const [first] of matching(tables, c, filter, undefined, 20)) if (first) return first;
  return undefined;
};
