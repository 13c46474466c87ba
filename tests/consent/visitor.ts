import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { openContext } from '../support/open-context.ts';
import { fakeTag } from './fake-google.ts';
import { settled } from './quiet.ts';
import type { Run, Seed } from './run.ts';

const FROM_MEMORY = 'This page was shown from memory';

/** Somebody with a browser of their own, and all that it did. */
export interface Visitor {
  context: BrowserContext;
  /** The first tab. */
  page: Page;
  /** The address of every request of every tab, in order. */
  requests: string[];
  /** What the Content-Security-Policy had to stop. */
  violations: string[];
  /** What each receipt said that was answered, and how. */
  receipts: { body: string; status: number }[];
  /** Pages that the browser showed from memory. */
  restored: string[];
  open: (path: string, tab?: Page) => Promise<Page>;
}

export interface VisitorOptions extends BrowserContextOptions {
  seed?: Seed;
  /** Whether this visitor’s browser shows a page from memory when somebody goes back. */
  remembersPages?: boolean;
  /** Sends Global Privacy Control, by header and in script, as browsers that have it do. */
  signal?: boolean;
}

/**
 * Runs the work with a new visitor. Work that has a visitor must not wait for another one. Where the site is
 * not live, the rest of the world is played and nothing leaves the machine.
 */
export async function visiting<T>(
  run: Run,
  options: VisitorOptions,
  work: (visitor: Visitor) => Promise<T>,
): Promise<T> {
  const leave = await run.enter();
  try {
    const visitor = await newVisitor(run, options);
    try {
      return await work(visitor);
    } finally {
      await visitor.context.close();
    }
  } finally {
    leave();
  }
}

async function newVisitor(
  run: Run,
  { seed, remembersPages, signal, ...options }: VisitorOptions,
): Promise<Visitor> {
  const context = await openContext(remembersPages ? run.remembering : run.browser, {
    ...(seed && { storageState: { cookies: seed.cookies, origins: [] } }),
    ...(signal && { extraHTTPHeaders: { 'Sec-GPC': '1' } }),
    ...options,
  });
  const requests: string[] = [];
  const violations: string[] = [];
  const receipts: Visitor['receipts'] = [];
  context.on('request', (request) => {
    if (/^https?:/.test(request.url())) requests.push(request.url());
  });
  context.on('response', (response) => {
    const body = response.request().postData();
    if (!new URL(response.url()).pathname.endsWith('/api/consent') || body === null) return;
    receipts.push({ body, status: response.status() });
  });
  const restored: string[] = [];
  context.on('console', (message) => {
    if (message.text() === FROM_MEMORY) restored.push(message.location().url);
    if (/Content Security Policy/i.test(message.text())) violations.push(message.text());
  });
  await context.addInitScript(watchFirstPaint);
  await context.addInitScript((said) => {
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) console.info(said);
    });
  }, FROM_MEMORY);
  if (signal)
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    });
  if (!run.live) await playTheRest(context, run.origin);
  await run.plant?.(context);
  const page = await context.newPage();
  return {
    context,
    page,
    requests,
    violations,
    receipts,
    restored,
    open: async (path, tab = page) => {
      await tab.goto(path.startsWith('http') ? path : run.origin + path);
      await settled(tab);
      return tab;
    },
  };
}

/** Notes what was stored at the moment when the banner was let appear, before anything of it is painted. */
function watchFirstPaint(): void {
  new MutationObserver((_, observer) => {
    if (document.documentElement.dataset['consent'] !== 'ask') return;
    const read = (storage: Storage) => Object.keys(storage);
    Object.assign(window, {
      storedAtBanner: {
        cookies: document.cookie,
        local: read(localStorage),
        session: read(sessionStorage),
      },
    });
    observer.disconnect();
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-consent'] });
}

async function playTheRest(context: BrowserContext, origin: string): Promise<void> {
  await context.route(
    (url) => url.origin !== origin && /^https?:$/.test(url.protocol),
    async (route) => {
      const url = new URL(route.request().url());
      if (url.hostname === 'www.googletagmanager.com' && url.pathname === '/gtag/js')
        await route.fulfill({ contentType: 'text/javascript', body: fakeTag });
      else if (route.request().resourceType() === 'document')
        await route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Elsewhere</title>' });
      else await route.fulfill({ status: 204, headers: { 'access-control-allow-origin': '*' } });
    },
  );
}
