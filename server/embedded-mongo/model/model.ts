/** A plain model of MongoDB's documented semantics on JavaScript values, for comparing the store with in tests. */

/** A value as the driver gives it. */
export type Value = null | boolean | number | string | Date | Value[] | { [name: string]: Value };
/** A document. */
export type Doc = Record<string, Value>;

const isObject = (v: Value | undefined): v is Record<string, Value> =>
  typeof v === 'object' && v !== null && !Array.isArray(v) && !(v instanceof Date);

const ranks = ['null', 'number', 'string', 'object', 'array', 'boolean', 'date'];
const kind = (v: Value): string => {
  if (v === null) return 'null';
  if (Array.isArray(v)) return 'array';
  return v instanceof Date ? 'date' : typeof v;
};

/** MongoDB's order of values. */
export const compare = (a: Value, b: Value): number => {
  const [x, y] = [ranks.indexOf(kind(a)), ranks.indexOf(kind(b))];
  if (x !== y) return x - y;
  if (Array.isArray(a) && Array.isArray(b)) return compareLists(a, b);
  if (isObject(a) && isObject(b))
    return compareLists(
      Object.entries(a).map(([k, v]) => [ranks.indexOf(kind(v)), k, v]),
      Object.entries(b).map(([k, v]) => [ranks.indexOf(kind(v)), k, v]),
    );
  const [p, q] = [a, b] as [number, number];
  return p < q ? -1 : p > q ? 1 : 0;
};
const compareLists = (a: readonly Value[], b: readonly Value[]): number => {
  for (let i = 0; i < Math.min(a.length, b.length); i += 1) {
    const order = compare(a[i] as Value, b[i] as Value);
    if (order !== 0) return order;
  }
  return a.length - b.length;
};

/** What a path leads to: `undefined` for missing; a filter passes over the scalars of an array, a sort counts them as missing. */
export const reach = (v: Value, parts: readonly string[], forSort = false): (Value | undefined)[] => {
  const [head, ...rest] = parts;
  if (head === undefined) return [v];
  if (!isObject(v) || !Object.hasOwn(v, head)) return [undefined];
  const child = v[head] as Value;
  if (rest.length > 0 && Array.isArray(child))
    return child.filter((item) => forSort || isObject(item)).flatMap((item) => reach(item, rest, forSort));
  return reach(child, rest, forSort);
};

const spread = (found: (Value | undefined)[]): (Value | undefined)[] => found.flatMap((v) => (Array.isArray(v) ? [...v, v] : [v]));

type Test = Record<string, unknown>;
const ordered = (v: Value | undefined, bound: Value, accept: (order: number) => boolean): boolean =>
  kind(v ?? null) === kind(bound) && accept(compare(v ?? null, bound));

type Found = (Value | undefined)[];
const any = (found: Found, test: (v: Value | undefined) => boolean): boolean => spread(found).some(test);
const bounded =
  (accept: (order: number) => boolean) =>
  (arg: unknown, found: Found): boolean =>
    any(found, (v) => ordered(v, arg as Value, accept));
const equals = (arg: unknown, found: Found): boolean => any(found, (v) => compare(v ?? null, arg as Value) === 0);
const operators: Record<string, (arg: unknown, found: Found) => boolean> = {
  $ne: (arg, found) => !equals(arg, found),
  $gt: bounded((n) => n > 0),
  $gte: bounded((n) => n >= 0),
  $lt: bounded((n) => n < 0),
  $lte: bounded((n) => n <= 0),
  $in: (arg, found) => (arg as Value[]).some((one) => equals(one, found)),
  $nin: (arg, found) => !(arg as Value[]).some((one) => equals(one, found)),
  $exists: (arg, found) => any(found, (v) => v !== undefined) === arg,
};
const passes = (op: string, arg: unknown, found: Found): boolean => (operators[op] as (arg: unknown, found: Found) => boolean)(arg, found);

/** Whether a document passes a filter. */
export const matches = (doc: Doc, filter: Test): boolean =>
  Object.entries(filter).every(([name, arg]) => {
    if (name === '$or') return (arg as Test[]).some((one) => matches(doc, one));
    const found = reach(doc, name.split('.'));
    const isTest = typeof arg === 'object' && arg !== null && Object.keys(arg).some((key) => key.startsWith('$'));
    return isTest ? Object.entries(arg as Test).every(([op, value]) => passes(op, value, found)) : equals(arg, found);
  });

/** The value that a sort uses: of an array the least (rising) or the greatest (falling) element; empty comes before null. */
const sortValue = (doc: Doc, path: string, direction: 1 | -1): { empty: boolean; v: Value } => {
  const all = reach(doc, path.split('.'), true).flatMap((v): { empty: boolean; v: Value }[] => {
    if (Array.isArray(v)) return v.length === 0 ? [{ empty: true, v: null }] : v.map((item) => ({ empty: false, v: item }));
    return [{ empty: false, v: v ?? null }];
  });
  all.sort((a, b) => compareSort(a, b) * direction);
  return all[0] ?? { empty: false, v: null };
};
const compareSort = (a: { empty: boolean; v: Value }, b: { empty: boolean; v: Value }): number =>
  a.empty || b.empty ? Number(b.empty) - Number(a.empty) : compare(a.v, b.v);

/** Compares two documents for a sort by one field after the other. */
export const sorter =
  (sort: Record<string, 1 | -1>) =>
  (a: Doc, b: Doc): number => {
    for (const [path, direction] of Object.entries(sort)) {
      const order = compareSort(sortValue(a, path, direction), sortValue(b, path, direction)) * direction;
      if (order !== 0) return order;
    }
    return 0;
  };
