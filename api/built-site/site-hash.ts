import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { addresses } from '../../content/addresses.ts';
import type { SiteManifest } from './site-manifest.ts';

/** Copies that are made of the other files, and the manifest, which names the day of the build. */
const isLeftOut = (name: string): boolean => /\.(br|gz|zst)$/.test(name) || name === addresses.manifest;

/** The SHA-256 of all pages and files of a built site. Two builds of the same content have the same. */
async function hashSite(siteDir: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(siteDir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(siteDir.length + 1))
    .filter((name) => !isLeftOut(name))
    .toSorted();
  for (const name of names)
    hash.update(`${name}\n`).update(
      createHash('sha256')
        .update(await readFile(join(siteDir, name)))
        .digest(),
    );
  return hash.digest('hex');
}

/**
 * Returns what hashes the site again after each build.
 * @param manifest the manifest of the site: the same object until the next build
 */
export function siteHash(siteDir: string): (manifest: SiteManifest | undefined) => Promise<string> {
  let last: { of: SiteManifest | undefined; hash: string } | undefined;
  return async (manifest) => {
    if (last === undefined || last.of !== manifest) last = { of: manifest, hash: await hashSite(siteDir) };
    return last.hash;
  };
}
