import { keyOf } from '../bson/key.ts';
import { fieldsOf, itemsOf } from '../bson/read.ts';
import { int32, nothing, object, own, toBytes } from '../bson/write.ts';
import { hasBytes, isArray, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused, StoreError } from '../errors.ts';
import { supported } from '../supported.ts';
import { accumulators, collecting, type Accumulator } from './accumulators.ts';
import { parseExpression, type Expression } from './expression.ts';

/** The most that the groups of one stage may hold, in bytes, as in MongoDB. */
const maxBytes = 100 * 1024 * 1024;

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
  readonly collects: boolean;
}

const parseField = (name: string, v: Val, uses: Set<string>): Field => {
  const [entry, ...more] = isObject(v) ? [...fieldsOf(v)] : [];
  if (!entry || more.length > 0) throw bad(`the field '${name}' of $group must be an object with one accumulator`, 40234);
  const [op, argument] = entry;
  const make = (supported.accumulators as readonly string[]).includes(op) ? accumulators[op] : undefined;
  if (!make) throw refused(`the accumulator '${op}'`, 15952);
  if (op === '$count' && !(isObject(argument) && fieldsOf(argument).size === 0)) throw bad('$count takes no argument', 9);
  const one = int32(1);
  return { name, make, expression: op === '$count' ? () => one : parseExpression(argument, uses), collects: collecting.has(op) };
};

interface Group {
  readonly id: Val;
  readonly values: readonly Accumulator[];
}

const finish = (group: Group, fields: readonly Field[]): Val =>
  object(new Map([['_id', group.id], ...fields.map((field, i) => [field.name, (group.values[i] as Accumulator).result()] as const)]));

/** A `$group` at work; documents may be shown to it one by one, each only for the moment. */
export interface Grouping {
  /** The fields it reads, or the whole document. */
  readonly uses: ReadonlySet<string>;
  add(doc: Val): void;
  result(): Val[];
}

/** `$group`: reads each document once and holds only the groups. */
export const parseGroup = (v: Val): (() => Grouping) => {
  if (!isObject(v)) throw bad('$group needs an object', 15947);
  const id = fieldsOf(v).get('_id');
  if (!id) throw bad('$group needs an _id', 15955);
  const uses = new Set<string>();
  const idOf = parseExpression(id, uses);
  const fields = [...fieldsOf(v)].filter(([name]) => name !== '_id').map(([name, field]) => parseField(name, field, uses));
  return () => ({ uses, ...createGroups(idOf, fields) });
};

/** Groups that were met lately, by the very bytes of their id: values with other bytes may still be equal. */
const maxRecent = 10_000;

const createGroups = (idOf: Expression, fields: readonly Field[]): Omit<Grouping, 'uses'> => {
  const groups = new Map<string, Group>();
  let recent = new Map<string, Group>();
  let bytes = 0;
  const groupOf = (id: Val): Group => {
    const key = keyOf(id).toString('latin1');
    const known = groups.get(key);
    if (known) return known;
    const group = { id: own(id), values: fields.map((field) => field.make()) };
    groups.set(key, group);
    bytes += key.length + 200;
    return group;
  };
  const recentGroup = (id: Val): Group => {
    const text = exactText(id);
    let group = recent.get(text);
    if (group) return group;
    group = groupOf(id);
    if (recent.size >= maxRecent) recent = new Map();
    recent.set(text, group);
    return group;
  };
  const add = (doc: Val): void => {
    const group = recentGroup(idOf(doc) ?? nothing);
    for (let i = 0; i < fields.length; i += 1) {
      const field = fields[i] as Field;
      const value = field.expression(doc);
      if (value && field.collects) bytes += toBytes(value).length;
      group.values[i]?.add(value);
    }
    if (bytes > maxBytes) throw new StoreError(292, `$group needs more than ${maxBytes} bytes of memory`);
  };
  return { add, result: () => [...groups.values()].map((group) => finish(group, fields)) };
};

/** A text that only values with the same type and bytes have. */
const exactText = (v: Val): string => {
  if (hasBytes(v) || v.t === T.null) return `${v.t}:${v.e - v.s}:${v.b.toString('latin1', v.s, v.e)}`;
  let text = `${v.t}{`;
  if (isArray(v)) for (const item of itemsOf(v)) text += exactText(item);
  else for (const [name, item] of fieldsOf(v)) text += `${name.length}:${name}${exactText(item)}`;
  return `${text}}`;
};
