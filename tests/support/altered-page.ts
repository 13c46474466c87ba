import type { BrowserContext, BrowserContextOptions, Page, Request } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { Site } from './browser-site.ts';
import { fetchAnew } from './fetch-anew.ts';

/** A new visitor on a page that a clinic’s developer has changed. No request leaves this machine. */
export interface Altered {
  page: Page;
  context: BrowserContext;
  /** Requests to other origins. */
  elsewhere: Request[];
  /** Opens the page again, and waits for its script. */
  again: () => Promise<void>;
}

export interface Alteration extends BrowserContextOptions {
  /** The path that the browser shows. */
  path?: string;
  edit?: (html: string) => string;
  /** Responses of other origins, by address; empty where none is given. */
  scripts?: Record<string, string>;
}

/** Opens the home page with an edit, for a visitor whom the banner asks. */
export async function visitAltered(
  site: Site,
  { path = addresses.home, edit = (html) => html, scripts = {}, ...options }: Alteration,
): Promise<Altered> {
  const context = await site.context(options);
  onTestFinished(() => context.close());
  const elsewhere: Request[] = [];
  await context.route(
    (url) => url.origin !== site.origin,
    (route) => {
      elsewhere.push(route.request());
      return route.fulfill({ contentType: 'text/javascript', body: scripts[route.request().url()] ?? '' });
    },
  );
  await context.route(site.url(path), async (route) => {
    const answer = await fetchAnew(route, { url: site.url(addresses.home) });
    await route.fulfill({ response: answer, body: edit(await answer.text()) });
  });
  const page = await context.newPage();
  const again = async () => {
    await page.goto(site.url(path));
    await page.locator('html[data-consent-ready]').waitFor();
  };
  await again();
  expect(await page.locator('.consent-banner').isVisible(), 'the banner is visible').toBe(true);
  return { page, context, elsewhere, again };
}
