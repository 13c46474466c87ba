import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { describedFiles, keysOfFile } from './json-schema.ts';

const FOLDER = join('content', 'releases');
const paths = z.array(z.string());

/** What a release understood: the keys of each YAML file, by path, and the settings of `.env`. */
const releaseSchema = z.strictObject({
  /** The day of the release in London, an ISO date. */
  day: z.iso.date(),
  'clinic.yaml': paths,
  'storage.yaml': paths,
  'brand.yaml': paths.default([]),
  '.env': paths,
});

export type Release = z.output<typeof releaseSchema>;

/** The versions of the releases so far, oldest first. */
export const releases: readonly string[] = readdirSync(FOLDER)
  .flatMap((file) => (file.endsWith('.json') ? file.slice(0, -'.json'.length) : []))
  .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));

/** Returns what a release understood. Throws for one that is not in `releases`. */
export const readRelease = (version: string): Release =>
  releaseSchema.parse(JSON.parse(readFileSync(join(FOLDER, `${version}.json`), 'utf8')));

/** A setting of `.env`, with the comment above it. */
export interface Setting {
  name: string;
  description: string;
}

/** Returns the settings of `.env.example`, used or commented out, in their order. */
export function settings(): Setting[] {
  const found: Setting[] = [];
  let comment: string[] = [];
  /** Whether a setting has had the comment: the next line of a comment begins another. */
  let used = false;
  for (const line of readFileSync('.env.example', 'utf8').split('\n')) {
    const name = /^#?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1];
    if (name !== undefined) found.push({ name, description: comment.join(' ') });
    else comment = line === '' || used ? [] : comment;
    if (line.startsWith('# ')) comment.push(line.slice(2));
    used = name !== undefined;
  }
  return found;
}

/** Writes what this release understands, once: a release that was made never changes. */
export function writeRelease(version: string, day: string): void {
  const file = join(FOLDER, `${version}.json`);
  if (existsSync(file)) return;
  const keys = Object.fromEntries(
    describedFiles.map((name) => [name, keysOfFile(name).map(({ path }) => path)]),
  );
  const release = { day, ...keys, '.env': settings().map(({ name }) => name) };
  writeFileSync(file, `${JSON.stringify(release, null, 2)}\n`);
}
