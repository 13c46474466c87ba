import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describedFiles, keysOfFile } from '../../../content/json-schema.ts';
import { settings } from '../../../content/releases.ts';
import type { Release } from '../../../content/releases.ts';

/** Keys and settings that an earlier release did not know, by file. Files without any are left out. */
export interface NewKeys {
  file: string;
  /** Whether the clinic's folder has no such file. It is optional then. */
  missing: boolean;
  keys: { path: string; description: string | undefined }[];
}

/** Returns what is new since a release. A new group is listed without the keys inside it. */
export function newKeysSince(release: Release, contentDir: string): NewKeys[] {
  const files = describedFiles.map((file): NewKeys => {
    const before = new Set(release[file]);
    const added = keysOfFile(file).filter(({ path }) => !before.has(path));
    const paths = new Set(added.map(({ path }) => path));
    const inNewGroup = (path: string) => [...paths].some((above) => isInside(path, above));
    return {
      file,
      missing: !existsSync(join(contentDir, file)),
      keys: added.filter(({ path }) => !inNewGroup(path)),
    };
  });
  const before = new Set(release['.env']);
  const added = settings().filter(({ name }) => !before.has(name));
  const env = {
    file: '.env',
    missing: false,
    keys: added.map(({ name, ...rest }) => ({ path: name, ...rest })),
  };
  return [...files, env].filter(({ keys }) => keys.length > 0);
}

const isInside = (path: string, above: string): boolean =>
  path.startsWith(`${above}.`) || path.startsWith(`${above}[]`);
