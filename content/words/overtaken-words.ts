import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { loadYaml } from '../load.ts';
import { renameFormerKeys } from './former-keys.ts';

/*
 * Release 0.1.0 asked whether anything was added to the record of somebody who died. The Access to Health Records Act
 * 1990 s.3(5) asks how old the oldest part of it is. A clinic that reworded the old question still asks it.
 */
const aboutTheAgeOfRecords: readonly (readonly string[])[] = [
  ['team', 'checks', 'recent'],
  ['dueDate', 'deceased'],
  ['dueDate', 'deceasedRecent'],
  ['dueDate', 'deceasedOlder'],
  ['cases', 'events', 'case.records-older'],
];
const ASKS_WHAT_WAS_ADDED = /\badded\b/i;

const wordsOfToday = z.unknown().superRefine((own, context) => {
  for (const path of aboutTheAgeOfRecords) {
    const said = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], own);
    if (typeof said === 'string' && ASKS_WHAT_WAS_ADDED.test(said))
      context.addIssue({
        code: 'custom',
        path: [...path],
        message:
          'words about whether anything in the record was made more than 40 days before the request, because the law does not ask what was added to it (Access to Health Records Act 1990 s.3(5)). Without this line, Candour’s own words hold',
        input: said,
      });
  }
});

/**
 * Returns a sentence, with file and line, for each of a clinic's own words that asks a question of release 0.1.0 which
 * the law does not ask. They stop nothing. A file that cannot be read is reported elsewhere.
 */
export function overtakenWords(directory: string): string[] {
  const file = join(directory, 'words', 'words.yaml');
  if (!existsSync(file)) return [];
  const own = loadYaml(file, wordsOfToday, renameFormerKeys);
  return own.ok ? [] : own.problems;
}
