import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder with the manifest of a test site as if the site were built for this origin. */
export function manifestFor(siteDir: string, origin: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-manifest-'));
  writeManifest(siteDir, folder, origin);
  return folder;
}

/** Copies a test site as if it were built for this origin: building it again would take longer than most tests. */
export function copySiteFor(siteDir: string, target: string, origin: string): void {
  mkdirSync(target, { recursive: true });
  cpSync(siteDir, target, { recursive: true });
  writeManifest(siteDir, target, origin);
}

function writeManifest(siteDir: string, target: string, origin: string): void {
  const manifest = JSON.parse(readFileSync(join(siteDir, 'manifest.json'), 'utf8')) as object;
  writeFileSync(join(target, 'manifest.json'), JSON.stringify({ ...manifest, origin }));
}
