import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';
import type { Browser } from 'playwright-core';
import { addresses } from '../../content/addresses.ts';
import { settled } from '../consent/quiet.ts';
import { launchChromium } from '../support/chromium.ts';
import { slowPage } from './consent-visit.ts';
import { median } from './measure.ts';

const ROUNDS = 7;
const pages = ['Candour', 'plain'] as const;

/** What one visit took until a paint, in milliseconds. */
interface Paints {
  firstPaint: number;
  largestPaint: number;
}

/**
 * Compares the first paint of the privacy notice with that of a plain page: the same article as HTML, without styles,
 * scripts or a banner.
 *
 * @returns a row for each page, and the ratios; medians of several visits by new visitors
 */
export async function measureFirstPaint(siteDir: string): Promise<object[]> {
  const served = await serveBoth(siteDir);
  const browser = await launchChromium();
  const visits: Record<(typeof pages)[number], Paints[]> = { Candour: [], plain: [] };
  try {
    // The first visit of a browser pays for its start.
    for (const page of pages) await visit(browser, `${served.url}/${page}`);
    // In turn, so that whatever else the machine does falls on both.
    for (let round = 0; round < ROUNDS; round++)
      for (const page of pages) visits[page].push(await visit(browser, `${served.url}/${page}`));
  } finally {
    await browser.close();
    served.close();
  }
  const of = (page: (typeof pages)[number], key: keyof Paints) =>
    median(visits[page].map((paints) => paints[key]));
  const row = (page: (typeof pages)[number]) => ({
    page,
    'first paint': Math.round(of(page, 'firstPaint')),
    'largest paint': Math.round(of(page, 'largestPaint')),
  });
  const ratio = (key: keyof Paints) => Number((of('Candour', key) / of('plain', key)).toFixed(2));
  return [
    ...pages.map(row),
    { page: 'ratio', 'first paint': ratio('firstPaint'), 'largest paint': ratio('largestPaint') },
  ];
}

async function visit(browser: Browser, url: string): Promise<Paints> {
  const page = await slowPage(browser);
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      Object.assign(window, { largest: list.getEntries().at(-1)?.startTime });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(url);
  await settled(page);
  await page.waitForFunction(() => 'largest' in window);
  const paints = await page.evaluate(() => ({
    firstPaint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    largestPaint: (window as { largest?: number }).largest ?? NaN,
  }));
  await page.context().close();
  return paints;
}

/** Serves both pages on loopback as brotli. */
async function serveBoth(siteDir: string): Promise<{ url: string; close: () => void }> {
  const html = readFileSync(join(siteDir, addresses.policy('privacy'), 'index.html'), 'utf8');
  const $ = load(html);
  const article = $.html($('article'));
  const files = new Map<string, Buffer>();
  const put = (path: string, content: string | Buffer) => files.set(path, brotliCompressSync(content));
  put('/Candour', html);
  put(
    '/plain',
    `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Privacy notice</title><meta name="viewport" content="width=device-width, initial-scale=1"><h1>Privacy notice</h1>${article}</html>`,
  );
  const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };
  const server = createServer(({ url = '' }, answer) => {
    if (url.startsWith('/_astro/') && !files.has(url)) put(url, readFileSync(join(siteDir, url)));
    const content = files.get(url);
    answer.writeHead(content ? 200 : 204, {
      'content-type': types[extname(url)] ?? 'text/html; charset=utf-8',
      ...(content && { 'content-encoding': 'br' }),
    });
    answer.end(content);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://localhost:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
