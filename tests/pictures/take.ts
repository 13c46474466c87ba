import '../../site/build/own-environment.ts';
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import { dayInLondon } from '../../api/base/calendar.ts';
import { settled } from '../consent/quiet.ts';
import { commandLine, runCommandLine } from '../../command-line/command-line.ts';
import { launchChromium } from '../support/chromium.ts';
import { openContext } from '../support/open-context.ts';
import { startServer } from '../support/server-process.ts';
import { enterCases } from './cases.ts';
import { signInAsLead } from './sign-in.ts';

/*
 * `npm run pictures`: takes the pictures of the README again, from the demo clinic, in the product's typeface. It builds
 * the site into a folder for temporary files, and changes only `docs/pictures/`.
 */

const root = join(import.meta.dirname, '../..');
const pictures = join(root, 'docs/pictures');
const PHONE = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 };
const DESKTOP = { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1.25 };
const REJECT = '.consent-banner [data-role=necessary]';

await runCommandLine(
  commandLine('npm run pictures --', 'Takes the pictures of the README again.').action(buildAndTake),
);

async function buildAndTake(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-pictures-'));
  const env = {
    CONTENT_DIR: join(root, 'content/demo'),
    SITE_DIR: join(folder, 'site'),
    DATA_DIR: join(folder, 'data'),
    BASE_PATH: '/',
    CANDOUR_TODAY: dayInLondon(Date.now()),
    CANDOUR_KEYS: `pictures:${Buffer.alloc(32, 7).toString('base64')}`,
  };
  try {
    await promisify(execFile)(process.execPath, ['site/build/build.ts'], {
      cwd: root,
      env: { ...process.env, ...env },
    });
    const reference = await enterCases(env);
    await takeAll(env, reference);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function takeAll(env: Record<string, string>, reference: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  const server = await startServer(env);
  const browser = await launchChromium();
  const at = async (options: BrowserContextOptions, path: string): Promise<Page> => {
    const context = await openContext(browser, options);
    const page = await context.newPage();
    await page.goto(server.url + path);
    return page;
  };
  try {
    await take(await at(DESKTOP, addresses.home), 'banner');
    const home = await at(PHONE, addresses.home);
    await home.click(REJECT);
    await home.locator('[data-role=close]').click();
    await take(home, 'home');
    const notice = await at(DESKTOP, addresses.policy('privacy'));
    await notice.click(REJECT);
    await notice.locator('[data-role=close]').click();
    await take(notice, 'notice');
    const form = await at(PHONE, addresses.formWith('access', 'asking', 'child'));
    await form.locator('.form-section').first().scrollIntoViewIfNeeded();
    await form.locator('form.form').evaluate((it) => {
      it.scrollIntoView();
    });
    await take(form, 'form');
    const list = await at({ ...DESKTOP, viewport: { width: 1280, height: 640 } }, addresses.team.home);
    await signInAsLead(list, server.url);
    await take(list, 'team-list');
    const cookies = await list.context().cookies();
    const shown = await at(PHONE, addresses.team.signIn);
    await shown.context().addCookies(cookies);
    await shown.goto(server.url + addresses.team.case(reference));
    await take(shown, 'team-case');
  } finally {
    await browser.close();
    await server.kill();
  }
}

/** Stores what the window shows as WebP, once the typeface is there. */
async function take(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.evaluate(() => document.fonts.ready);
  const devtools = await page.context().newCDPSession(page);
  const { data } = await devtools.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  const picture = Buffer.from(data, 'base64');
  writeFileSync(join(pictures, `${name}.webp`), picture);
  console.log(`docs/pictures/${name}.webp: ${Math.round(picture.length / 1000)} kB`);
}
