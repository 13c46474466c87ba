import type { BrowserContext, Page } from 'playwright-core';

/** What a page did that its visitor cannot see. Each list is empty on a page that keeps its promises. */
export interface Watch {
  page: Page;
  /** Requests to any origin but the site's own, or those that are told; they are noted and go nowhere. */
  elsewhere: string[];
  /** What the Content-Security-Policy had to stop. */
  violations: string[];
  /** Every stored item, in any kind of storage that a page has. */
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
  // A frame that may run nothing reports nothing itself; the browser says it on the console.
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  return { page, elsewhere, violations, stored: () => storedItems(page) };
}

async function storedItems(page: Page): Promise<string[]> {
  // Chromium writes a page's cookies behind its back; asking the page itself waits until they are written.
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

/** How many pixels of the page lie to the right of the window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}
