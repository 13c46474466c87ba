import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { day } from '../../content/expect.ts';
import { loadYaml } from '../../content/load.ts';
import { ROWS_FILE } from '../../content/rows/load-rows.ts';
import type { Loaded } from '../../content/load.ts';

/** The seals of published versions, in `policies.lock.json` in the clinic's folder. */

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in 64 hexadecimal digits' });

const lock = z.record(
  z.string(),
  z.strictObject({
    /** The hash of the article before it was withdrawn, and the day of that. */
    withdrawn: z.strictObject({ on: day, hash }).optional(),
    files: z.record(z.string(), hash),
  }),
);

/** By version, such as `privacy/2026-11-22`: the SHA-256 of each of its files. */
export type Lock = z.infer<typeof lock>;

/** The files of a published version. One without rows has no `rows.yaml`, and a withdrawn one no facts either. */
export const sealedFiles = ['text.mdx', ROWS_FILE, 'facts.yaml', 'article.html'] as const;

const fileOf = (contentDir: string) => join(contentDir, 'policies.lock.json');

/** Returns the seals; none if the clinic has published nothing. */
export function readLock(contentDir: string): Loaded<Lock> {
  const file = fileOf(contentDir);
  return existsSync(file) ? loadYaml(file, lock) : { ok: true, value: {} };
}

/** Writes the seals, sorted, so that a change is one hunk in a diff. */
export function writeLock(contentDir: string, seals: Lock): void {
  const sorted = Object.fromEntries(Object.entries(seals).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(fileOf(contentDir), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** Returns the SHA-256 of the stored bytes, in hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** Returns the seals of the files in a version's folder as they are now. */
export function sealFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    sealedFiles
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => [name, sha256(readFileSync(join(folder, name)))]),
  );
}

/** Returns a sentence for each file that differs from its seal, with what to do. */
export function brokenSeals(contentDir: string, seals: Lock): string[] {
  return Object.entries(seals).flatMap(([id, { files }]) =>
    Object.entries(files).flatMap(([name, sealed]) => {
      const path = join(contentDir, 'policies', id, name);
      const shown = `policies/${id}/${name}`;
      if (!existsSync(path))
        return [
          `${shown} is missing, but this version was published. Bring it back: git restore it, or copy it from a backup.`,
        ];
      const bytes = readFileSync(path);
      if (sha256(bytes) === sealed) return [];
      if (sha256(bytes.toString('utf8').replaceAll('\r\n', '\n')) === sealed)
        return [
          `${shown} has other line endings than when it was published. Perhaps git changed them: put “policies/**/${name} -text” into .gitattributes of the clinic’s folder, and bring the file back with git restore.`,
        ];
      return [
        `${shown} was changed after it was published. A published version never changes: bring the file back with git restore, and put the new words into a new version with “npm run policy -- new”.`,
      ];
    }),
  );
}
