import type { z } from 'zod';
import { isIdentifying } from '../expect.ts';
import { isInvented, isPlaceOfDemo } from './invented.ts';
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

/**
 * Returns the facts that no real clinic can have: those invented for the demo, and reserved names and numbers. A place
 * of the demo that may be real counts only while its entry, such as one of the sites, has another such fact.
 */
export function demoFacts(facts: Facts): DemoFact[] {
  const all = identifyingFacts(facts).map((fact) => ({ ...fact, why: reasonFor(fact) }));
  const entries = new Set(all.flatMap((fact) => (fact.why === undefined ? [] : [entryOf(fact)])));
  return all.flatMap(({ why, ...fact }) => {
    const reason = why ?? (isPlaceOfDemo(fact.value) && entries.has(entryOf(fact)) ? INVENTED : undefined);
    return reason === undefined ? [] : [{ ...fact, why: reason }];
  });
}

const reasonFor = ({ value }: IdentifyingFact): string | undefined =>
  isInvented(value) ? INVENTED : reservedIn(value)[0]?.why;

/** The part of the file that a fact stands in: "clinic.yaml sites.1". */
const entryOf = ({ file, path }: IdentifyingFact): string => {
  const [first = '', second = ''] = path.split('.');
  return `${file} ${/^\d+$/.test(second) ? `${first}.${second}` : first}`;
};

/** Whether the clinic's website has a real domain, so that real patients read what it publishes. */
export const isRealWebsite = (website: unknown): boolean =>
  typeof website === 'string' && !isReservedAddress(website);
