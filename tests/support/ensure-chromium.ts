import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { findChromium } from './chromium.ts';
import { installPackages, isDebianAsRoot } from './debian-packages.ts';

/** Before browser tests: finds a Chromium, or says what it installs and installs it. */
export default function ensureChromium(): void {
  if (findChromium({ remembersPages: true }) !== undefined) return;
  const saying = (what: string) => {
    console.log(`Browser tests need a Chromium and found none. Installing ${what}.`);
  };
  if (isDebianAsRoot()) {
    saying('Debian’s chromium packages');
    installPackages('chromium', 'chromium-headless-shell', 'fonts-liberation2');
  } else {
    saying('Playwright’s own Chromium');
    const cli = join(import.meta.dirname, '../../node_modules/playwright-core/cli.js');
    execFileSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit' });
  }
  if (findChromium({ remembersPages: true }) === undefined)
    throw new Error('Browser tests need a Chromium: install one, or name it in the variable CHROMIUM');
}
