import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Facts } from '../../content/facts/demo-facts.ts';
import { loadClinic } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';

/** Returns the clinic's present facts. */
export function factsNow(contentDir: string): Loaded<Facts> {
  const clinic = loadClinic(contentDir);
  if (!clinic.ok) return clinic;
  const storage = join(contentDir, 'storage.yaml');
  const kept = existsSync(storage) ? { storage: parse(readFileSync(storage, 'utf8')) as unknown } : {};
  return { ok: true, value: { clinic: clinic.value, ...kept } };
}

/** Returns the text of a `facts.yaml`. Every value is quoted, so that no YAML parser converts a day or a number. */
export const writeFacts = (facts: Facts): string =>
  `# The facts from which this version was made. Frozen: do not edit.\n${stringify(facts, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN', lineWidth: 0 })}`;

/** Returns the frozen facts of a published version, or undefined for a withdrawn one. */
export function frozenFacts(folder: string): Facts | undefined {
  const file = join(folder, 'facts.yaml');
  return existsSync(file) ? (parse(readFileSync(file, 'utf8')) as Facts) : undefined;
}

/** Returns a line for each fact that has changed: "cctv.keepDays: was 30, is 28". */
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
