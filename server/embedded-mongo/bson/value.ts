/** BSON type bytes that this store keeps; every other type is refused by name. */
export const T = {
  double: 0x01,
  string: 0x02,
  object: 0x03,
  array: 0x04,
  binary: 0x05,
  objectId: 0x07,
  bool: 0x08,
  date: 0x09,
  null: 0x0a,
  int32: 0x10,
  long: 0x12,
} as const;

/** Type names as MongoDB's `$type` and its messages write them. */
export const typeNames: Readonly<Record<number, string>> = {
  0x01: 'double',
  0x02: 'string',
  0x03: 'object',
  0x04: 'array',
  0x05: 'binData',
  0x06: 'undefined',
  0x07: 'objectId',
  0x08: 'bool',
  0x09: 'date',
  0x0a: 'null',
  0x0b: 'regex',
  0x0c: 'dbPointer',
  0x0d: 'javascript',
  0x0e: 'symbol',
  0x0f: 'javascriptWithScope',
  0x10: 'int',
  0x11: 'timestamp',
  0x12: 'long',
  0x13: 'decimal',
  0x7f: 'maxKey',
  0xff: 'minKey',
};

/**
 * One BSON value. Values that came from the wire or the disk keep their bytes (`b` from `s` to `e`), so that no type is
 * ever changed by passing through; built objects and arrays have no bytes (`e === 0`) but `fields` or `items`.
 */
export interface Val {
  readonly t: number;
  readonly b: Buffer;
  readonly s: number;
  readonly e: number;
  fields?: Map<string, Val>;
  items?: Val[];
}

/** Whether the value still has the bytes it came with. */
export const hasBytes = (v: Val): boolean => v.e > 0;

/** Whether the value is an object (an embedded document). */
export const isObject = (v: Val | undefined): v is Val & { readonly t: 0x03 } => v?.t === T.object;

/** Whether the value is an array. */
export const isArray = (v: Val | undefined): v is Val & { readonly t: 0x04 } => v?.t === T.array;

/** Whether the value is one of the three numeric types. */
export const isNumber = (v: Val | undefined): v is Val & { readonly t: 0x01 | 0x10 | 0x12 } =>
  v !== undefined && (v.t === T.int32 || v.t === T.double || v.t === T.long);
