import { fieldsOf, itemsOf } from './read.ts';
import { numericOf } from './scalar.ts';
import { isNumber, T, type Val } from './value.ts';

const ranks: Readonly<Record<number, number>> = {
  [T.null]: 0x10,
  [T.int32]: 0x20,
  [T.double]: 0x20,
  [T.long]: 0x20,
  [T.string]: 0x30,
  [T.object]: 0x38,
  [T.array]: 0x40,
  [T.binary]: 0x50,
  [T.objectId]: 0x58,
  [T.bool]: 0x60,
  [T.date]: 0x68,
};

/** The place of a type in MongoDB's order of types; all numbers share one. */
export const rankOf = (t: number): number => ranks[t] ?? 0;

/** The key of an empty array, which MongoDB sorts before null. */
const emptyArrayRank = 0x08;
const signBit = 0x80;

/** A double as eight bytes whose order as bytes is the order of numbers; NaN comes first, -0 equals 0. */
const orderedDouble = (n: number): Buffer => {
  const out = Buffer.alloc(8);
  if (n !== n) return out;
  out.writeDoubleBE(n === 0 ? 0 : n);
  const negative = ((out[0] as number) & signBit) !== 0;
  if (negative) for (let i = 0; i < 8; i += 1) out[i] = ~(out[i] as number) & 0xff;
  else out[0] = (out[0] as number) | signBit;
  return out;
};

const below = (n: number): number => {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(n);
  bytes.writeBigInt64BE(bytes.readBigInt64BE() + (n > 0 ? -1n : 1n));
  return bytes.readDoubleBE();
};

/** The largest double not above the number, and in two bytes what is left, so that all integers stay distinct. */
const numberKey = (v: Val): Buffer => {
  const n = numericOf(v);
  const floor = typeof n === 'number' ? n : Number(n) > n ? below(Number(n)) : Number(n);
  const rest = Buffer.alloc(2);
  if (typeof n === 'bigint') rest.writeUInt16BE(Number(n - BigInt(floor)));
  return Buffer.concat([orderedDouble(floor), rest]);
};

/** Text with its end marked by two zero bytes; a zero byte inside becomes 00 FF. */
const textKey = (bytes: Buffer): Buffer => {
  if (!bytes.includes(0)) return Buffer.concat([bytes, Buffer.alloc(2)]);
  const parts: number[] = [];
  for (const byte of bytes) parts.push(...(byte === 0 ? [0, 0xff] : [byte]));
  return Buffer.from([...parts, 0, 0]);
};

const dateKey = (v: Val): Buffer => {
  const out = Buffer.from(v.b.subarray(v.s, v.e)).reverse();
  out[0] = (out[0] as number) ^ signBit;
  return out;
};

const binaryKey = (v: Val): Buffer => {
  const out = Buffer.from(v.b.subarray(v.s, v.e));
  out.writeUInt32BE(v.b.readUInt32LE(v.s));
  return out;
};

const objectKey = (v: Val): Buffer => {
  const parts: Buffer[] = [];
  for (const [name, item] of fieldsOf(v)) parts.push(Buffer.from([rankOf(item.t)]), textKey(Buffer.from(name)), payload(item));
  return Buffer.concat([...parts, Buffer.alloc(1)]);
};

const arrayKey = (v: Val): Buffer =>
  Buffer.concat([...itemsOf(v).flatMap((item) => [Buffer.from([rankOf(item.t)]), payload(item)]), Buffer.alloc(1)]);

const payload = (v: Val): Buffer => {
  if (isNumber(v)) return numberKey(v);
  if (v.t === T.string) return textKey(v.b.subarray(v.s + 4, v.e - 1));
  if (v.t === T.object) return objectKey(v);
  if (v.t === T.array) return arrayKey(v);
  if (v.t === T.binary) return binaryKey(v);
  if (v.t === T.date) return dateKey(v);
  return v.b.subarray(v.s, v.e);
};

/** A value as bytes whose order as bytes is MongoDB's order of values; missing counts as null. */
export const keyOf = (v: Val | undefined): Buffer =>
  v === undefined ? Buffer.from([rankOf(T.null)]) : Buffer.concat([Buffer.from([rankOf(v.t)]), payload(v)]);

/** Orders keys. */
export const byBytes = (a: Buffer, b: Buffer): number => a.compare(b);

/** The key under which an empty array is filed. */
export const emptyArrayKey = Buffer.from([emptyArrayRank]);

/** The same key for a field in descending order. */
export const descending = (key: Buffer): Buffer => {
  const out = Buffer.alloc(key.length);
  for (let i = 0; i < key.length; i += 1) out[i] = ~(key[i] as number) & 0xff;
  return out;
};
