import type { Browser, Page } from 'playwright-core';
import { settled } from '../consent/quiet.ts';
import { openContext } from '../support/open-context.ts';

/**
 * The times of one visit to a page with a banner, in milliseconds. `shift` is the sum of layout shifts,
 * without a unit.
 */
export interface Visit {
  firstPaint: number;
  usable: number;
  click: number;
  shift: number;
}

/** Slow 4G as in Lighthouse: 150 ms round trip, 1.6 Mbit/s down, 0.75 Mbit/s up. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };
const SLOWER = 4;
const ACCEPT = '#cc-main .cm__btn[data-role="all"]';

/** What the page records about itself. */
interface Notes {
  usable?: number;
  shift: number;
  durations: number[];
}
type Noting = Window & { notes: Notes };

/**
 * Two visits, each by a new visitor. The first clicks as soon as there is a button, again and again, until a
 * click is handled: that is when the banner was usable. The second clicks once, with a mouse, when the page
 * has settled: the time from that click to the next frame is the click's latency.
 */
export async function visitBanner(browser: Browser, url: string): Promise<Visit> {
  return { ...(await hasty(browser, url)), ...(await patient(browser, url)) };
}

async function hasty(browser: Browser, url: string): Promise<Pick<Visit, 'firstPaint' | 'usable'>> {
  const page = await slowPage(browser);
  await page.addInitScript((accept) => {
    const { notes } = window as unknown as Noting;
    const html = () => document.documentElement;
    const asks = () => html().dataset['consent'] === 'ask' || html().classList.contains('show--consent');
    const click = () => {
      const button = document.querySelector<HTMLElement>(accept);
      const { x = 0, y = 0, width = 0, height = 0 } = button?.getBoundingClientRect() ?? {};
      const isThere =
        button !== null &&
        asks() &&
        performance.getEntriesByName('first-paint').length > 0 &&
        button.contains(document.elementFromPoint(x + width / 2, y + height / 2));
      const at = performance.now();
      if (isThere) button.click();
      if (isThere && !asks()) notes.usable = at;
      else setTimeout(click);
    };
    setTimeout(click);
  }, ACCEPT);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => (window as unknown as Noting).notes.usable !== undefined);
  // Otherwise a click that is handled and then lost would be the fastest of all.
  await page.waitForFunction(() => document.cookie !== '');
  const noted = await page.evaluate(() => ({
    ...(window as unknown as Noting).notes,
    firstPaint: performance.getEntriesByName('first-paint')[0]?.startTime ?? NaN,
  }));
  await page.context().close();
  return {
    firstPaint: noted.firstPaint,
    usable: Math.max(0, (noted.usable ?? NaN) - noted.firstPaint),
  };
}

/** The second visit alone. */
export async function patient(browser: Browser, url: string): Promise<Pick<Visit, 'click' | 'shift'>> {
  const page = await slowPage(browser);
  await page.goto(url);
  await settled(page);
  const button = page.locator(ACCEPT);
  await button.waitFor();
  const shift = await page.evaluate(() => (window as unknown as Noting).notes.shift);
  await button.click();
  await page.waitForFunction(() => document.cookie !== '');
  await page.waitForFunction(() => (window as unknown as Noting).notes.durations.length > 0);
  const durations = await page.evaluate(() => (window as unknown as Noting).notes.durations);
  await page.context().close();
  return { click: Math.max(...durations), shift };
}

/** Opens a page in a new context, on slow 4G and at a quarter of the processor’s speed, that notes its layout shifts. */
export async function slowPage(browser: Browser): Promise<Page> {
  const context = await openContext(browser, { viewport: { width: 390, height: 844 }, reducedMotion: null });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', SLOW_4G);
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  await page.addInitScript(() => {
    const notes: Notes = { shift: 0, durations: [] };
    Object.assign(window, { notes });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
        notes.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId > 0) notes.durations.push(entry.duration);
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  return page;
}
