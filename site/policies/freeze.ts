import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Facts } from '../../content/facts/demo-facts.ts';
import { loadClinic } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';

/** The clinic’s facts as they are now. */
export function factsNow(contentDir: string): Loaded<Facts> {
  const clinic = loadClinic(contentDir);
  if (!clinic.ok) return clinic;
  const storage = join(contentDir, 'storage.yaml');
  const kept = existsSync(storage) ? { storage: parse(readFileSync(storage, 'utf8')) as unknown } : {};
  return { ok: true, value: { clinic: clinic.value, ...kept } };
}

/** The text of a `facts.yaml`. Everything is quoted, so that no reader of YAML takes a day or a number for another. */
export const writeFacts = (facts: Facts): string =>
  `# The facts from which this version was made. Frozen: do not edit.\n${stringify(facts, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })}`;

/** The facts that a published version was made from; a withdrawn version keeps none. */
export function frozenFacts(folder: string): Facts | undefined {
  const file = join(folder, 'facts.yaml');
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Facts) : undefined;
}

/** Where facts are no longer what they were: "cctv.keepDays: was 30, is 28". */
export function drift(frozen: Facts, now: Facts): string[] {
  const before = leaves(frozen);
  const after = leaves(now);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const was = before.get(path);
    const is = after.get(path);
    return was === is ? [] : [`${path}: was ${was ?? 'not there'}, is ${is ?? 'not there'}`];
  });
}

function leaves(value: unknown, path = ''): Map<string, string> {
  if (typeof value !== 'object' || value === null) return new Map([[path, JSON.stringify(value)]]);
  return new Map(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .flatMap(([key, inner]) => [
        ...leaves(inner, path === '' || path === 'clinic' ? key : `${path}.${key}`),
      ]),
  );
}
