import type { Collection, Index } from '../store/catalog-types.ts';
import type { Tables } from '../store/environment.ts';
import { prefixOf, recordBytes, recordIn } from '../store/keys.ts';
import { readRecord, recordsAfter, type Stored } from '../store/records.ts';
import type { Interval } from './bounds.ts';
import { documentKeys } from './keys.ts';
import type { Plan } from './plan.ts';

/** Reads candidates portion by portion and keeps only its place, so that no snapshot is held between portions. */
export interface Scan {
  /** The next candidates; an empty list may come before the end. */
  next(limit: number): Stored[];
  readonly done: () => boolean;
}

const collectionScan = (tables: Tables, c: Collection): Scan => {
  let place = 0;
  let done = false;
  const next = (limit: number): Stored[] => {
    const found = recordsAfter(tables, c, place, limit);
    place = found.at(-1)?.record ?? place;
    done = found.length < limit;
    return found;
  };
  return { next, done: () => done };
};

const inside = (key: Buffer, { lo, hi }: Interval): boolean => Buffer.compare(key, lo) >= 0 && Buffer.compare(key, hi) < 0;

/** The part of an entry's key that stands for the document's values. */
const valuePart = (index: Index, key: Buffer): Buffer => key.subarray(4, index.unique ? key.length : key.length - recordBytes);

interface Place {
  interval: number;
  /** The last key that was read in the interval. */
  key: Buffer | undefined;
}

const rangeAt = (interval: Interval, prefix: Buffer, place: Place, reverse: boolean): { start: Buffer; end: Buffer } => {
  const lo = Buffer.concat([prefix, interval.lo]);
  const hi = Buffer.concat([prefix, interval.hi]);
  if (!reverse) return { start: place.key ? Buffer.concat([place.key, Buffer.alloc(1)]) : lo, end: hi };
  return { start: place.key ?? hi, end: lo };
};

/** Backwards ranges begin with their start and leave out their end; intervals are the other way round. */
const keysBackwards = (tables: Tables, lo: Buffer, from: Buffer, limit: number): { key: Buffer; value: Buffer }[] => {
  const out: { key: Buffer; value: Buffer }[] = [];
  for (const entry of tables.index.getRange({ start: from, reverse: true, limit: limit + 1 })) {
    if (Buffer.compare(entry.key, lo) < 0 || out.length === limit) break;
    if (Buffer.compare(entry.key, from) < 0) out.push(entry);
  }
  return out;
};

const indexScan = (tables: Tables, c: Collection, index: Index, plan: Plan): Scan => {
  const prefix = prefixOf(index.id);
  const { intervals } = plan;
  const ordered = plan.reverse ? [...intervals].reverse() : intervals;
  const place: Place = { interval: 0, key: undefined };

  const entries = (limit: number): { key: Buffer; value: Buffer }[] => {
    const { start, end } = rangeAt(ordered[place.interval] as Interval, prefix, place, plan.reverse);
    if (plan.reverse) return keysBackwards(tables, end, start, limit);
    return [...tables.index.getRange({ start, end, limit })];
  };

  /** A document with several keys in the intervals is a candidate only at the first of them. */
  const isFirst = (doc: Stored, key: Buffer): boolean => {
    if (!index.multikey.some(Boolean)) return true;
    const keys = documentKeys(index.fields, doc.doc).keys.filter((one) => intervals.some((interval) => inside(one, interval)));
    const first = plan.reverse ? keys.at(-1) : keys[0];
    return first === undefined || first.equals(valuePart(index, key));
  };

  const next = (limit: number): Stored[] => {
    const found = entries(limit);
    const out: Stored[] = [];
    for (const { key, value } of found) {
      const record = recordIn(value);
      const doc = readRecord(tables, c, record);
      if (doc && isFirst({ record, doc }, key)) out.push({ record, doc });
    }
    if (found.length < limit) {
      place.interval += 1;
      place.key = undefined;
    } else place.key = found.at(-1)?.key;
    return out;
  };
  return { next, done: () => place.interval >= ordered.length };
};

/** Starts reading the candidates of a plan. */
export const startScan = (tables: Tables, c: Collection, plan: Plan): Scan =>
  plan.index ? indexScan(tables, c, plan.index, plan) : collectionScan(tables, c);
