import type { BrowserContext, Page } from 'playwright-core';

/** What a page did that its visitor cannot see. Each list is empty on a page that keeps its promises. */
export interface Watch {
  page: Page;
  /** Requests to any origin except the site's own and those given. They are recorded and blocked. */
  elsewhere: string[];
  /** Violations of the Content-Security-Policy. */
  violations: string[];
  /** Every stored item, in every kind of storage that a page has. */
  stored: () => Promise<string[]>;
}

export async function watchPage(context: BrowserContext, ...own: string[]): Promise<Watch> {
  const elsewhere: string[] = [];
  const violations: string[] = [];
  await context.route(
    (url) => !own.includes(url.origin) && /^(https?|wss?):$/.test(url.protocol),
    async (route) => {
      elsewhere.push(route.request().url());
      await route.abort();
    },
  );
  await context.exposeBinding('noteViolation', (_, what: string) => {
    violations.push(what);
  });
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      (window as unknown as { noteViolation: (what: string) => void }).noteViolation(
        `${effectiveDirective}: ${blockedURI}`,
      );
    });
  });
  const page = await context.newPage();
  // A sandboxed frame reports nothing itself; the browser writes the violation to the console.
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  return { page, elsewhere, violations, stored: () => storedItems(page) };
}

async function storedItems(page: Page): Promise<string[]> {
  // Chromium stores a page's cookies asynchronously. Reading them in the page waits until they are stored.
  await page.evaluate(() => document.cookie);
  const cookies = (await page.context().cookies()).map(({ name }) => `cookie ${name}`);
  const others = await page.evaluate(async () => [
    ...Object.keys(localStorage).map((key) => `localStorage ${key}`),
    ...Object.keys(sessionStorage).map((key) => `sessionStorage ${key}`),
    ...(await indexedDB.databases()).map(({ name }) => `indexedDB ${name}`),
    ...(await caches.keys()).map((name) => `cache ${name}`),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => `service worker ${scope}`),
  ]);
  return [...cookies, ...others];
}

/** The pixels of the page to the right of the window, once the page has loaded. */
export async function overflow(page: Page): Promise<number> {
  await page.waitForLoadState();
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** The words in these elements that are on two lines. */
export function brokenWords(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const [text] = element.childNodes;
      const range = document.createRange();
      return [...(text?.textContent ?? '').matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
        if (!text) return [];
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => top));
        return lines.size > 1 ? [word] : [];
      });
    }),
  );
}

/** What is marked as hidden and shown all the same, because a style sheet displays it. */
export function shownThoughHidden(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[hidden]:not([hidden=until-found])')]
      .filter((element) => getComputedStyle(element).display !== 'none')
      .map((element) => element.outerHTML.slice(0, 120)),
  );
}
