import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { policyKinds } from '../../content/addresses.ts';
import { compileCache } from './compile-cache.ts';
import { nextPrivacyNotice, writeDraft } from './release-draft.ts';

declare module 'vitest' {
  interface ProvidedContext {
    sites: Record<SiteName, BuiltSite>;
  }
}

/** A clinic's folder and the site built from it. */
export interface BuiltSite {
  contentDir: string;
  siteDir: string;
  basePath: string;
}

export type SiteName = 'full' | 'minimal' | 'underPath';

/** The day that test sites are built for. */
export const BUILT_FOR = '2026-11-22';

const root = join(import.meta.dirname, '../..');
const execute = promisify(execFile);

/** Where the builds of this run are kept, because each project loads this module separately. */
const run = globalThis as { candourTestSites?: Promise<Built> };

interface Built {
  folder: string;
  sites: Record<SiteName, BuiltSite>;
}

/**
 * Runs before tests that need a site: builds the test clinics' sites as `npm run build` does, once for all
 * projects.
 */
export default async function provideSites(project: TestProject): Promise<() => void> {
  const { folder, sites } = await (run.candourTestSites ??= buildSites());
  project.provide('sites', sites);
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}

async function buildSites(): Promise<Built> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-sites-'));
  // Side by side: a build uses hardly more than one core.
  const [full, minimal] = await Promise.all([
    clinicFolder(join(folder, 'full-content'), 'full'),
    clinicFolder(join(folder, 'minimal-content'), 'minimal'),
  ]);
  const [fullSite, minimalSite, underPath] = await Promise.all([
    buildSite(folder, 'full', full, '/'),
    buildSite(folder, 'minimal', minimal, '/'),
    buildSite(folder, 'under-path', full, '/your/privacy'),
  ]);
  return { folder, sites: { full: fullSite, minimal: minimalSite, underPath } };
}

/** Builds a clinic's site as `npm run build` does, into a folder of that name. */
export async function buildSite(
  folder: string,
  name: string,
  contentDir: string,
  basePath: string,
  settings: Record<string, string> = {},
): Promise<BuiltSite> {
  const siteDir = join(folder, name);
  await node('site/build/build.ts', [], {
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    BASE_PATH: basePath,
    ...settings,
  });
  return { contentDir, siteDir, basePath };
}

/**
 * A clinic's folder as a developer would have it: the test clinic's facts and past, and this release's texts,
 * published.
 */
export async function clinicFolder(target: string, clinic: string): Promise<string> {
  cpSync(join(root, 'tests/clinics', clinic), target, { recursive: true });
  for (const kind of policyKinds)
    writeDraft(target, kind, BUILT_FOR, readFileSync(join(root, 'content/policies', `${kind}.mdx`), 'utf8'));
  if (clinic === 'full') writeDraft(target, 'privacy', '2027-01-10', nextPrivacyNotice(BUILT_FOR));
  await node('site/commands/policy.ts', ['publish', 'all'], { CONTENT_DIR: target });
  return target;
}

/** Runs one of our programs as npm does, on the day of the test sites. */
async function node(script: string, args: string[], env: Record<string, string>): Promise<void> {
  await execute(process.execPath, [script, ...args], {
    cwd: root,
    // `CI` makes a page over its budget stop the tests.
    env: { ...process.env, ...compileCache, CI: '1', CANDOUR_TODAY: BUILT_FOR, ...env },
  });
}
