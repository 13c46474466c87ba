import type { z } from 'zod';
import { registerSchema } from '../../../content/storage/schema.ts';
import { clinicSchema } from '../../../content/schema.ts';
import { itemOf, keysOf, unwrapped } from '../../../content/facts/schema-tree.ts';
import type { Node } from './syntax.ts';

/** What is known of a value in a policy's text before it is rendered: what its schema allows, and nothing of the value. */
export type Shape =
  | { is: 'unknown' }
  /** No value at all, such as the items of an empty list. */
  | { is: 'nothing' }
  | { is: 'group'; at: string; keys: Readonly<Record<string, Shape>> }
  | { is: 'list'; at: string; item: Shape }
  | { is: 'text' | 'number' | 'yes-no'; at: string }
  | { is: 'function'; node: Node; scope: Scope };

export const unknown: Shape = { is: 'unknown' };
export const nothing: Shape = { is: 'nothing' };

/** What every policy is given: `props.clinic` and `props.register`. */
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

/** The shape of what is one or the other. A key that either may have is no mistake. */
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

/** What names stand for, innermost first. */
export interface Scope {
  names: Map<string, Shape>;
  outer: Scope | undefined;
}

export const within = (outer: Scope | undefined): Scope => ({ names: new Map(), outer });

export function lookUp(name: string, scope: Scope | undefined): Shape | undefined {
  return scope && (scope.names.get(name) ?? lookUp(name, scope.outer));
}
