import { keyOf } from '../bson/key.ts';
import { fieldsOf } from '../bson/read.ts';
import { nothing, object, own } from '../bson/write.ts';
import { hasBytes, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused, StoreError } from '../errors.ts';
import { supported } from '../supported.ts';
import { accumulators, type Accumulator } from './accumulators.ts';
import { parseExpression, type Expression } from './expression.ts';

/** The most that the groups of one stage may hold, in bytes, as in MongoDB. */
const maxBytes = 100 * 1024 * 1024;
/** What a group costs beside its key and its values. */
const groupBytes = 200;
/** Ids whose group is remembered by their very bytes. */
const maxRecent = 10_000;

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
}

interface Group {
  readonly id: Val;
  readonly values: readonly Accumulator[];
}

/** A `$group` at work; documents may be shown to it one by one, each only for the moment. */
export interface Grouping {
  /** The fields of a document that it reads. */
  readonly uses: ReadonlySet<string>;
  add(doc: Val): void;
  result(): Val[];
}

const parseField = (name: string, v: Val, uses: Set<string>): Field => {
  const [entry, ...more] = isObject(v) ? [...fieldsOf(v)] : [];
  if (!entry || more.length > 0) throw bad(`the field '${name}' of $group must be an object with one accumulator`, 40234);
  if (name.includes('.') || name.startsWith('$'))
    throw bad(`the field name '${name}' of $group cannot contain '.' or begin with '$'`, 40235);
  const [op, argument] = entry;
  const make = (supported.accumulators as readonly string[]).includes(op) ? accumulators[op] : undefined;
  if (!make) throw refused(`the accumulator '${op}'`, 15952);
  return { name, make, expression: parseExpression(argument, uses) };
};

/** `$group`: reads each document once and holds only the groups. */
export const parseGroup = (v: Val): (() => Grouping) => {
  const id = isObject(v) ? fieldsOf(v).get('_id') : undefined;
  if (!id) throw bad('$group needs an object with an _id', 15955);
  const uses = new Set<string>();
  const idOf = parseExpression(id, uses);
  const fields = [...fieldsOf(v)].filter(([name]) => name !== '_id').map(([name, field]) => parseField(name, field, uses));
  return () => ({ uses, ...createGroups(idOf, fields) });
};

const createGroups = (idOf: Expression, fields: readonly Field[]): Omit<Grouping, 'uses'> => {
  const groups = new Map<string, Group>();
  // Making the key of an id is slow; nearly every document's id has been met with the same bytes shortly before.
  const recent = new Map<string, Group>();
  let bytes = 0;
  const groupOf = (id: Val): Group => {
    const text = exactText(id);
    const met = recent.get(text);
    if (met) return met;
    const key = keyOf(id).toString('latin1');
    const group = groups.get(key) ?? { id: own(id), values: fields.map((field) => field.make()) };
    if (!groups.has(key)) bytes += key.length + groupBytes;
    groups.set(key, group);
    if (recent.size >= maxRecent) recent.clear();
    recent.set(text, group);
    return group;
  };
  const add = (doc: Val): void => {
    const { values } = groupOf(idOf(doc) ?? nothing);
    for (let i = 0; i < fields.length; i += 1) bytes += (values[i] as Accumulator).add((fields[i] as Field).expression(doc));
    if (bytes > maxBytes) throw new StoreError(292, `$group needs more than ${maxBytes} bytes of memory`);
  };
  const finish = ({ id, values }: Group): Val =>
    object(new Map([['_id', id], ...fields.map(({ name }, i) => [name, (values[i] as Accumulator).result()] as const)]));
  return { add, result: () => [...groups.values()].map(finish) };
};

/** A text that only values with the same type and bytes have; values with other bytes may still be equal. */
const exactText = (v: Val): string => {
  if (hasBytes(v) || v.t === T.null) return `${v.t}:${v.e - v.s}:${v.b.toString('latin1', v.s, v.e)}`;
  let text = `${v.t}{`;
  for (const [name, item] of fieldsOf(v)) text += `${name.length}:${name}${exactText(item)}`;
  return `${text}}`;
};
