import './own-environment.ts';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { addresses } from '../../content/addresses.ts';
import { contentDirectory, loadClinic, orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import type { Register } from '../../content/storage/schema.ts';
import { withBuildLock } from './build-lock.ts';
import { heavyPages, reportWeight } from './budgets.ts';
import { compressFiles } from './compress.ts';
import { listProblems, problemsForBuild } from './content-problems.ts';
import { unknownOrigins } from './known-origins.ts';
import { writeDropIn } from './drop-in.ts';
import { writeHeaderFiles } from './header-files.ts';
import { inlineStyles } from './inline-styles.ts';
import { loadAstro } from './load-astro.ts';
import { describeOutdated } from '../policies/outdated.ts';
import type { OutdatedVersion } from '../policies/outdated.ts';
import { today } from './today.ts';

/*
 * `npm run build`: builds the site beside the served one and swaps the two at the end, so that a failed build leaves
 * the old site in place.
 */
// All users may read the site, because a proxy serves its error pages, even if the server that starts the build has a
// stricter umask.
process.umask(0o022);
const target = resolve(process.env['SITE_DIR'] ?? 'dist');

await runCommandLine(
  commandLine('npm run build --', 'Builds the site.')
    .option('--if-changed', 'do nothing when no input has changed since the last build')
    .action(({ ifChanged = false }: { ifChanged?: boolean }) => buildSite(ifChanged)),
);

async function buildSite(ifChanged: boolean): Promise<void> {
  const folder = contentDirectory(process.env);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    stop([`CONTENT_DIR: expected the clinic’s folder, found no folder ${folder}`]);
  // Before the build, so that a file that changes during it is not taken for built.
  const stamp = fingerprint();
  if (ifChanged && lastStamp() === stamp) {
    console.log('The site is up to date.');
    return;
  }
  const { stops, others } = problemsForBuild(folder, today(process.env));
  if (stops.length > 0) stop(stops);
  for (const problem of others) console.warn(`Warning: ${problem}`);
  await withBuildLock(() => buildBeside(stamp));
}

function stop(problems: string[]): never {
  process.stderr.write(`${listProblems('The site cannot be built', problems)}\n`);
  process.exit(1);
}

async function buildBeside(stamp: string): Promise<void> {
  const { build } = await loadAstro();
  const next = `${target}.next`;
  const previous = `${target}.previous`;
  // Astro caches by file name, so each build has a cache of its own: another clinic's build must not reuse it.
  const cacheDir = mkdtempSync(join(tmpdir(), 'candour-build-'));
  rmSync(next, { recursive: true, force: true });
  await build({
    outDir: next,
    cacheDir,
    vite: { cacheDir: join(cacheDir, 'vite') },
    logLevel: 'warn',
  }).finally(() => {
    rmSync(cacheDir, { recursive: true, force: true });
  });
  const origin = process.env['PUBLIC_ORIGIN'] ?? 'http://localhost:4310';
  const base = (process.env['BASE_PATH'] ?? '/').replace(/\/+$/, '');
  await writeDropIn(next, origin);
  const register = registerInUse();
  writeHeaderFiles({ siteDir: next, origin, base, register, styles: inlineStyles(next, base) });
  await compressFiles(next);
  reportWeight(heavyPages(next, base), process.env['CI'], console.warn);
  const unlisted = unknownOrigins(next, register, origin);
  if (unlisted.length > 0)
    throw new Error(`The site requests hosts that storage.yaml does not list:\n${unlisted.join('\n')}`);
  writeFileSync(join(next, '.build.json'), JSON.stringify({ stamp }));
  rmSync(previous, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, previous);
  renameSync(next, target);
  rmSync(previous, { recursive: true, force: true });
  console.log(`The site is built in ${target}.`);
  const { outdated } = JSON.parse(readFileSync(join(target, addresses.manifest), 'utf8')) as {
    outdated: OutdatedVersion[];
  };
  for (const line of describeOutdated(outdated)) console.warn(line);
}

function registerInUse(): Register {
  const folder = contentDirectory(process.env);
  return orThrow(loadRegister(folder, orThrow(loadClinic(folder))));
}

/** Returns a hash of every input of the build: files, settings and the day. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const root of [
    'astro.config.mjs',
    'package-lock.json',
    'site',
    'content',
    contentDirectory(process.env),
  ]) {
    for (const file of filesUnder(resolve(root)))
      hash.update(file).update('\0').update(readFileSync(file)).update('\0');
  }
  for (const name of ['PUBLIC_ORIGIN', 'BASE_PATH', 'REQUESTS'])
    hash.update(process.env[name] ?? '').update('\0');
  return hash.update(today(process.env)).digest('hex');
}

function filesUnder(path: string): string[] {
  if (path.endsWith('.mjs') || path.endsWith('.json')) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The stamp of the built site. Undefined if there is none, or if a power cut left half of the file. */
function lastStamp(): string | undefined {
  try {
    return (JSON.parse(readFileSync(join(target, '.build.json'), 'utf8')) as { stamp?: string }).stamp;
  } catch {
    return undefined;
  }
}
