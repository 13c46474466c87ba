import type { z } from 'zod';

/** What schemas say of the files that they describe, for messages and rules that follow schema and value together. */

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: Schema): Def => schema._zod.def as Def;

/** The schema of the value itself, without `optional`, `default` and whatever else only wraps it. */
export function unwrapped(schema: Schema): Schema {
  const def = defOf(schema);
  if ('innerType' in def) return unwrapped(def.innerType);
  return def.type === 'pipe' ? unwrapped(def.in) : schema;
}

/** The keys of a group and the schema of each; undefined for what is not a group. */
export function keysOf(schema: Schema): Record<string, Schema> | undefined {
  const def = defOf(unwrapped(schema));
  return def.type === 'object' ? def.shape : undefined;
}

/** The schema of an item of a list; undefined for what is not a list. */
export function itemOf(schema: Schema): Schema | undefined {
  const def = defOf(unwrapped(schema));
  return def.type === 'array' ? def.element : undefined;
}

/** The schema of every value of a record with free keys; undefined for what is not one. */
const valueOf = (schema: Schema): Schema | undefined => {
  const def = defOf(unwrapped(schema));
  return def.type === 'record' ? def.valueType : undefined;
};

/** The schema of what stands at a path; undefined where the path leads out of the schema. */
export function schemaAt(schema: Schema, path: readonly (string | number)[]): Schema | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return schema;
  const inner = keysOf(schema)?.[first] ?? itemOf(schema) ?? valueOf(schema);
  return inner && schemaAt(inner, rest);
}
