import type { z } from 'zod';
import { isIdentifying } from '../expect.ts';
import { isInvented } from './invented.ts';
import { registerSchema } from '../storage/schema.ts';
import { isReservedAddress, reservedIn } from './reserved.ts';
import { clinicSchema } from '../schema.ts';
import { itemOf, keysOf, unwrapped } from './schema-tree.ts';

/** A fact that says who somebody is or where to reach them. */
export interface IdentifyingFact {
  file: 'clinic.yaml' | 'storage.yaml';
  /** Where in the file it stands: "processors.0.name". */
  path: string;
  value: string;
}

/** One that no real clinic can have. */
export interface DemoFact extends IdentifyingFact {
  /** What is wrong with it, for people. */
  why: string;
}

/** Facts of a clinic as they stand in its files, or were frozen into a version. */
export interface Facts {
  clinic: unknown;
  storage?: unknown;
}

/** Every fact that its schema marks as identifying. Facts of an older release may lack keys, or have others. */
export function identifyingFacts({ clinic, storage }: Facts): IdentifyingFact[] {
  return [
    ...marked(clinicSchema, clinic).map((fact) => ({ file: 'clinic.yaml' as const, ...fact })),
    ...marked(registerSchema, storage).map((fact) => ({ file: 'storage.yaml' as const, ...fact })),
  ];
}

function marked(
  schema: z.core.$ZodType,
  value: unknown,
  path: readonly string[] = [],
  above = false,
): Omit<IdentifyingFact, 'file'>[] {
  const identifies = above || isIdentifying(schema) || isIdentifying(unwrapped(schema));
  if (typeof value === 'string') return identifies ? [{ path: path.join('.'), value }] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const known = Array.isArray(value) ? itemOf(schema) : keysOf(schema)?.[key];
    return known ? marked(known, inner, [...path, key], identifies) : [];
  });
}

/** Why a fact that was made up for the demo is told. */
export const INVENTED = 'invented for the demo';

/** Facts that no real clinic can have: invented for the demo, or under a reserved name or number. */
export const demoFacts = (facts: Facts): DemoFact[] =>
  identifyingFacts(facts).flatMap((fact) => {
    const why = isInvented(fact.value) ? INVENTED : reservedIn(fact.value)[0]?.why;
    return why === undefined ? [] : [{ ...fact, why }];
  });

/** Whether a clinic’s website has a name of its own, so that what it publishes is for real patients. */
export const isRealWebsite = (website: unknown): boolean =>
  typeof website === 'string' && !isReservedAddress(website);
