import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { buildSite } from '../support/build-sites.ts';
import type { BuiltSite } from '../support/build-sites.ts';
import { sharedChromium } from '../support/chromium.ts';
import { openContext } from '../support/open-context.ts';
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
  addresses.search,
  '/no-such-page/',
];

const SENTENCE = 'We keep a record of your care, and say who else sees it, for how long and why.';

/** The width, ascent and descent of a sentence in a font, in units of the em. The font must be there or come at once. */
const measure = (page: Page, weight: number, family: string): Promise<number[]> =>
  page.evaluate(
    async ([font, sentence]) => {
      await document.fonts.load(font, sentence);
      const context = document.createElement('canvas').getContext('2d');
      if (!context) throw new Error('no canvas');
      context.font = font;
      const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = context.measureText(sentence);
      return [width / sentence.length / 100, fontBoundingBoxAscent / 100, fontBoundingBoxDescent / 100];
    },
    [`${weight} 100px ${family}`, SENTENCE] as const,
  );

/** How far apart two fonts are in each measure, as a share of an em. */
const apart = (one: number[], other: number[]): number[] =>
  one.map((value, index) => Math.abs(value - (other[index] ?? 0)));

describe.each([
  { name: 'demo', family: 'Source Serif 4', local: ['Times New Roman', 'Liberation Serif'] },
  { name: 'warm', family: 'Figtree', local: ['Arial', 'Liberation Sans'] },
  { name: 'luxury', family: 'Newsreader', local: ['Times New Roman', 'Liberation Serif'] },
])('in the $name brand', ({ name, family, local }) => {
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
    const context = await openContext(await sharedChromium(), { viewport: { width: 320, height: 640 } });
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

  test('the typeface is one file of at most 40 kB that browsers keep for ever', async () => {
    const page = await (await openContext(await sharedChromium())).newPage();
    const fonts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'font') fonts.push(request.url());
    });
    await page.goto(server.url + addresses.policy('privacy'));
    await page.evaluate(() => document.fonts.ready);
    expect(fonts).toHaveLength(1);
    const answer = await page.request.get(fonts[0] ?? '');
    expect(answer.headers()['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await answer.body()).length).toBeLessThanOrEqual(40_000);
    const licence = await page.request.get(`${server.url}/typeface-licence.txt`);
    expect(await licence.text()).toContain('SIL OPEN FONT LICENSE');
    await page.context().close();
  });

  test('the fallback typeface has the same widths and heights', async ({ skip }) => {
    const page = await (await openContext(await sharedChromium())).newPage();
    await page.goto(server.url + addresses.requests);
    const known = await page.evaluate(
      (source) =>
        new FontFace('known', source).load().then(
          () => true,
          () => false,
        ),
      local.map((font) => `local('${font}')`).join(','),
    );
    skip(!known, 'This machine has none of the fonts that stand in.');
    for (const weight of [400, 700]) {
      const own = await measure(page, weight, `'${family}'`);
      const [width = 1, ...heights] = apart(own, await measure(page, weight, `'${family} stand-in 1'`));
      expect(width).toBeLessThan(0.015);
      expect(Math.max(...heights)).toBeLessThan(0.015);
      const [plain = 0] = apart(own, await measure(page, weight, 'monospace'));
      expect(plain, 'another font is found').toBeGreaterThan(0.05);
    }
    await page.context().close();
  });
});
