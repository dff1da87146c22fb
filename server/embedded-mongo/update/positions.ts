import { getField, itemsOf } from '../bson/read.ts';
import { object } from '../bson/write.ts';
import { isArray, isObject, type Val } from '../bson/value.ts';
import { bad } from '../errors.ts';
import { matches, type Places } from '../query/filter-match.ts';
import type { Filter } from '../query/filter-types.ts';
import { placeOf } from './tree.ts';

/** What is known when positional parts are resolved. */
export interface Context {
  readonly doc: Val;
  readonly places: Places;
  readonly arrayFilters: ReadonlyMap<string, Filter>;
}

const child = (v: Val | undefined, part: string): Val | undefined => {
  if (isObject(v)) return getField(v, part);
  const place = placeOf(part);
  return isArray(v) && place !== undefined ? itemsOf(v)[place] : undefined;
};

const selected = (context: Context, list: Val | undefined, part: string, path: string): number[] => {
  if (!isArray(list)) throw bad(`the path '${path}' must hold an array for '${part}'`);
  const name = part.slice(2, -1);
  const filter = context.arrayFilters.get(name);
  const places: number[] = [];
  itemsOf(list).forEach((item, i) => {
    if (name === '' || (filter && matches(filter, object(new Map([[name, item]]))))) places.push(i);
  });
  return places;
};

const matched = (context: Context, path: string): number => {
  const place = context.places.get(path);
  if (place === undefined) throw bad('the positional operator did not find the match needed from the query');
  return place;
};

/** The concrete paths that a path with positional parts stands for in one document. */
export const resolvePath = (context: Context, parts: readonly string[]): string[][] => {
  let paths: { parts: string[]; v: Val | undefined }[] = [{ parts: [], v: context.doc }];
  for (const part of parts) {
    paths = paths.flatMap((known) => {
      const path = known.parts.join('.');
      const places = part === '$' ? [matched(context, path)] : part.startsWith('$[') ? selected(context, known.v, part, path) : undefined;
      const names = places?.map(String) ?? [part];
      return names.map((name) => ({ parts: [...known.parts, name], v: child(known.v, name) }));
    });
  }
  return paths.map((one) => one.parts);
};
