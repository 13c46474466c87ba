import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 200;

/** What Astro's development server has written there, and a build overwrites: without it, drafts could not be shown. */
const DEVELOPMENT_FILES = ['content-modules.mjs', 'content-assets.mjs'];

/**
 * Runs `work` while no other Astro build runs in this checkout, and returns its result. Astro keeps build state in
 * `.astro/`, so two builds at once would corrupt each other. A second build waits. The lock of a dead process is
 * removed. `npm run dev` may be running: what its server has written there is put back.
 */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  const folder = join(process.cwd(), '.astro');
  const lock = join(folder, 'building');
  mkdirSync(folder, { recursive: true });
  while (!take(lock)) {
    if (holderIsGone(lock)) release(lock);
    else await sleep(POLL_MS);
  }
  const before = DEVELOPMENT_FILES.map((name) => join(folder, name))
    .filter((file) => existsSync(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  try {
    return await work();
  } finally {
    for (const { file, text } of before) writeFileSync(file, text);
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function holderIsGone(lock: string): boolean {
  try {
    const holder = Number(readFileSync(lock, 'utf8'));
    // An empty lock is still being written.
    if (holder === 0) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** If several processes wait, the rename succeeds for only one of them. */
function release(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another process removed it first.
  }
}
