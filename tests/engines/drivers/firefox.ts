import puppeteer from 'puppeteer-core';
import type { Browser, Page } from 'puppeteer-core';
import type { Engine, Tab, VisitorOptions } from './engine.ts';

/** The Firefox of Debian, or the one that `FIREFOX` names. */
export const firefoxPath = (): string => process.env['FIREFOX'] || '/usr/bin/firefox-esr';

/** Firefox, driven by WebDriver BiDi. A browser for each kind of settings, because Firefox has them in the profile. */
export async function openFirefox(): Promise<Engine> {
  const browsers = new Map<string, Promise<Browser>>();
  const browserWith = (options: VisitorOptions): Promise<Browser> => {
    const key = JSON.stringify(options);
    const browser = browsers.get(key) ?? launch(options);
    browsers.set(key, browser);
    return browser;
  };
  const version = await (await browserWith({ scripts: true, storage: true })).version();
  return {
    version,
    visitor: async ({ scripts = true, storage = true } = {}) => {
      const context = await (await browserWith({ scripts, storage })).createBrowserContext();
      return {
        newTab: async () => {
          const page = await context.newPage();
          // Puppeteer's own limit is half a minute.
          page.setDefaultTimeout(LONGEST);
          return tabOf(page);
        },
        cookieNames: async () => (await context.cookies()).map(({ name }) => name),
        close: () => context.close(),
      };
    },
    close: async () => {
      for (const browser of browsers.values()) await (await browser).close();
    },
  };
}

/** How many frames an element must stay in its place. */
const STILL = 2;
/** How long a page may take to load, and an element to stay in its place, in milliseconds. */
const LONGEST = 60_000;
/** How long Firefox may take to start, or to answer a command, on a busy machine, in milliseconds. */
const LONGEST_START = 150_000;

const launch = ({ scripts, storage }: VisitorOptions): Promise<Browser> =>
  puppeteer.launch({
    browser: 'firefox',
    executablePath: firefoxPath(),
    headless: true,
    timeout: LONGEST_START,
    protocolTimeout: LONGEST_START,
    defaultViewport: { width: 1280, height: 900 },
    extraPrefsFirefox: {
      ...(scripts === false && { 'javascript.enabled': false }),
      // 2 is “reject all”, as in the settings of Firefox.
      ...(storage === false && { 'network.cookie.cookieBehavior': 2 }),
    },
  });

interface Place {
  x: number;
  y: number;
  /** Whether a click there reaches the element. */
  hit: boolean;
}

/**
 * Scrolls to an element, and returns its middle once a click there reaches it and it stays the same. A focus that moved
 * may still be scrolling the page, and a dialog may still be opening.
 */
async function restingPlace(page: Page, selector: string): Promise<Place> {
  const measure = (): Promise<Place> =>
    page.$eval(selector, (element) => {
      element.scrollIntoView({ behavior: 'instant', block: 'center' });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const there = document.elementFromPoint(x, y);
      return { x, y, hit: there !== null && (element.contains(there) || there.contains(element)) };
    });
  const end = performance.now() + LONGEST;
  let place = await measure();
  for (let still = 0; still < STILL && performance.now() < end;) {
    // A picture of the page shows the next frame, also where the page may run no script.
    await page.screenshot({ clip: { x: 0, y: 0, width: 1, height: 1 } });
    const next = await measure();
    still = next.hit && next.x === place.x && next.y === place.y ? still + 1 : 0;
    place = next;
  }
  return place;
}

const tabOf = (page: Page): Tab => ({
  goto: async (url) => {
    await page.goto(url);
  },
  // Puppeteer's own `click` waits for a script, which never runs where the page may run none.
  click: async (selector) => {
    const place = await restingPlace(page, selector);
    if (!place.hit) throw new Error(`Something covers ${selector}`);
    await page.mouse.click(place.x, place.y);
  },
  type: async (selector, text) => {
    await page.focus(selector);
    await page.keyboard.type(text);
  },
  evaluate: (work, given) => page.evaluate(work as never, given as never),
});
