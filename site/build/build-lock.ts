import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_AGAIN_MS = 200;

/**
 * Runs one Astro at a time in this checkout: Astro keeps notes in `.astro/` while it builds, and two builds would read
 * each other’s. Whoever comes second waits. A lock whose process has died is taken over.
 */
export async function withBuildLock<T>(work: () => Promise<T>): Promise<T> {
  const lock = join(process.cwd(), '.astro', 'building');
  mkdirSync(join(lock, '..'), { recursive: true });
  while (!take(lock)) {
    if (holderIsGone(lock)) release(lock);
    else await sleep(LOOK_AGAIN_MS);
  }
  try {
    return await work();
  } finally {
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
    // An empty lock is being written at this moment.
    if (holder === 0) return false;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Of several who wait, one alone can move the dead lock away. */
function release(lock: string): void {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    rmSync(aside, { force: true });
  } catch {
    // Another was faster.
  }
}
