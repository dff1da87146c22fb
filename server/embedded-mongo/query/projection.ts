import { fieldsOf, itemsOf } from '../bson/read.ts';
import { truthy } from '../bson/scalar.ts';
import { array, object } from '../bson/write.ts';
import { isArray, isNumber, isObject, T, type Val } from '../bson/value.ts';
import { bad, refused } from '../errors.ts';
import { splitPath } from './paths.ts';

/** Gives the shape of a document that the client asked for. */
export type Project = (doc: Val) => Val;

type Node = Map<string, Node | undefined>;

const flagOf = (path: string, v: Val): boolean => {
  if (v.t !== T.bool && !isNumber(v)) throw refused(`a projection of '${path}' other than 0 and 1`, 2);
  return truthy(v);
};

const add = (tree: Node, path: string): void => {
  let node = tree;
  const parts = splitPath(path);
  parts.forEach((part, i) => {
    if (part.startsWith('$')) throw refused(`'${part}' in a projection`, 2);
    const last = i === parts.length - 1;
    if (node.has(part) && (last || node.get(part) === undefined)) throw bad(`path collision at ${path}`, 31250);
    if (last) node.set(part, undefined);
    else {
      const next: Node = node.get(part) ?? new Map<string, Node | undefined>();
      node.set(part, next);
      node = next;
    }
  });
};

const within = (v: Val, keep: (inner: Val) => Val, scalars: boolean): Val | undefined => {
  if (isObject(v)) return keep(v);
  if (isArray(v)) return array(itemsOf(v).flatMap((item) => within(item, keep, scalars) ?? []));
  return scalars ? v : undefined;
};

const include = (doc: Val, tree: Node): Val => {
  const fields = new Map<string, Val>();
  for (const [name, v] of fieldsOf(doc)) {
    if (!tree.has(name)) continue;
    const below = tree.get(name);
    const kept = below ? within(v, (inner) => include(inner, below), false) : v;
    if (kept) fields.set(name, kept);
  }
  return object(fields);
};

const exclude = (doc: Val, tree: Node): Val => {
  const fields = new Map<string, Val>();
  for (const [name, v] of fieldsOf(doc)) {
    const below = tree.get(name);
    if (tree.has(name) && !below) continue;
    const kept = below ? within(v, (inner) => exclude(inner, below), true) : v;
    if (kept) fields.set(name, kept);
  }
  return object(fields);
};

/** Whether the paths are included or excluded, and which they are; `_id` is included unless it is named with 0. */
const treeOf = (flags: readonly { path: string; on: boolean }[]): { including: boolean; tree: Node } => {
  const others = flags.filter((flag) => flag.path !== '_id');
  const including = (others[0] ?? flags[0])?.on === true;
  if (others.some((flag) => flag.on !== including)) throw bad('a projection cannot mix inclusion and exclusion', 31254);
  const id = flags.find((flag) => flag.path === '_id')?.on ?? true;
  const tree: Node = new Map();
  if (including === id) tree.set('_id', undefined);
  for (const { path } of others) add(tree, path);
  return { including, tree };
};

/** A projection of 0s or of 1s; everything else is refused. Without one, documents stay as they are. */
export const parseProjection = (v: Val | undefined): Project => {
  if (!v) return (doc) => doc;
  if (!isObject(v)) throw bad('a projection must be an object', 14);
  const flags = [...fieldsOf(v)].map(([path, value]) => ({ path, on: flagOf(path, value) }));
  if (flags.length === 0) return (doc) => doc;
  const { including, tree } = treeOf(flags);
  return including ? (doc) => include(doc, tree) : (doc) => exclude(doc, tree);
};
