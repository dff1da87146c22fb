import { bad, refused } from '../errors.ts';
import { hasBytes, T, typeNames, type Val } from './value.ts';

const maxDepth = 100;
const invalid = (): Error => bad('the message holds malformed BSON', 22);

/** The bytes of each type; where a length stands in front, the least that it may say and the bytes that it does not count. */
const sizes: Readonly<Record<number, number | { least: number; more: number }>> = {
  [T.double]: 8,
  [T.string]: { least: 1, more: 4 },
  [T.object]: { least: 5, more: 0 },
  [T.array]: { least: 5, more: 0 },
  [T.binary]: { least: 0, more: 5 },
  [T.objectId]: 12,
  [T.bool]: 1,
  [T.date]: 8,
  [T.null]: 0,
  [T.int32]: 4,
  [T.long]: 8,
};

const lengthAt = (b: Buffer, s: number, limit: number, { least, more }: { least: number; more: number }): number => {
  const length = s + 4 <= limit ? b.readInt32LE(s) : -1;
  if (length < least) throw invalid();
  return length + more;
};

/** Where the value of type `t` that starts at `s` ends; throws on lengths that leave the buffer and on types not kept. */
const valueEnd = (t: number, b: Buffer, s: number, limit: number): number => {
  const size = sizes[t];
  if (size === undefined) throw typeNames[t] === undefined ? invalid() : refused(`the BSON type '${typeNames[t]}'`, 2);
  const end = s + (typeof size === 'number' ? size : lengthAt(b, s, limit, size));
  if (end > limit) throw invalid();
  return end;
};

/** The place of the byte 0 that ends a name starting at `p`. */
const nameEnd = (b: Buffer, p: number, limit: number): number => {
  let at = p;
  while (at < limit && b[at] !== 0) at += 1;
  if (at >= limit) throw invalid();
  return at;
};

/** The document that fills `b` from `s`; its length field is checked against `limit`. */
export const documentAt = (b: Buffer, s: number, limit: number): Val => {
  const e = valueEnd(T.object, b, s, limit);
  return { t: T.object, b, s, e };
};

const each = (v: Val, visit: (t: number, nameStart: number, nameStop: number, s: number, e: number) => boolean): void => {
  const { b } = v;
  const limit = v.e - 1;
  let at = v.s + 4;
  while (at < limit) {
    const t = b[at] as number;
    const stop = nameEnd(b, at + 1, limit);
    const end = valueEnd(t, b, stop + 1, limit);
    if (visit(t, at + 1, stop, stop + 1, end)) return;
    at = end;
  }
};

/** The fields of an object (or the elements of an array under their numbers) in their order; the map must not be changed. */
export const fieldsOf = (v: Val): Map<string, Val> => {
  if (v.fields) return v.fields;
  const fields = new Map<string, Val>();
  if (v.t === T.array) itemsOf(v).forEach((item, i) => fields.set(String(i), item));
  else
    each(v, (t, from, to, s, e) => {
      fields.set(v.b.toString('utf8', from, to), { t, b: v.b, s, e });
      return false;
    });
  v.fields = fields;
  return fields;
};

/** The elements of an array in their order; the list must not be changed. */
export const itemsOf = (v: Val): Val[] => {
  if (v.items) return v.items;
  const items: Val[] = [];
  each(v, (t, _from, _to, s, e) => {
    items.push({ t, b: v.b, s, e });
    return false;
  });
  v.items = items;
  return items;
};

const sameName = (b: Buffer, from: number, to: number, name: string): boolean => {
  if (to - from !== name.length) return false;
  for (let i = 0; i < name.length; i += 1) if (b[from + i] !== name.charCodeAt(i)) return false;
  return true;
};

/** A name as text with one character for each of its bytes, as `sameName` compares it. */
const asBytes = (name: string): string => {
  for (let i = 0; i < name.length; i += 1) if (name.charCodeAt(i) > 127) return Buffer.from(name).toString('latin1');
  return name;
};

/** One field of an object, found in its bytes without reading the others. */
export const getField = (v: Val, name: string): Val | undefined => {
  if (v.fields || !hasBytes(v)) return fieldsOf(v).get(name);
  const wanted = asBytes(name);
  let found: Val | undefined;
  each(v, (t, from, to, s, e) => {
    if (!sameName(v.b, from, to, wanted)) return false;
    found = { t, b: v.b, s, e };
    return true;
  });
  return found;
};

/** Makes a reader that finds some fields in one walk over a document's bytes and gives an object of these only. */
export const createPicker = (names: ReadonlySet<string>): ((v: Val) => Val) => {
  const wanted = [...names].map((name) => ({ name, bytes: asBytes(name) }));
  // Most fields are passed over by their first byte alone.
  const firsts = new Uint8Array(256);
  for (const { bytes } of wanted) firsts[bytes.charCodeAt(0)] = 1;
  return ({ b, s: start, e: stop }) => {
    const fields = new Map<string, Val>();
    const limit = stop - 1;
    let at = start + 4;
    while (at < limit && fields.size < wanted.length) {
      const from = at + 1;
      const to = nameEnd(b, from, limit);
      const end = valueEnd(b[at] as number, b, to + 1, limit);
      const found = firsts[b[from] as number] === 1 && wanted.find(({ bytes }) => sameName(b, from, to, bytes));
      if (found) fields.set(found.name, { t: b[at] as number, b, s: to + 1, e: end });
      at = end;
    }
    return { t: T.object, b, s: 0, e: 0, fields };
  };
};

/** Checks that every value inside is well formed and of a type that is kept, and that no name occurs twice. */
export const checkDeep = (v: Val, depth = 0): void => {
  if (depth > maxDepth) throw bad('the document is nested too deeply', 2);
  if (v.b[v.e - 1] !== 0) throw invalid();
  const names = new Set<string>();
  let count = 0;
  each(v, (t, from, to, s, e) => {
    count += 1;
    if (v.t === T.object) names.add(v.b.toString('utf8', from, to));
    if (t === T.object || t === T.array) checkDeep({ t, b: v.b, s, e }, depth + 1);
    if (t === T.string && v.b[e - 1] !== 0) throw invalid();
    return false;
  });
  if (v.t === T.object && names.size !== count) throw bad('a field name occurs twice in one object');
};
