import { compare, equal, rankOf } from '../bson/compare.ts';
import { T, type Val } from '../bson/value.ts';
import { testValue } from '../query/filter-match.ts';
import type { Filter, Test } from '../query/filter-types.ts';
import { conditionsOf, isLower, isOrdered, type Condition } from './bounds.ts';

const isPlain = (v: Val): boolean => v.t !== T.array && v.t !== T.null;

/** Whether "greater (or less) than the query's value" leaves only what is greater (or less) than the index's value. */
const narrower = (asked: Test, needed: Test): boolean => {
  if (!isOrdered(asked) || !isOrdered(needed) || rankOf(asked.value.t) !== rankOf(needed.value.t)) return false;
  const up = isLower(needed);
  if (up !== isLower(asked)) return false;
  const order = compare(asked.value, needed.value) * (up ? 1 : -1);
  return order > 0 || (order === 0 && (needed.op.endsWith('e') || !asked.op.endsWith('e')));
};

/** Whether every value that passes the asked test passes the needed one too. */
const testImplies = (asked: Test, needed: Test): boolean => {
  if (asked.op === '$eq') return isPlain(asked.value) && testValue(needed, asked.value);
  if (asked.op === '$in') return asked.values.every((v) => isPlain(v) && testValue(needed, v));
  if (needed.op === '$exists') return asked.op === '$exists' || ('value' in asked && isPlain(asked.value));
  return narrower(asked, needed);
};

const sameNull = (asked: Test, needed: Test): boolean =>
  asked.op === '$eq' && needed.op === '$eq' && asked.value.t === T.null && equal(asked.value, needed.value);

/** Whether a query's conditions guarantee that every match is in an index with this partial filter. */
export const implies = (conditions: readonly Condition[], partial: Filter | undefined): boolean => {
  if (!partial) return true;
  return conditionsOf(partial).every((needed) =>
    conditions.some((asked) => asked.path === needed.path && (testImplies(asked.test, needed.test) || sameNull(asked.test, needed.test))),
  );
};
