import { byBytes, descending, emptyArrayKey, keyOf } from '../bson/key.ts';
import { getField, itemsOf } from '../bson/read.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';
import { StoreError } from '../errors.ts';

/** A field of an index or a sort: its path and whether it ascends (1) or descends (-1). */
export interface KeyField {
  readonly path: string;
  readonly parts: readonly string[];
  readonly direction: 1 | -1;
}

/** The keys of one document, and for each field whether it went through an array and whether it exists at all. */
export interface DocumentKeys {
  readonly keys: readonly Buffer[];
  readonly multikey: readonly boolean[];
  readonly exists: boolean;
}

interface Slot {
  readonly v: Val | undefined;
  readonly at: number;
  /** Set once the value is final: the path has ended or nothing is there. */
  readonly key?: Buffer;
  /** The array met on the way, with the path going on (or ending) inside it. */
  readonly list?: Val;
}

const step = (field: KeyField, slot: Slot): Slot => {
  let { v, at } = slot;
  while (v !== undefined) {
    if (isArray(v)) return { v, at, list: v };
    if (at === field.parts.length) return { v, at, key: keyOf(v) };
    v = isObject(v) ? getField(v, field.parts[at] as string) : undefined;
    at += 1;
  }
  return { v: undefined, at, key: keyOf(undefined) };
};

const enter = (field: KeyField, slot: Slot, item: Val | undefined): Slot => {
  const ended = slot.at === field.parts.length;
  if (item === undefined) return { v: undefined, at: slot.at, key: ended ? emptyArrayKey : keyOf(undefined) };
  if (ended) return { v: item, at: slot.at, key: keyOf(item) };
  return { v: isObject(item) ? item : undefined, at: slot.at };
};

const expand = (fields: readonly KeyField[], slots: readonly Slot[], multikey: boolean[], out: Buffer[][]): void => {
  const stepped = slots.map((slot, i) => (slot.key ? slot : step(fields[i] as KeyField, slot)));
  const list = stepped.find((slot) => slot.list)?.list;
  if (!list) {
    out.push(stepped.map((slot) => slot.key as Buffer));
    return;
  }
  stepped.forEach((slot, i) => {
    if (!slot.list) return;
    if (slot.list.b !== list.b || slot.list.s !== list.s || (slot.list.e === 0 && slot.list !== list))
      throw new StoreError(171, 'cannot index parallel arrays');
    multikey[i] = true;
  });
  const items: readonly (Val | undefined)[] = itemsOf(list).length > 0 ? itemsOf(list) : [undefined];
  for (const item of items)
    expand(
      fields,
      stepped.map((slot, i) => (slot.list ? enter(fields[i] as KeyField, slot, item) : slot)),
      multikey,
      out,
    );
};

const anyExists = (fields: readonly KeyField[], doc: Val): boolean =>
  fields.some((field) => {
    const reach = (v: Val | undefined, at: number): boolean => {
      if (v === undefined || at === field.parts.length) return v !== undefined;
      if (isArray(v)) return itemsOf(v).some((item) => isObject(item) && reach(item, at));
      return isObject(v) && reach(getField(v, field.parts[at] as string), at + 1);
    };
    return reach(doc, 0);
  });

/** The distinct keys of a document for these fields, in rising order; throws 171 when two separate arrays meet. */
export const documentKeys = (fields: readonly KeyField[], doc: Val): DocumentKeys => {
  const multikey = fields.map(() => false);
  const tuples: Buffer[][] = [];
  expand(
    fields,
    fields.map(() => ({ v: doc, at: 0 })),
    multikey,
    tuples,
  );
  const keys = tuples.map((tuple) =>
    Buffer.concat(tuple.map((key, i) => ((fields[i] as KeyField).direction === 1 ? key : descending(key)))),
  );
  const sorted = keys.length === 1 ? keys : keys.sort(byBytes).filter((key, i, a) => i === 0 || !key.equals(a[i - 1] as Buffer));
  return { keys: sorted, multikey, exists: anyExists(fields, doc) };
};
