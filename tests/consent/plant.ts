import type { BrowserContext } from 'playwright-core';
import { fetchAnew } from '../support/fetch-anew.ts';

export type Plant = (context: BrowserContext) => Promise<unknown>;

/**
 * Pages as a careless hand might have left them. Their Content-Security-Policy is taken away, because it would stop most
 * of what is planted; that is another check's business.
 *
 * @param edit the page's HTML, edited; one that changes no page at all proves nothing, and stops the test
 */
export function plantHtml(edit: (html: string, path: string) => string): Plant {
  return (context) =>
    context.route(
      (url) => /\/$/.test(url.pathname) && url.hostname === 'localhost',
      async (route) => {
        const answer = await fetchAnew(route);
        const before = await answer.text();
        const body = edit(before, new URL(route.request().url()).pathname);
        const headers = { ...answer.headers() };
        if (body !== before) delete headers['content-security-policy'];
        await route.fulfill({ response: answer, headers, body });
      },
    );
}

/** A script at the end of every page. */
export const plantScript = (code: string): Plant =>
  plantHtml((html) => html.replace('</body>', `<script>${code}</script></body>`));

/** Styles in the head of every page, stronger than any of its own. */
export const plantStyle = (css: string): Plant =>
  plantHtml((html) => html.replace('</head>', `<style>${css}</style></head>`));
