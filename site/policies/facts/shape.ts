import type { z } from 'zod';
import { registerSchema } from '../../../content/storage/schema.ts';
import { clinicSchema } from '../../../content/schema.ts';
import { itemOf, keysOf, unwrapped } from '../../../content/facts/schema-tree.ts';
import type { Node } from './syntax.ts';

/** The static type of a value in a policy's text: what its schema allows, without the value itself. */
export type Shape =
  | { is: 'unknown' }
  /** No value, such as the items of an empty list. */
  | { is: 'nothing' }
  | { is: 'group'; at: string; keys: Readonly<Record<string, Shape>> }
  | { is: 'list'; at: string; item: Shape }
  | { is: 'text' | 'number' | 'yes-no'; at: string }
  | { is: 'function'; node: Node; scope: Scope };

export const unknown: Shape = { is: 'unknown' };
export const nothing: Shape = { is: 'nothing' };

/** Returns the shape of a policy's props: `props.clinic` and `props.register`. */
export const propsShape = (): Shape => ({
  is: 'group',
  at: 'props',
  keys: {
    clinic: shapeOf(clinicSchema, 'props.clinic'),
    register: shapeOf(registerSchema, 'props.register'),
    components: unknown,
  },
});

function shapeOf(schema: z.core.$ZodType, at: string): Shape {
  const keys = keysOf(schema);
  if (keys) {
    const shapes = Object.entries(keys).map(([key, inner]) => [key, shapeOf(inner, `${at}.${key}`)] as const);
    return { is: 'group', at, keys: Object.fromEntries(shapes) };
  }
  const item = itemOf(schema);
  if (item) return { is: 'list', at, item: shapeOf(item, `${at}[]`) };
  const def = unwrapped(schema)._zod.def as z.core.$ZodTypes['_zod']['def'];
  if (def.type === 'union')
    return def.options.map((option) => shapeOf(option, at)).reduce<Shape>(either, nothing);
  if (def.type === 'string' || def.type === 'enum' || def.type === 'literal') return { is: 'text', at };
  if (def.type === 'number') return { is: 'number', at };
  return def.type === 'boolean' ? { is: 'yes-no', at } : unknown;
}

/** Returns the union of two shapes. A key that either can have is valid. */
export function either(a: Shape, b: Shape): Shape {
  if (a.is === 'nothing') return b;
  if (b.is === 'nothing') return a;
  if (a.is === 'group' && b.is === 'group') {
    const shared = Object.keys(a.keys).filter((key) => Object.hasOwn(b.keys, key));
    const joined = shared.map(
      (key) => [key, either(a.keys[key] ?? nothing, b.keys[key] ?? nothing)] as const,
    );
    return { ...a, keys: { ...a.keys, ...b.keys, ...Object.fromEntries(joined) } };
  }
  if (a.is === 'list' && b.is === 'list') return { ...a, item: either(a.item, b.item) };
  return a.is === b.is && 'at' in a ? a : unknown;
}

/** Names in scope with their shapes, innermost scope first. */
export interface Scope {
  names: Map<string, Shape>;
  outer: Scope | undefined;
}

export const within = (outer: Scope | undefined): Scope => ({ names: new Map(), outer });

export function lookUp(name: string, scope: Scope | undefined): Shape | undefined {
  return scope && (scope.names.get(name) ?? lookUp(name, scope.outer));
}
