import type { z } from 'zod';
import { isIdentifying } from '../expect.ts';
import { isInvented } from './invented.ts';
import { registerSchema } from '../storage/schema.ts';
import { isReservedAddress, reservedIn } from './reserved.ts';
import { clinicSchema } from '../schema.ts';
import { itemOf, keysOf, unwrapped } from './schema-tree.ts';

/** A fact that identifies somebody or gives their contact details. */
export interface IdentifyingFact {
  file: 'clinic.yaml' | 'storage.yaml';
  /** Its path in the file: "processors.0.name". */
  path: string;
  value: string;
}

/** A fact that no real clinic can have. */
export interface DemoFact extends IdentifyingFact {
  /** The reason, as text for people. */
  why: string;
}

/** A clinic's facts, from its files or frozen in a version. */
export interface Facts {
  clinic: unknown;
  storage?: unknown;
}

/**
 * Returns every fact that its schema marks as identifying. Facts frozen by an older release may have missing or extra
 * keys.
 */
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

/** The reason given for a fact that was invented for the demo. */
export const INVENTED = 'invented for the demo';

/** Returns the facts that no real clinic can have: those invented for the demo, and reserved names and numbers. */
export const demoFacts = (facts: Facts): DemoFact[] =>
  identifyingFacts(facts).flatMap((fact) => {
    const why = isInvented(fact.value) ? INVENTED : reservedIn(fact.value)[0]?.why;
    return why === undefined ? [] : [{ ...fact, why }];
  });

/** Whether the clinic's website has a real domain, so that real patients read what it publishes. */
export const isRealWebsite = (website: unknown): boolean =>
  typeof website === 'string' && !isReservedAddress(website);
