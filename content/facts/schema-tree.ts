import type { z } from 'zod';

/** Walks Zod schemas, for messages and rules that need a schema beside its value. */

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

const defOf = (schema: Schema): Def => schema._zod.def as Def;

/** Returns the inner schema, without `optional`, `default` and other wrappers. */
export function unwrapped(schema: Schema): Schema {
  const def = defOf(schema);
  if ('innerType' in def) return unwrapped(def.innerType);
  return def.type === 'pipe' ? unwrapped(def.in) : schema;
}

/** Returns the keys of an object schema with the schema of each, or undefined for other schemas. */
export function keysOf(schema: Schema): Record<string, Schema> | undefined {
  const def = defOf(unwrapped(schema));
  return def.type === 'object' ? def.shape : undefined;
}

/** Returns the item schema of an array schema, or undefined for other schemas. */
export function itemOf(schema: Schema): Schema | undefined {
  const def = defOf(unwrapped(schema));
  return def.type === 'array' ? def.element : undefined;
}

/** The value schema of a record, or undefined for other schemas. */
const valueOf = (schema: Schema): Schema | undefined => {
  const def = defOf(unwrapped(schema));
  return def.type === 'record' ? def.valueType : undefined;
};

/** Returns the schema at a path, or undefined if the path does not exist in the schema. */
export function schemaAt(schema: Schema, path: readonly (string | number)[]): Schema | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return schema;
  const inner = keysOf(schema)?.[first] ?? itemOf(schema) ?? valueOf(schema);
  return inner && schemaAt(inner, rest);
}
