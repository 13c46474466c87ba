import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';

/** Runs before browser tests. Finds a Chromium, or says which one it installs and installs it. */
export default function ensureChromium(): void {
  if (findChromium({ remembersPages: true }) !== undefined) return;
  if (isDebianAsRoot()) {
    install('Debian’s chromium packages', [
      ['apt-get', 'update', '-qq'],
      [
        'apt-get',
        'install',
        '-y',
        '-qq',
        '--no-install-recommends',
        'chromium',
        'chromium-headless-shell',
        'fonts-liberation2',
      ],
    ]);
  } else {
    const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
    install('Playwright’s own Chromium', [[process.execPath, cli, 'install', 'chromium']]);
  }
  if (findChromium({ remembersPages: true }) === undefined)
    throw new Error('Browser tests need a Chromium: install one, or name it in the variable CHROMIUM');
}

function install(what: string, commands: [string, ...string[]][]): void {
  console.log(`Browser tests need a Chromium and found none. Installing ${what}.`);
  for (const [command, ...args] of commands)
    execFileSync(command, args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}

function isDebianAsRoot(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  try {
    execFileSync('apt-get', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
