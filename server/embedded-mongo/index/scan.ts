import type { Val } from '../bson/value.ts';
import type { Collection, Index } from '../store/collection.ts';
import type { Tables } from '../store/environment.ts';
import { recordIn } from '../store/keys.ts';
import { readRecord, recordsAfter, type Stored } from '../store/records.ts';
import { entriesFor } from './entries.ts';
import type { Interval, Plan } from './plan.ts';

/** Candidates portion by portion: the first of one size, those after it of another. */
type Portions = Generator<Stored[], void, undefined>;

function* scanCollection(tables: Tables, c: Collection, first: number, later: number): Portions {
  let place: number | undefined = 0;
  for (let size = first; place !== undefined; size = later) {
    const found: Stored[] = recordsAfter(tables, c, place, size);
    yield found;
    place = found.length < size ? undefined : found.at(-1)?.record;
  }
}

/** A document with several keys in the intervals is a candidate only at the first of them. */
const isFirst = (index: Index, { intervals, reverse }: Plan, { record, doc }: Stored, key: Buffer): boolean => {
  if (!index.multikey.includes(true)) return true;
  const inside = (one: Buffer, { lo, hi }: Interval): boolean => one.compare(lo) >= 0 && one.compare(hi) < 0;
  const keys = entriesFor(index, record, doc).keys.filter((one) => intervals.some((interval) => inside(one, interval)));
  return (reverse ? keys.at(-1) : keys[0])?.equals(key) ?? true;
};

function* scanIndex(tables: Tables, c: Collection, index: Index, plan: Plan, first: number, later: number): Portions {
  let size = first;
  const candidate = ({ key, value }: { key: Buffer; value: Buffer }): Stored[] => {
    const record = recordIn(value);
    const doc: Val | undefined = readRecord(tables, c, record);
    return doc && isFirst(index, plan, { record, doc }, key) ? [{ record, doc }] : [];
  };
  for (const { lo, hi } of plan.reverse ? [...plan.intervals].reverse() : plan.intervals) {
    let place: Buffer | undefined;
    do {
      const range = plan.reverse
        ? { start: place ?? hi, end: lo, reverse: true, exclusiveStart: true, inclusiveEnd: true }
        : { start: place ?? lo, end: hi, exclusiveStart: place !== undefined };
      const found: { key: Buffer; value: Buffer }[] = [...tables.index.getRange({ ...range, limit: size })];
      yield found.flatMap(candidate);
      place = found.length < size ? undefined : found.at(-1)?.key;
      size = later;
    } while (place);
  }
}

/**
 * The candidates of a plan, read when they are asked for. Only the place is kept between two portions and no snapshot, so
 * that documents may be changed and removed meanwhile.
 */
export const scan = (tables: Tables, c: Collection, plan: Plan, first: number, later: number): Portions =>
  plan.index ? scanIndex(tables, c, plan.index, plan, first, later) : scanCollection(tables, c, first, later);
