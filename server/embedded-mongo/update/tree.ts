import { fieldsOf, itemsOf } from '../bson/read.ts';
import { array, nothing, object } from '../bson/write.ts';
import { isArray, isObject, typeNames, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';

/** Gives the new value for the old one (undefined when missing); undefined removes, the same value changes nothing. */
export type Change = (old: Val | undefined) => Val | undefined;

/** How many elements an index beyond the end may add; MongoDB's own limit is far higher and only invites accidents. */
const maxPadding = 10_000;

/** What happens where the path does not exist: it is made, nothing, or nothing only if it could be made. */
export type Missing = 'create' | 'ignore' | 'check';

interface Edit {
  readonly parts: readonly string[];
  readonly change: Change;
  readonly missing: Missing;
}

/** The place in an array that a path part names, undefined when it is no whole number. */
export const placeOf = (part: string): number | undefined => (/^(0|[1-9]\d{0,8})$/.test(part) ? Number(part) : undefined);

const editObject = (node: Val, edit: Edit, at: number): Val => {
  const part = edit.parts[at] as string;
  const old = fieldsOf(node).get(part);
  const next = editNode(old, edit, at + 1);
  if (next === old) return node;
  const fields = new Map(fieldsOf(node));
  if (next === undefined) fields.delete(part);
  else fields.set(part, next);
  return object(fields);
};

const editArray = (node: Val, edit: Edit, at: number): Val => {
  const part = edit.parts[at] as string;
  const place = placeOf(part);
  const items = itemsOf(node);
  if (place === undefined) {
    if (edit.missing === 'ignore') return node;
    throw bad(`cannot create field '${part}' in an array`, 28);
  }
  const old = items[place];
  const next = editNode(old, edit, at + 1);
  if (next === old) return node;
  if (place > items.length + maxPadding) throw bad(`the place ${place} is too far behind the end of the array`);
  const copy = [...items];
  while (copy.length < place) copy.push(nothing);
  copy[place] = next ?? nothing;
  return array(copy);
};

const editNode = (node: Val | undefined, edit: Edit, at: number): Val | undefined => {
  if (at === edit.parts.length) return edit.change(node);
  const part = edit.parts[at] as string;
  if (node === undefined) {
    const child = edit.missing === 'create' ? editNode(undefined, edit, at + 1) : undefined;
    return child && object(new Map([[part, child]]));
  }
  if (isObject(node)) return editObject(node, edit, at);
  if (isArray(node)) return editArray(node, edit, at);
  if (edit.missing === 'ignore') return node;
  throw bad(`cannot create field '${part}' in a value of type ${typeNames[node.t]}`, 28);
};

/** A copy of the document with one path changed; everything else is shared with the original. */
export const editPath = (doc: Val, parts: readonly string[], change: Change, missing: Missing): Val =>
  editNode(doc, { parts, change, missing }, 0) as Val;
