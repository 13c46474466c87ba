import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { buildSite } from '../support/build-sites.ts';
import type { BuiltSite } from '../support/build-sites.ts';
import { sharedChromium } from '../support/chromium.ts';
import { overflow } from '../support/page-watcher.ts';
import { dark, faultsInLooks, light } from '../support/page-axe.ts';
import { startServer } from '../support/server-process.ts';
import type { ServerProcess } from '../support/server-process.ts';

/** One page of each kind that has colours of its own. */
const pages = [
  addresses.home,
  addresses.policy('privacy'),
  addresses.policy('cookies'),
  addresses.policyChanges('privacy', '2026-06-19'),
  addresses.requests,
  addresses.form('access'),
  addresses.accessibility,
  '/no-such-page/',
];

describe.each(['demo', 'warm', 'luxury'])('in the %s brand', (name) => {
  let folder: string;
  let built: BuiltSite;
  let server: ServerProcess;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'candour-brands-'));
    const content = join(folder, 'content');
    cpSync(inject('sites').full.contentDir, content, { recursive: true });
    const brand = name === 'demo' ? 'content/demo' : join('tests/fixtures/brands', name);
    for (const file of readdirSync(brand).filter((one) => /^brand\.yaml$|\.svg$/.test(one)))
      cpSync(join(brand, file), join(content, file));
    built = await buildSite(folder, 'site', content, '/');
    server = await startServer({
      CONTENT_DIR: content,
      SITE_DIR: built.siteDir,
      BASE_PATH: built.basePath,
      DATA_DIR: join(folder, 'data'),
    });
  });
  afterAll(async () => {
    await server.kill();
    rmSync(folder, { recursive: true });
  });

  test.each(pages)('%s has no fault that axe finds, in light and dark, and fits 320 pixels', async (path) => {
    const context = await (await sharedChromium()).newContext({ viewport: { width: 320, height: 640 } });
    const page = await context.newPage();
    await page.goto(server.url + path);
    const no = page.locator('.consent-banner [data-role=necessary]');
    if (await no.isVisible()) await no.click();
    expect({ overflow: await overflow(page), axe: await faultsInLooks(page, light, dark) }).toEqual({
      overflow: 0,
      axe: {},
    });
    await context.close();
  });
});
