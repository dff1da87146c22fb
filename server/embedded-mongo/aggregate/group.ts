import { compare, equal } from '../bson/compare.ts';
import { keyOf } from '../bson/key.ts';
import { fieldsOf } from '../bson/read.ts';
import { numericOf } from '../bson/scalar.ts';
import { array, double, int32, nothing, object, toBytes } from '../bson/write.ts';
import { isNumber, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused, StoreError } from '../errors.ts';
import { supported } from '../supported.ts';
import { calculate } from '../update/number.ts';
import { parseExpression, type Expression } from './expression.ts';
import type { Stage } from './stages.ts';

/** Collects one field of one group. */
interface Accumulator {
  add(v: Val | undefined): void;
  result(): Val;
}

/** The most that the groups of one stage may hold, in bytes, as in MongoDB. */
const maxBytes = 100 * 1024 * 1024;

const sum = (): Accumulator => {
  let total = int32(0);
  return {
    add: (v) => {
      if (isNumber(v)) total = calculate('$inc', total, v);
    },
    result: () => total,
  };
};

const avg = (): Accumulator => {
  let total = 0;
  let n = 0;
  const add = (v: Val | undefined): void => {
    if (!isNumber(v)) return;
    if (v.t === T.decimal) throw refused("$avg with the BSON type 'decimal'", 2);
    total += Number(numericOf(v));
    n += 1;
  };
  return { add, result: () => (n === 0 ? nothing : double(total / n)) };
};

const extreme = (sign: 1 | -1) => (): Accumulator => {
  let best: Val | undefined;
  const add = (v: Val | undefined): void => {
    if (v === undefined || v.t === T.null) return;
    if (!best || compare(v, best) * sign > 0) best = v;
  };
  return { add, result: () => best ?? nothing };
};

const first = (): Accumulator => {
  let seen = false;
  let value: Val | undefined;
  const add = (v: Val | undefined): void => {
    if (!seen) value = v;
    seen = true;
  };
  return { add, result: () => value ?? nothing };
};

const last = (): Accumulator => {
  let value: Val | undefined;
  return { add: (v) => void (value = v), result: () => value ?? nothing };
};

const push = (distinct: boolean) => (): Accumulator => {
  const items: Val[] = [];
  const add = (v: Val | undefined): void => {
    if (v && !(distinct && items.some((item) => equal(item, v)))) items.push(v);
  };
  return { add, result: () => array(items) };
};

const makers: Readonly<Record<string, () => Accumulator>> = {
  $sum: sum,
  $count: sum,
  $avg: avg,
  $min: extreme(-1),
  $max: extreme(1),
  $first: first,
  $last: last,
  $push: push(false),
  $addToSet: push(true),
};
const collecting = new Set(['$push', '$addToSet', '$first', '$last', '$min', '$max']);

interface Field {
  readonly name: string;
  readonly make: () => Accumulator;
  readonly expression: Expression;
  readonly collects: boolean;
}

const parseField = (name: string, v: Val): Field => {
  const [entry, ...more] = isObject(v) ? [...fieldsOf(v)] : [];
  if (!entry || more.length > 0) throw bad(`the field '${name}' of $group must be an object with one accumulator`, 40234);
  const [op, argument] = entry;
  const make = (supported.accumulators as readonly string[]).includes(op) ? makers[op] : undefined;
  if (!make) throw refused(`the accumulator '${op}'`, 15952);
  if (op === '$count' && !(isObject(argument) && fieldsOf(argument).size === 0)) throw bad('$count takes no argument', 9);
  const one = int32(1);
  return { name, make, expression: op === '$count' ? () => one : parseExpression(argument), collects: collecting.has(op) };
};

interface Group {
  readonly id: Val;
  readonly values: readonly Accumulator[];
}

const finish = (group: Group, fields: readonly Field[]): Val =>
  object(new Map([['_id', group.id], ...fields.map((field, i) => [field.name, (group.values[i] as Accumulator).result()] as const)]));

/** `$group`: reads the stream once and holds only the groups. */
export const parseGroup = (v: Val): Stage => {
  if (!isObject(v)) throw bad('$group needs an object', 15947);
  const id = fieldsOf(v).get('_id');
  if (!id) throw bad('$group needs an _id', 15955);
  const idOf = parseExpression(id);
  const fields = [...fieldsOf(v)].filter(([name]) => name !== '_id').map(([name, field]) => parseField(name, field));
  return async function* (stream) {
    const collect = collector(idOf, fields);
    for await (const docs of stream) for (const doc of docs) collect.add(doc);
    yield collect.groups().map((group) => finish(group, fields));
  };
};

const collector = (idOf: Expression, fields: readonly Field[]): { add: (doc: Val) => void; groups: () => Group[] } => {
  const groups = new Map<string, Group>();
  let bytes = 0;
  const groupOf = (id: Val): Group => {
    const key = keyOf(id).toString('latin1');
    const known = groups.get(key);
    if (known) return known;
    const group = { id, values: fields.map((field) => field.make()) };
    groups.set(key, group);
    bytes += key.length + 200;
    return group;
  };
  const add = (doc: Val): void => {
    const group = groupOf(idOf(doc) ?? nothing);
    for (const [i, field] of fields.entries()) {
      const value = field.expression(doc);
      if (value && field.collects) bytes += toBytes(value).length;
      group.values[i]?.add(value);
    }
    if (bytes > maxBytes) throw new StoreError(292, `$group needs more than ${maxBytes} bytes of memory`);
  };
  return { add, groups: () => [...groups.values()] };
};
