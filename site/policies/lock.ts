import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { day } from '../../content/expect.ts';
import { loadYaml } from '../../content/load.ts';
import type { Loaded } from '../../content/load.ts';

/** The seals of published versions, in `policies.lock.json` in the clinic's folder. */

const hash = z.string().regex(/^[0-9a-f]{64}$/, { error: 'a SHA-256 in 64 hexadecimal digits' });

const lock = z.record(
  z.string(),
  z.strictObject({
    /** What the article said before it was taken down, and when that was. */
    withdrawn: z.strictObject({ on: day, hash }).optional(),
    files: z.record(z.string(), hash),
  }),
);

/** By version, such as `privacy/2026-11-22`: the SHA-256 of each of its files. */
export type Lock = z.infer<typeof lock>;

/** The files that a published version consists of; a withdrawn one keeps no facts. */
const sealedFiles = ['text.mdx', 'facts.yaml', 'article.html'] as const;

const fileOf = (contentDir: string) => join(contentDir, 'policies.lock.json');

/** Reads the seals; a clinic that has published nothing has none. */
export function readLock(contentDir: string): Loaded<Lock> {
  const file = fileOf(contentDir);
  return existsSync(file) ? loadYaml(file, lock) : { ok: true, value: {} };
}

/** Writes the seals, sorted, so that a change is one passage in a comparison. */
export function writeLock(contentDir: string, seals: Lock): void {
  const sorted = Object.fromEntries(Object.entries(seals).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(fileOf(contentDir), `${JSON.stringify(sorted, null, 2)}\n`);
}

/** SHA-256 in hexadecimal digits, of bytes as they are stored. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/** The seals of the files in a version's folder, as they are now. */
export function sealFolder(folder: string): Record<string, string> {
  return Object.fromEntries(
    sealedFiles
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => [name, sha256(readFileSync(join(folder, name)))]),
  );
}

/** What is not as it was sealed, each a sentence that names the file and says what to do. */
export function brokenSeals(contentDir: string, seals: Lock): string[] {
  return Object.entries(seals).flatMap(([id, { files }]) =>
    Object.entries(files).flatMap(([name, sealed]) => {
      const path = join(contentDir, 'policies', id, name);
      const shown = `policies/${id}/${name}`;
      if (!existsSync(path))
        return [
          `${shown} is missing, but this version was published. Bring it back: git restore it, or copy it from a backup.`,
        ];
      if (sha256(readFileSync(path)) === sealed) return [];
      return [
        `${shown} was changed after it was published. A published version never changes: bring the file back with git restore, and put the new words into a new version with “npm run policy -- new”.`,
      ];
    }),
  );
}
