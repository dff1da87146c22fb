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

/** Receives a value found at a path, undefined when it is missing; true stops the walk. */
export type Visit = (v: Val | undefined) => boolean;

const walkArray = (list: Val, parts: readonly string[], visit: Visit, at: number): boolean =>
  itemsOf(list).some((item, i) => {
    if (isObject(item) && walkPath(item, parts, visit, at)) return true;
    if (parts[at] !== String(i)) return false;
    // An array at an explicit place is one value: its elements are not looked at.
    if (at === parts.length - 1) return visit(item);
    if (isObject(item)) return walkPath(item, parts, visit, at + 1);
    return isArray(item) && walkArray(item, parts, visit, at + 1);
  });

/**
 * Visits what a filter sees at a path, through arrays as MongoDB does: a path that runs into an array goes on in each of
 * its objects (and at a numbered place), a scalar in the way counts as missing, and of an array at the end each element
 * is seen and then the whole. Returns whether a visit said true.
 */
export const walkPath = (doc: Val, parts: readonly string[], visit: Visit, at = 0): boolean => {
  const field = getField(doc, parts[at] as string);
  if (at === parts.length - 1) return (isArray(field) && itemsOf(field).some((item) => visit(item))) || visit(field);
  if (isObject(field)) return walkPath(field, parts, visit, at + 1);
  if (isArray(field)) return walkArray(field, parts, visit, at + 1);
  return visit(undefined);
};
