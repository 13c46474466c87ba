import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { load } from 'cheerio';

/** Candour's banner, vanilla-cookieconsent with its own windows, and a banner that is only HTML. */
export const contenders = ['candour', 'library', 'static'] as const;
export type Contender = (typeof contenders)[number];
/** A page where a click only colours its own button and closes nothing: no banner can answer faster. */
export const FLOOR = 'nothing';

const root = join(import.meta.dirname, '../..');
const library = (file: string) => readFileSync(join(root, 'node_modules/vanilla-cookieconsent/dist', file));

/** As documented, with as many words as Candour's banner. `hideFromBots` would hide it from this browser. */
const runLibrary = (says: string) => `
import { run } from '/library.js';
run({
  hideFromBots: false,
  categories: { necessary: { enabled: true, readOnly: true }, analytics: {} },
  language: { default: 'en', translations: { en: {
    consentModal: {
      title: 'May we use optional cookies?', description: ${JSON.stringify(says)},
      acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Reject', showPreferencesBtn: 'Choose',
    },
    preferencesModal: {
      title: 'Cookies', acceptAllBtn: 'Accept', acceptNecessaryBtn: 'Reject', savePreferencesBtn: 'Save my choice',
      sections: [{ title: 'Analytics', description: 'How people use our websites.', linkedCategory: 'analytics' }],
    },
  } } },
});`;

/** The minimum: the banner is in the page, and a click hides it and stores a cookie. */
const runStatic =
  "document.addEventListener('click',function(e){if(e.target.closest('.cm__btn')){document.documentElement.dataset.consent='kept';document.cookie='chosen=1'}})";

const runNothing =
  "document.addEventListener('click',function(e){if(e.target.closest('.cm__btn')){e.target.style.color='red';document.cookie='chosen=1'}})";

/** Serves the same page of the built site with each banner, on loopback and compressed with brotli. */
export async function serveBanners(
  siteDir: string,
): Promise<{ url: (contender: Contender | typeof FLOOR) => string; close: () => void }> {
  const page = readFileSync(join(siteDir, 'index.html'), 'utf8');
  const files = new Map<string, Buffer>();
  const put = (path: string, content: string | Buffer) => files.set(path, brotliCompressSync(content));
  const bare = load(page);
  const says = bare('.consent-says p').first().text().replace(/\s+/g, ' ').trim();
  // The other two have no script of ours, so there is none to wait for.
  bare('script').remove();
  bare('html').attr('data-consent-ready', '');
  const fixed = load(bare.html());
  fixed('html').attr('data-consent', 'ask');
  const nothing = load(fixed.html());
  nothing('head').append(`<script>${runNothing}</script>`);
  fixed('head').append(`<script>${runStatic}</script>`);
  bare('#cc-main, .consent-icon, #consent-preferences').remove();
  bare('head').append(
    '<link rel="stylesheet" href="/library.css"><script type="module" src="/run.js"></script>',
  );
  put('/candour', page);
  put('/static', fixed.html());
  put(`/${FLOOR}`, nothing.html());
  put('/library', bare.html());
  put('/library.js', library('cookieconsent.esm.js'));
  put('/library.css', library('cookieconsent.css'));
  put('/run.js', runLibrary(says));

  const types: Record<string, string> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.svg': 'image/svg+xml',
  };
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
    url: (contender) => `http://localhost:${port}/${contender}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
