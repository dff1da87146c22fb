import type { Val } from '../bson/value.ts';

/** A comparison with a bound. */
export interface OrderedTest {
  readonly op: '$gt' | '$gte' | '$lt' | '$lte';
  readonly value: Val;
}

/** A test on one value at a path. */
export type Test =
  | { readonly op: '$eq'; readonly value: Val }
  | OrderedTest
  | { readonly op: '$in'; readonly values: readonly Val[] }
  | { readonly op: '$exists' }
  | { readonly op: '$type'; readonly types: ReadonlySet<number> }
  | { readonly op: '$size'; readonly size: number }
  | { readonly op: '$elemMatch'; readonly filter?: Filter; readonly tests?: readonly Test[] }
  | { readonly op: '$not'; readonly tests: readonly Test[] }
  | { readonly op: 'none' };

/** A parsed filter. */
export type Filter =
  | { readonly kind: 'and' | 'or' | 'nor'; readonly parts: readonly Filter[] }
  | { readonly kind: 'path'; readonly path: string; readonly parts: readonly string[]; readonly test: Test };

/** The filter that every document passes. */
export const everything: Filter = { kind: 'and', parts: [] };
