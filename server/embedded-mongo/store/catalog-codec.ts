import { documentAt, fieldsOf, getField, itemsOf } from '../bson/read.ts';
import { textOf, truthy, wholeOf } from '../bson/scalar.ts';
import { from, nothing, toBytes } from '../bson/write.ts';
import { isObject, type Val } from '../bson/value.ts';
import { parseFilter } from '../query/filter-parse.ts';
import { splitPath } from '../query/paths.ts';
import type { KeyField } from '../index/keys.ts';
import type { Collection, Index } from './catalog-types.ts';

/** The fields of an index or sort specification such as `{ state: 1, at: -1 }`. */
export const keyFields = (key: Val): KeyField[] =>
  [...fieldsOf(key)].map(([path, v]) => ({ path, parts: splitPath(path), direction: wholeOf(v) === -1 ? -1 : 1 }));

/** An index from its parts. */
export const makeIndex = (spec: {
  id: number;
  name: string;
  key: Val;
  unique: boolean;
  sparse: boolean;
  partial: Val | undefined;
  ready: boolean;
  multikey?: readonly boolean[];
}): Index => {
  const fields = keyFields(spec.key);
  return {
    ...spec,
    fields,
    partialFilter: spec.partial && parseFilter(spec.partial),
    multikey: spec.multikey ?? fields.map(() => false),
  };
};

/** The catalog's record of a collection. */
export const encodeCollection = (c: Collection): Buffer =>
  Buffer.from(
    toBytes(
      from({
        id: c.id,
        db: c.db,
        name: c.name,
        indexes: c.indexes.map((i) => ({ ...i, fields: undefined, partialFilter: undefined, partial: i.partial ?? nothing })),
      }),
    ),
  );

const decodeIndex = (v: Val): Index => {
  const field = (name: string): Val => getField(v, name) ?? nothing;
  const partial = field('partial');
  return makeIndex({
    id: wholeOf(field('id')) ?? 0,
    name: textOf(field('name')),
    key: field('key'),
    unique: truthy(field('unique')),
    sparse: truthy(field('sparse')),
    partial: isObject(partial) ? partial : undefined,
    ready: truthy(field('ready')),
    multikey: itemsOf(field('multikey')).map(truthy),
  });
};

/** A collection from the catalog's record; its counters are filled in by the catalog. */
export const decodeCollection = (bytes: Buffer): Collection => {
  const v = documentAt(bytes, 0, bytes.length);
  const field = (name: string): Val => getField(v, name) ?? nothing;
  return {
    id: wholeOf(field('id')) ?? 0,
    db: textOf(field('db')),
    name: textOf(field('name')),
    indexes: itemsOf(field('indexes')).map(decodeIndex),
    nextRecord: 1,
    count: 0,
    dropped: false,
  };
};
