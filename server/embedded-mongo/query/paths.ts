import { bad } from '../errors.ts';
import { getField, itemsOf } from '../bson/read.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';

/** Documents may be nested this deep, and paths no deeper. */
const maxParts = 100;

/** The parts of a dotted path; empty parts are refused as MongoDB does. */
export const splitPath = (path: string): readonly string[] => {
  const parts = path.split('.');
  if (parts.length > maxParts) throw bad(`a path of ${parts.length} parts is too deep`);
  if (parts.some((part) => part === '')) throw bad(`the path '${path}' has an empty part`, 56);
  return parts;
};

/** Receives a value found at a path (undefined when missing) and its place in the outermost array; true stops the walk. */
export type Visit = (v: Val | undefined, place: number | undefined) => boolean;

/** How a walk treats an array at the end of the path: each element and then the whole, or only the whole. */
export type LeafMode = 'elements' | 'whole';

interface Walk {
  readonly parts: readonly string[];
  readonly mode: LeafMode;
  readonly visit: Visit;
}

const leaf = (walk: Walk, v: Val, place: number | undefined): boolean => {
  if (!isArray(v) || walk.mode === 'whole') return walk.visit(v, place);
  return itemsOf(v).some((item, i) => walk.visit(item, place ?? i)) || walk.visit(v, place);
};

const walkArray = (walk: Walk, list: Val, at: number, outer: number | undefined): boolean => {
  const part = walk.parts[at] as string;
  return itemsOf(list).some((item, i) => {
    const place = outer ?? i;
    if (isObject(item) && walkObject(walk, item, at, place)) return true;
    if (part !== String(i)) return false;
    // An array at an explicit place is one value: its elements are not looked at.
    if (at === walk.parts.length - 1) return walk.visit(item, place);
    if (isObject(item)) return walkObject(walk, item, at + 1, place);
    return isArray(item) && walkArray(walk, item, at + 1, place);
  });
};

const walkObject = (walk: Walk, v: Val, at: number, place: number | undefined): boolean => {
  const field = getField(v, walk.parts[at] as string);
  if (field === undefined) return walk.visit(undefined, place);
  if (at === walk.parts.length - 1) return leaf(walk, field, place);
  if (isObject(field)) return walkObject(walk, field, at + 1, place);
  if (isArray(field)) return walkArray(walk, field, at + 1, place);
  return walk.visit(undefined, place);
};

/**
 * Visits what a filter sees at a path, through arrays as MongoDB does: a path that runs into an array goes on in each of
 * its objects (and at a numbered place), and a scalar in the way counts as missing. Returns whether a visit said true.
 */
export const walkPath = (doc: Val, parts: readonly string[], mode: LeafMode, visit: Visit): boolean =>
  walkObject({ parts, mode, visit }, doc, 0, undefined);
