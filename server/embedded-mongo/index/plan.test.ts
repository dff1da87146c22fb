import { describe, expect, it } from 'vitest';
import { from } from '../bson/write.ts';
import { parseFilter } from '../query/filter.ts';
import { parseSort } from '../query/sort.ts';
import { makeIndex, type Collection } from '../store/collection.ts';
import { choosePlan } from './plan.ts';

type Spec = { key: Record<string, 1 | -1>; multikey?: boolean[]; ready?: boolean };
const collection = (...specs: Spec[]): Collection => ({
  id: 1,
  db: 'd',
  name: 'c',
  nextRecord: 1,
  dropped: false,
  indexes: specs.map(({ key, multikey = Object.keys(key).map(() => false), ready = true }, i) =>
    makeIndex({ id: i + 2, name: Object.keys(key).join(), key, unique: false, ready, multikey }),
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

  it('uses no index that is being built', () => {
    expect(plan(collection({ key: { n: 1 }, ready: false }), { n: 1 })).toBe('all 0');
  });
});
