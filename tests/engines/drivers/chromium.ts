import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { BrowserContext, Page } from 'playwright-core';
import { findChromium, launchChromium, START } from '../../support/chromium.ts';
import { openContext } from '../../support/open-context.ts';
import type { Engine, Tab, Visitor } from './engine.ts';

const VIEWPORT = { width: 1280, height: 900 };

/** Chromium, driven by Playwright. */
export async function openChromium(): Promise<Engine> {
  const browser = await launchChromium({ remembersPages: true });
  return {
    version: browser.version(),
    visitor: async ({ scripts = true, storage = true } = {}) =>
      storage
        ? visitorIn(await openContext(browser, { javaScriptEnabled: scripts, viewport: VIEWPORT }))
        : withoutStorage(),
    close: () => browser.close(),
  };
}

/** A browser of its own, because Chromium has this setting in the profile. */
async function withoutStorage(): Promise<Visitor> {
  const folder = mkdtempSync(join(tmpdir(), 'candour-chromium-'));
  mkdirSync(join(folder, 'Default'));
  // 2 is “block”: all cookies and web storage, as in the settings of Chromium.
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(folder, 'Default', 'Preferences'), JSON.stringify(settings));
  const executablePath = findChromium({ remembersPages: true });
  if (executablePath === undefined) throw new Error('No Chromium found');
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    timeout: START,
    viewport: VIEWPORT,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  const visitor = visitorIn(context);
  return {
    ...visitor,
    close: async () => {
      await visitor.close();
      // Chromium does not wait for its other processes, which may still be writing there.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

function visitorIn(context: BrowserContext): Visitor {
  context.setDefaultTimeout(60_000);
  return {
    newTab: async () => tabOf(await context.newPage()),
    cookieNames: async () => (await context.cookies()).map(({ name }) => name),
    close: () => context.close(),
  };
}

const tabOf = (page: Page): Tab => ({
  goto: async (url) => {
    await page.goto(url);
  },
  click: (selector) => page.locator(selector).first().click(),
  type: (selector, text) => page.locator(selector).first().pressSequentially(text),
  // Playwright's type is that of a function with one argument that can be sent.
  evaluate: (work, given) => page.evaluate(work as never, given as never),
});
