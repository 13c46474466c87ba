import type { z } from 'zod';
import { didYouMean } from '../did-you-mean.ts';
import { itemOf, keysOf, unwrapped } from '../facts/schema-tree.ts';
import { policyFactsSchema } from './policy-facts.ts';
import type { PolicyFacts } from './policy-facts.ts';

type Schema = z.core.$ZodType;
type Def = z.core.$ZodTypes['_zod']['def'];

/** The facts in scope: those of the clinic and, in a row that is made for each item of a list, that item. */
export type FactsInScope = PolicyFacts & { each?: unknown };

/** Returns the value of a fact such as `cctv.keepDays`; undefined for a fact that this clinic does not have. */
export const factAt = (path: string, facts: FactsInScope): unknown =>
  path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
      facts,
    );

/**
 * Returns the schema of a fact, or what was expected in its place, with the name that may have been meant.
 *
 * @param each the list that a row is made for, whose items `each` stands for
 */
export function factSchema(path: string, each?: string): { schema: Schema } | { expected: string } {
  let schema: Schema = policyFactsSchema;
  const keys = path.split('.');
  for (const [index, key] of keys.entries()) {
    if (index === 0 && key === 'each') {
      const items = each === undefined ? undefined : factSchema(each);
      const item = items && 'schema' in items ? itemOf(items.schema) : undefined;
      if (!item)
        return { expected: 'a fact of the clinic: “each” stands only in a row with a list in “each”' };
      schema = item;
      continue;
    }
    const known = keysOf(schema) ?? {};
    const next = known[key];
    if (!next) return { expected: expectedInsteadOf(key, keys.slice(0, index), Object.keys(known)) };
    schema = next;
  }
  return { schema };
}

function expectedInsteadOf(key: string, before: readonly string[], known: readonly string[]): string {
  const meant = didYouMean(key, known);
  const within = before.length > 0 ? ` within ${before.join('.')}` : '';
  const hint = meant === undefined ? '' : ` (did you mean ${[...before, meant].join('.')}?)`;
  return `a fact of the clinic${within}${hint}`;
}

/** Whether a clinic may go without this fact. */
export const isOptional = (schema: Schema): boolean => (schema._zod.def as Def).type === 'optional';

/** Returns the choices of a fact that is one of several words, or a list of such words; undefined for other facts. */
export function choicesOf(schema: Schema): string[] | undefined {
  const def = unwrapped(itemOf(schema) ?? schema)._zod.def as Def;
  return def.type === 'enum' ? Object.values(def.entries).map(String) : undefined;
}
