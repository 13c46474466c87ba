import type { Page } from 'playwright-core';
import type { Site } from './browser-site.ts';
import type { Filed } from './filed-requests.ts';

/** A page in one of its states, with a name for the report of a failing test. */
export interface PageState {
  name: string;
  /** The main heading, which shows that the test is on the right page. */
  heading: string | RegExp;
  /** What the page stores besides, such as `cookie candour_copy`. */
  stores?: string[];
  open: (page: Page, site: Site, filed: Filed) => Promise<unknown>;
}

/** A page of the site. */
export const at = (name: string, path: string, heading: string | RegExp): PageState => ({
  name,
  heading,
  open: (page, site) => page.goto(site.url(path)),
});
/** A page about a request that was filed beforehand. */
export const filedAt = (name: string, which: keyof Filed, heading: string): PageState => ({
  name,
  heading,
  open: (page, _, filed) => page.goto(filed[which]),
});
