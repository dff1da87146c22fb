import { z } from 'zod';
import { newId } from '#shared/kernel/new-id.ts';

type Json = { [key: string]: unknown };
type Schema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  oneOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  pattern?: string;
  format?: string;
  minLength?: number;
  minimum?: number;
  minItems?: number;
  default?: unknown;
  allOf?: Schema[];
};

/** One place in a value, with a whole value in which it exists. */
export type Leaf = { path: (string | number)[]; whole: unknown; kind: string };

const words = [
  'lahore',
  '2030-01-02T03:04:05.000+05:00',
  '0300 1234567',
  'somebody',
  'q1',
  'a',
  'fallback',
  '08:00',
  `/9j/${'A'.repeat(120)}`,
];
const describe = (schema: z.ZodType): Schema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Schema;

/** A value that the schema accepts, made from its own description. */
export const sampleOf = (schema: z.ZodType): unknown => make(describe(schema));

/** Every leaf of the schema's values, each branch of a union by itself. */
export const leavesOf = (schema: z.ZodType): Leaf[] => leaves(describe(schema));

/** Every object inside the schema's values, the outermost first. */
export const objectsOf = (schema: z.ZodType): Leaf[] => objects(describe(schema));

/** The whole value with `value` put at the leaf's place. */
export function withAt({ path, whole }: Leaf, value: unknown): unknown {
  if (path.length === 0) return value;
  const copy = structuredClone(whole) as Json;
  let at = copy;
  for (const key of path.slice(0, -1)) at = at[key] as Json;
  at[path.at(-1) as string] = value;
  return copy;
}

function make(schema: Schema): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return schema.enum[0];
  const branch = branches(schema)[0];
  if (branch) return make(branch);
  return makers[typeOf(schema) ?? 'string']?.(schema);
}

const number = ({ minimum = 1 }: Schema): number => Math.max(1, minimum);
const makers: Record<string, (schema: Schema) => unknown> = {
  object: ({ properties = {} }) => Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, make(one)])),
  array: ({ minItems = 0, items }) => (minItems > 0 && items ? [make(items)] : []),
  integer: number,
  number,
  boolean: () => false,
  null: () => null,
  string: (schema) => text(schema),
};

function text({ pattern, format, minLength = 1 }: Schema): string {
  const candidates = [newId(), ...words];
  const fits = (one: string): boolean => (pattern ? new RegExp(pattern).test(one) : format === 'date-time' ? one.includes('T0') : true);
  return (pattern || format ? candidates.find(fits) : undefined) ?? 'x'.repeat(Math.max(3, minLength));
}

const typeOf = ({ type }: Schema): string | undefined => (Array.isArray(type) ? type.find((one) => one !== 'null') : type);
const branches = ({ anyOf, oneOf, allOf }: Schema): Schema[] =>
  [...(anyOf ?? oneOf ?? allOf ?? [])].sort((a, b) => Number(a.type === 'null') - Number(b.type === 'null'));

function leaves(schema: Schema): Leaf[] {
  const options = branches(schema);
  if (options.length > 0) return options.filter(({ type }) => type !== 'null').flatMap(leaves);
  if (typeOf(schema) === 'object' && schema.properties) return inside(schema, leaves);
  if (typeOf(schema) === 'array' && schema.items) {
    return leaves(schema.items).map(({ path, whole, kind }) => ({ path: [0, ...path], whole: [whole], kind }));
  }
  return [{ path: [], whole: make(schema), kind: schema.enum ? 'enum' : (typeOf(schema) ?? 'any') }];
}

function objects(schema: Schema): Leaf[] {
  const options = branches(schema);
  if (options.length > 0) return options.flatMap(objects);
  if (typeOf(schema) === 'array' && schema.items)
    return objects(schema.items).map(({ path, whole, kind }) => ({ path: [0, ...path], whole: [whole], kind }));
  if (typeOf(schema) !== 'object' || !schema.properties) return [];
  return [{ path: [], whole: make(schema), kind: 'object' }, ...inside(schema, objects)];
}

function inside(schema: Schema, find: (one: Schema) => Leaf[]): Leaf[] {
  const base = make({ ...schema, type: 'object' }) as Json;
  return Object.entries(schema.properties ?? {}).flatMap(([name, one]) =>
    find(one).map(({ path, whole, kind }) => ({ path: [name, ...path], whole: { ...base, [name]: whole }, kind })),
  );
}
