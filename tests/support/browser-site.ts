import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { withBase } from '../../content/addresses.ts';
import type { SiteName } from './build-sites.ts';
import { sharedChromium } from './chromium.ts';
import { openContext } from './open-context.ts';
import { startServer } from './server-process.ts';

/** A running Candour with its local mailbox, and a browser. */
export interface Site {
  origin: string;
  dataDir: string;
  siteDir: string;
  /** The full address of a page. */
  url: (path: string) => string;
  context: (options?: BrowserContextOptions) => Promise<BrowserContext>;
  /** A page in a context of its own, as for a new visitor. */
  visit: (options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
}

/** @param env variables of the server, for tests of those variables */
export async function openSite(name: SiteName = 'full', env: Record<string, string> = {}): Promise<Site> {
  const { contentDir, siteDir, basePath } = inject('sites')[name];
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-visited-'));
  const [server, browser] = await Promise.all([
    startServer({
      CONTENT_DIR: contentDir,
      SITE_DIR: siteDir,
      BASE_PATH: basePath,
      DATA_DIR: dataDir,
      ...env,
    }),
    sharedChromium(),
  ]);
  const contexts: BrowserContext[] = [];
  const context = async (options?: BrowserContextOptions): Promise<BrowserContext> => {
    const opened = await openContext(browser, options);
    contexts.push(opened);
    return opened;
  };
  return {
    origin: server.url,
    dataDir,
    siteDir,
    url: (path) => server.url + withBase(basePath, path),
    context,
    visit: async (options) => (await context(options)).newPage(),
    close: async () => {
      await Promise.all(contexts.map((opened) => opened.close()));
      await server.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
