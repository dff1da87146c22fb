import type { Val } from '../bson/value.ts';
import type { KeyField } from '../index/keys.ts';
import type { Filter } from '../query/filter-types.ts';

/** An index of a collection; `multikey` says for each field whether any document had an array there. */
export interface Index {
  readonly id: number;
  readonly name: string;
  readonly key: Val;
  readonly fields: readonly KeyField[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly partial: Val | undefined;
  readonly partialFilter: Filter | undefined;
  multikey: readonly boolean[];
  /** False while it is being built; it is kept up to date from its beginning but not yet used to find anything. */
  ready: boolean;
}

/** A collection; `nextRecord` and `count` live here and are written with every commit that changes them. */
export interface Collection {
  readonly id: number;
  readonly db: string;
  readonly name: string;
  indexes: readonly Index[];
  nextRecord: number;
  count: number;
  dropped: boolean;
}
