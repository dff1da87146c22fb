import { describe, expect, it } from 'vitest';
import { from } from '../bson/write.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { parseSort } from '../query/sort.ts';
import { makeIndex } from '../store/catalog-codec.ts';
import type { Collection } from '../store/catalog-types.ts';
import { choosePlan } from './plan.ts';

type Spec = { key: Record<string, 1 | -1>; partial?: unknown; sparse?: boolean; multikey?: boolean[]; ready?: boolean };
const collection = (...specs: Spec[]): Collection => ({
  id: 1,
  db: 'd',
  name: 'c',
  nextRecord: 1,
  count: 0,
  dropped: false,
  indexes: specs.map(({ key, partial, sparse = false, multikey, ready = true }, i) =>
    makeIndex({
      id: i + 2,
      name: Object.keys(key).join(),
      key: from(key),
      unique: false,
      sparse,
      partial: partial === undefined ? undefined : from(partial),
      ready,
      ...(multikey ? { multikey } : {}),
    }),
  ),
});

const plan = (c: Collection, filter: unknown, sort: Record<string, 1 | -1> = {}): string => {
  const chosen = choosePlan(c, parseFilter(from(filter)), parseSort(from(sort)));
  return `${chosen.index?.name ?? 'all'} ${chosen.intervals.length}${chosen.sorted ? ' sorted' : ''}${chosen.reverse ? ' reverse' : ''}`;
};

describe('the plan of a query', () => {
  const line = collection({ key: { state: 1, since: 1 } }, { key: { phone: 1 } }, { key: { since: -1 } });

  it('takes the index with the most equalities, then ranges, then the right order', () => {
    expect(plan(line, { phone: 'x', state: 'a' })).toBe('state,since 1');
    expect(plan(line, { state: 'a', since: { $gt: 1, $lt: 5 } })).toBe('state,since 1');
    expect(plan(line, { state: { $in: ['a', 'b', 'a'] } })).toBe('state,since 2');
    expect(plan(line, { since: { $gt: 3 } })).toBe('since 1');
    expect(plan(line, { other: 1 })).toBe('all 0');
    expect(plan(line, { state: { $in: [] } })).toBe('state,since 0');
  });

  it('reads an index forwards or backwards for the order, behind fields that are fixed', () => {
    expect(plan(line, { state: 'a' }, { since: 1 })).toBe('state,since 1 sorted');
    expect(plan(line, { state: 'a' }, { since: -1 })).toBe('state,since 1 sorted reverse');
    expect(plan(line, {}, { since: -1 })).toBe('since 1 sorted');
    expect(plan(line, { state: { $in: ['a', 'b'] } }, { since: 1 })).toBe('state,since 2');
    expect(plan(line, {}, { state: 1, since: -1 })).toBe('all 0');
  });

  it('does not read an order from a field that holds arrays, nor bound such a field from both sides', () => {
    const lists = collection({ key: { 'outbox.at': 1 }, multikey: [true] });
    expect(plan(lists, {}, { 'outbox.at': 1 })).toBe('all 0');
    const [interval] = choosePlan(lists, parseFilter(from({ 'outbox.at': { $gt: 1, $lt: 5 } })), []).intervals;
    const [single] = choosePlan(
      collection({ key: { 'outbox.at': 1 } }),
      parseFilter(from({ 'outbox.at': { $gt: 1, $lt: 5 } })),
      [],
    ).intervals;
    expect(interval?.hi.equals(single?.hi ?? Buffer.alloc(0))).toBe(false);
    expect(interval?.lo.equals(single?.lo ?? Buffer.alloc(0))).toBe(true);
  });

  it('uses partial and sparse indexes only when no match can be missing from them, and no index that is being built', () => {
    const open = collection({ key: { since: 1 }, partial: { state: { $in: ['a', 'b'] } } });
    expect(plan(open, { since: 1, state: 'a' })).toBe('since 1');
    expect(plan(open, { since: 1, state: { $in: ['a', 'c'] } })).toBe('all 0');
    expect(plan(open, { since: 1 })).toBe('all 0');
    const late = collection({ key: { n: 1 }, partial: { n: { $gt: 5 } } });
    expect([
      plan(late, { n: { $gte: 6 } }),
      plan(late, { n: { $gte: 5 } }),
      plan(late, { n: { $gt: 5 } }),
      plan(late, { n: { $lt: 9 } }),
    ]).toEqual(['n 1', 'all 0', 'n 1', 'all 0']);
    const sparse = collection({ key: { n: 1 }, sparse: true });
    expect([plan(sparse, { n: 1 }), plan(sparse, { n: null }), plan(sparse, {}, { n: 1 })]).toEqual(['n 1', 'all 0', 'all 0']);
    expect(plan(collection({ key: { n: 1 }, ready: false }), { n: 1 })).toBe('all 0');
  });
});
