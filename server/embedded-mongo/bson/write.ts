import { randomBytes } from 'node:crypto';
import { fieldsOf, itemsOf } from './read.ts';
import { hasBytes, T, type Val } from './value.ts';

const none = Buffer.alloc(0);
const leaf = (t: number, b: Buffer): Val => ({ t, b, s: 0, e: b.length });

const sized = (t: number, length: number, fill: (b: Buffer) => unknown): Val => {
  const b = Buffer.alloc(length);
  fill(b);
  return leaf(t, b);
};

/** A 32-bit integer. */
export const int32 = (n: number): Val => sized(T.int32, 4, (b) => b.writeInt32LE(n));
/** A 64-bit integer. */
export const long = (n: bigint): Val => sized(T.long, 8, (b) => b.writeBigInt64LE(n));
/** A floating-point number. */
export const double = (n: number): Val => sized(T.double, 8, (b) => b.writeDoubleLE(n));
/** A string. */
export const string = (text: string): Val => {
  const bytes = Buffer.from(text, 'utf8');
  return sized(T.string, bytes.length + 5, (b) => {
    b.writeInt32LE(bytes.length + 1, 0);
    bytes.copy(b, 4);
  });
};
/** A boolean. */
export const bool = (yes: boolean): Val => leaf(T.bool, Buffer.from([yes ? 1 : 0]));
/** The null value. */
export const nothing: Val = { t: T.null, b: none, s: 0, e: 0 };
/** An object with these fields, in the order of the map. */
export const object = (fields: Map<string, Val>): Val => ({ t: T.object, b: none, s: 0, e: 0, fields });
/** An array of these values. */
export const array = (items: Val[]): Val => ({ t: T.array, b: none, s: 0, e: 0, items });
/** Bytes of the generic binary subtype. */
export const binary = (bytes: Uint8Array): Val =>
  sized(T.binary, bytes.length + 5, (b) => {
    b.writeInt32LE(bytes.length, 0);
    b.set(bytes, 5);
  });
/** A date from milliseconds since 1970. */
export const date = (ms: number): Val => sized(T.date, 8, (b) => b.writeBigInt64LE(BigInt(ms)));

let counter = randomBytes(3).readUIntBE(0, 3);
const processPart = randomBytes(5);
/** A new ObjectId made of the given time (ms since 1970), this process and a counter. */
export const objectId = (nowMs: number): Val =>
  sized(T.objectId, 12, (b) => {
    counter = (counter + 1) & 0xffffff;
    b.writeUInt32BE(Math.floor(nowMs / 1000) >>> 0, 0);
    processPart.copy(b, 4);
    b.writeUIntBE(counter, 9, 3);
  });

const isVal = (x: object): x is Val => 't' in x && 'b' in x && Buffer.isBuffer(x.b);
const number = (n: number): Val => (Number.isInteger(n) && Math.abs(n) < 2 ** 31 && !Object.is(n, -0) ? int32(n) : double(n));

/** A value from plain data: numbers become int32 or double, bigints long, bytes binary; values stay what they are. */
export const from = (x: unknown): Val => {
  if (typeof x === 'number') return number(x);
  if (typeof x === 'string') return string(x);
  if (typeof x === 'boolean') return bool(x);
  if (typeof x === 'bigint') return long(x);
  if (x === null || typeof x !== 'object') return nothing;
  if (Array.isArray(x)) return array(x.map(from));
  if (isVal(x)) return x;
  if (x instanceof Uint8Array) return binary(x);
  if (x instanceof Map) return object(new Map([...(x as Map<string, unknown>)].map(([k, v]) => [k, from(v)])));
  const entries = Object.entries(x).filter(([, v]) => v !== undefined);
  return object(new Map(entries.map(([k, v]) => [k, from(v)])));
};

const sizeOf = (v: Val): number => {
  if (hasBytes(v) || v.t === T.null) return v.e - v.s;
  let size = 5;
  if (v.t === T.array) itemsOf(v).forEach((item, i) => (size += 2 + String(i).length + sizeOf(item)));
  else for (const [name, item] of fieldsOf(v)) size += 2 + Buffer.byteLength(name) + sizeOf(item);
  return size;
};

const writeAt = (v: Val, out: Buffer, start: number): number => {
  if (hasBytes(v) || v.t === T.null) return start + v.b.copy(out, start, v.s, v.e);
  let at = start + 4;
  const put = (name: string, item: Val): void => {
    out[at] = item.t;
    at += 1 + out.write(name, at + 1, 'utf8');
    out[at] = 0;
    at = writeAt(item, out, at + 1);
  };
  if (v.t === T.array) itemsOf(v).forEach((item, i) => put(String(i), item));
  else for (const [name, item] of fieldsOf(v)) put(name, item);
  out[at] = 0;
  out.writeInt32LE(at + 1 - start, start);
  return at + 1;
};

/** The value with bytes of its own, to be kept when those it came with are overwritten. */
export const own = (v: Val): Val => (v.t === T.null ? nothing : leaf(v.t, Buffer.from(toBytes(v))));

/** The bytes of a value without its type byte; for a document these are its BSON. */
export const toBytes = (v: Val): Buffer => {
  if (hasBytes(v)) return v.b.subarray(v.s, v.e);
  const out = Buffer.allocUnsafe(sizeOf(v));
  writeAt(v, out, 0);
  return out;
};
