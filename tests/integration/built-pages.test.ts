import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { load as loadWithTemplates } from 'cheerio/slim';
import { describe, expect, inject, test } from 'vitest';
import { addresses, errorStatuses, policyKinds } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import type { SiteName } from '../support/build-sites.ts';
import { openCandour } from '../support/visit.ts';

const sites: SiteName[] = ['full', 'minimal', 'underPath'];

interface BuiltPage {
  /** The address within the site, without the base path. */
  path: string;
  html: string;
  /** The page as a browser shows it, without the content of templates. */
  $: CheerioAPI;
  /** The page with the content of templates, which the API can add to it. */
  all: CheerioAPI;
}

function builtPages(site: SiteName): BuiltPage[] {
  const { siteDir } = inject('sites')[site];
  return readdirSync(siteDir, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html'))
    .map((file) => {
      const html = readFileSync(join(siteDir, file), 'utf8');
      const path = `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
      return { path, html, $: load(html), all: loadWithTemplates(html) };
    });
}

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`;

const isComparison = (path: string): boolean => path.endsWith('/changes/');

const list = ($: CheerioAPI, selector: string, attribute: string): string[] =>
  $(selector)
    .get()
    .map((element) => $(element).attr(attribute) ?? '');

describe.each(sites)('the built site (%s)', (site) => {
  const pages = builtPages(site);
  const { siteDir, basePath } = inject('sites')[site];
  const base = basePath.replace(/\/$/, '');
  const isMail = ({ path }: BuiltPage) => path === addresses.mailTemplate;
  // A case file is read as a file, and has its own policy of what it may load: nothing.
  const isElsewhere = (page: BuiltPage) => isMail(page) || page.path === addresses.caseFileTemplate;

  test('has all its pages', () => {
    const paths = pages.map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        addresses.home,
        ...policyKinds.map(addresses.policy),
        ...policyKinds.map(addresses.policyHistory),
        ...policyKinds.map((kind) => addresses.policyVersion(kind, BUILT_FOR)),
        addresses.requests,
        addresses.form('access'),
        addresses.received,
        addresses.confirm,
        addresses.confirmed,
        addresses.linkSent,
        addresses.notMe,
        addresses.accessibility,
        addresses.easyRead,
        addresses.search,
        '/404.html',
        ...errorStatuses.map(addresses.errorTemplate),
      ]),
    );
  });

  test('serves home, policies and form, and says where to report a fault', async () => {
    const candour = await openCandour({ site });
    for (const path of [
      addresses.home,
      ...policyKinds.map(addresses.policy),
      addresses.form('access'),
      addresses.requests,
    ]) {
      const response = await candour.get(path);
      expect(response.status, path).toBe(200);
      const $ = load(await response.text());
      expect($('h1'), path).toHaveLength(1);
      expect($('title').text(), path).toContain(candour.messages.clinic.tradingName);
    }
    const security = await candour.get('/.well-known/security.txt');
    expect(security.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await security.text();
    expect(text).toMatch(/^Contact: (mailto|https):\S+$/m);
    expect(text).toMatch(/^Expires: \d{4}-\d\d-\d\dT\S+$/m);
  });

  test('a page has one address', async () => {
    const candour = await openCandour({ site });
    for (const path of [addresses.home, addresses.policy('privacy'), addresses.form('access')])
      // At home, one slash more is still home.
      for (const rest of [
        'index.html',
        'index.html/',
        '%69ndex.html',
        '//',
        ...(path === '/' ? [] : ['/']),
      ]) {
        const response = await candour.get(`${path}${rest}?from=a-link`);
        expect(response.status, path + rest).toBe(301);
        expect(response.headers.get('location')).toBe(`${base}${path}?from=a-link`);
      }
    for (const path of ['//example.org/index.html', '/%5Cexample.org/index.html'])
      expect((await candour.get(path)).headers.get('location'), path).toBeNull();
  });

  test('every internal link, form and file exists', () => {
    const { form, confirm, link, notMe, status, copy } = addresses.api;
    const team = Object.values(addresses.team).filter((address) => typeof address === 'string');
    const api: string[] = [
      ...requestKinds.map(form),
      confirm,
      link,
      notMe,
      ...Object.values(status),
      ...Object.values(copy),
      ...team,
    ];
    for (const { path, all } of pages) {
      const targets = ['href', 'src', 'action'].flatMap((name) =>
        list(all, `[${name}]:not([rel=canonical])`, name),
      );
      for (const target of targets.filter((it) => it.startsWith('/'))) {
        expect(target.startsWith(`${base}/`), `${path}: ${target} has no base path`).toBe(true);
        const [address = '', fragment] = target.slice(base.length).split('#');
        const [place = ''] = address.split('?');
        if (api.includes(place)) continue;
        const file = join(siteDir, place, place.endsWith('/') ? 'index.html' : '');
        expect(existsSync(file), `${path}: ${target}`).toBe(true);
        const page = pages.find((it) => it.path === place);
        if (fragment !== undefined)
          expect(page?.$(`[id="${fragment}"]`), `${path}: ${target}`).toHaveLength(1);
      }
      // No address is relative, so that a page can be shown at any address.
      expect(
        targets.filter((it) => !/^(\/(?!\/)|#|https:|mailto:|tel:)/.test(it)),
        path,
      ).toEqual([]);
    }
  });

  test('links within a page have a target on it', () => {
    for (const { path, $ } of pages) {
      const targets = list($, '[href^="#"]', 'href');
      for (const target of targets)
        expect($(`[id="${target.slice(1)}"]`), `${path}: ${target}`).toHaveLength(1);
    }
  });

  test('the contents list of each policy links to sections that exist', () => {
    for (const kind of policyKinds) {
      const page = pages.find(({ path }) => path === addresses.policy(kind));
      const $ = page?.$ ?? load('');
      const headings = list($, 'article h2[id], main h2[id]', 'id');
      const linked = list($, 'main nav a[href^="#"]', 'href').map((href) => href.slice(1));
      expect(linked.length, kind).toBeGreaterThan(4);
      expect(
        linked.filter((id) => !headings.includes(id)),
        kind,
      ).toEqual([]);
    }
  });

  test('each id is unique', () => {
    for (const { path, all } of pages) {
      const ids = list(all, '[id]', 'id');
      expect(
        ids.filter((id, index) => ids.indexOf(id) !== index),
        path,
      ).toEqual([]);
    }
  });

  test('every reference between elements has a target', () => {
    for (const { path, all } of pages) {
      for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'])
        for (const ids of list(all, `[${attribute}]`, attribute))
          for (const id of ids.split(' '))
            expect(all(`[id="${id}"]`), `${path}: ${attribute} ${id}`).toHaveLength(1);
    }
  });

  test('no page shows a gap in a sentence, code or markup', () => {
    for (const { path, html } of pages) {
      const all = loadWithTemplates(html);
      all('script, style').remove();
      const text = all.root().text();
      expect(text, path).not.toMatch(
        /undefined|\[object|NaN|\bnull\b|\{\w*\}|##|\*\*|\]\(|&\w+;|<\/?\w+>|TODO/,
      );
      expect(html, path).not.toMatch(/="(undefined|null|\[object Object\])"|href=""/);
      // This remains where a fact is missing. Templates have gaps, which the API fills, and a comparison
      // shows parts of sentences.
      if (!path.includes('/templates/') && !isComparison(path))
        expect(text, path).not.toMatch(/ ,|\(\s*\)|,,|\.\.(?!\.)| \./);
    }
  });

  test('a paragraph that introduces a list is followed by one', () => {
    for (const { path, $ } of pages.filter((it) => !isComparison(it.path))) {
      for (const paragraph of $('article p, main p').get()) {
        if (!$(paragraph).text().trim().endsWith(':')) continue;
        const next = $(paragraph).next();
        expect(next.is('ul, ol, dl, address, div, table, p'), `${path}: ${$(paragraph).text()}`).toBe(true);
        expect(next.text().trim(), `${path}: ${$(paragraph).text()}`).not.toBe('');
      }
    }
  });

  test('no heading and no list is empty', () => {
    for (const { path, $ } of pages) {
      for (const heading of $('article h2, article h3').get()) {
        const next = $(heading).next();
        const isDeeper = next.is('h3') && $(heading).is('h2');
        expect(next.length > 0 && (isDeeper || !next.is('h2, h3')), `${path}: ${$(heading).text()}`).toBe(
          true,
        );
      }
      for (const element of $('main ul, main ol, main tbody, main dl').get())
        expect(
          $(element).children().length,
          `${path}: ${$(element).parent().text().slice(0, 80)}`,
        ).toBeGreaterThan(0);
    }
  });

  test('every style and script in a page is allowed by its hash, and no element has its own', () => {
    const { allowsServices, strictCsp } = JSON.parse(
      readFileSync(join(siteDir, 'templates/headers.json'), 'utf8'),
    ) as Record<'allowsServices' | 'strictCsp', string>;
    for (const page of pages.filter((it) => !isElsewhere(it))) {
      const { path, all } = page;
      const csp = /^\/(requests|search|templates)\//.test(path) ? strictCsp : allowsServices;
      for (const element of all('style, script:not([src], [type$=json])').get())
        expect(csp, `${path}: ${element.name}`).toContain(`'${hashOf(all(element).html() ?? '')}'`);
      expect(all('[style]'), path).toHaveLength(0);
      const handlers = all('*')
        .get()
        .flatMap((element) => Object.keys(all(element).attr() ?? {}).filter((name) => name.startsWith('on')));
      expect(handlers, path).toEqual([]);
    }
    expect(pages.filter(isMail)[0]?.all('[style]').length).toBeGreaterThan(5);
  });

  test('only the banner comes before the script that decides whether to ask', () => {
    const asking = pages.filter(({ $ }) => $('#consent-data').length > 0);
    for (const { path, $ } of asking) {
      const before = $('body > script:not([src])').first().prevAll().get();
      const last = $('body > #cc-main').length > 0 ? ['cc-main'] : [];
      expect([path, ...before.map((element) => $(element).attr('id') ?? element.tagName)]).toEqual([
        path,
        ...last,
      ]);
      expect($('head script, body > script:not([src])').first().text(), path).toContain('dataset.consent=');
    }
    expect(asking.length > 0).toBe(site !== 'minimal');
  });

  test('the first paint waits for no style sheet, and for no styles of the preferences', () => {
    const still = pages.filter((page) => page.$('head style').length > 0 && !isElsewhere(page));
    expect(still.length).toBeGreaterThan(10);
    for (const { path, $ } of still) {
      expect($('head link[rel=stylesheet]').length, path).toBe(0);
      expect($('main ~ link[rel=stylesheet]').length, path).toBe(1);
      expect($('head style').text(), path).not.toContain('consent-switch');
    }
  });

  test('nothing is loaded from another origin', () => {
    for (const { path, all } of pages) {
      const loaded = [
        ...list(all, 'link[href]:not([rel=canonical])', 'href'),
        ...list(all, '[src]', 'src'),
        ...list(all, '[srcset]', 'srcset'),
      ];
      expect(
        loaded.filter((address) => !address.startsWith(`${base}/`)),
        path,
      ).toEqual([]);
    }
  });

  test('each page has a language, one main heading and a unique title', () => {
    const titles = new Map<string, string>();
    for (const { path, $, all } of pages.filter(({ path }) => !path.startsWith('/templates/'))) {
      expect($('html').attr('lang'), path).toBe('en-GB');
      expect(all('h1').length, path).toBeGreaterThan(0);
      const title = $('title').text();
      expect(title, path).not.toBe('');
      expect(titles.get(title), `${path} has the title of another page`).toBeUndefined();
      titles.set(title, path);
    }
  });
});
