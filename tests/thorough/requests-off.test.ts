import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addresses, withBase } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { composeApplication } from '../../api/compose.ts';
import { buildSite } from '../support/build-sites.ts';
import type { BuiltSite } from '../support/build-sites.ts';
import { ORIGIN, startCandour, validAccess } from '../support/candour.ts';
import { dataFolder, visible } from '../support/visit.ts';

/* REQUESTS=off: pages that say how to ask by telephone, post and email, on a static host or with the server. */

const BASE = '/your/privacy';
let folder: string;
let site: BuiltSite;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candour-off-'));
  site = await buildSite(folder, 'off', inject('sites').full.contentDir, BASE, { REQUESTS: 'off' });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The pages that people can reach, by their paths. Templates, team pages and the pages after a form need the server. */
function publicPages(siteDir: string): [path: string, html: string][] {
  const afterForm = /^requests\/(confirm|confirmed|copy|received|link-sent|not-me)\//;
  return globSync('**/*.html', { cwd: siteDir })
    .filter((file) => !/^(templates|team)\//.test(file) && !afterForm.test(file))
    .map((file) => [file, readFileSync(join(siteDir, file), 'utf8')]);
}

/** Forms and buttons that need a server. The search does not, and shows only if its script works. */
const deadControls = (html: string): string[] =>
  load(html)('form, button[type="submit"], input[type="submit"]')
    .not('[role="search"], [role="search"] *')
    .toArray()
    .map(({ name, attribs }) => `${name} ${attribs['action'] ?? ''}`);

describe('the site', () => {
  test('has no form and no button that needs a server', () => {
    const pages = publicPages(site.siteDir);
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.flatMap(([path, html]) => deadControls(html).map((it) => `${path}: ${it}`))).toEqual([]);
    // The same search finds the forms of a site that has them.
    const withForms = publicPages(inject('sites').full.siteDir);
    expect(withForms.filter(([, html]) => deadControls(html).length > 0)).toHaveLength(requestKinds.length);
  });

  test('has no link that leads nowhere, in pages and policies', () => {
    const files = new Set(globSync('**/*', { cwd: site.siteDir }));
    const dead = publicPages(site.siteDir).flatMap(([path, html]) => {
      const $ = load(html);
      return $('a[href]')
        .toArray()
        .flatMap(({ attribs: { href = '' } }) => {
          const url = new URL(href, `${ORIGIN}${BASE}/${path}`);
          if (url.origin !== ORIGIN || !url.pathname.startsWith(`${BASE}/`)) return [];
          const file = url.pathname.slice(BASE.length + 1).replace(/(^|\/)$/, '$1index.html');
          if (!files.has(file)) return [`${path}: ${href}`];
          const target = url.hash === '' ? '' : readFileSync(join(site.siteDir, file), 'utf8');
          return url.hash === '' || load(target)(`[id="${url.hash.slice(1)}"]`).length > 0
            ? []
            : [`${path}: ${href}`];
        });
    });
    expect(dead).toEqual([]);
  });

  test.each(requestKinds)('says on the page of %s how to ask, and what to tell', (kind) => {
    const $ = load(readFileSync(join(site.siteDir, 'requests', kind, 'index.html'), 'utf8'));
    const text = visible($);
    expect(text).toContain('You can ask by telephone, by post or by email.');
    expect(text).toContain('Please tell us your name');
    expect($('#contact a[href^="tel:"]')).toHaveLength(1);
    expect($('#contact a[href^="mailto:"]').length).toBeGreaterThan(0);
    expect(text).not.toMatch(/\bform\b/i);
  });
});

describe('the server', () => {
  const env = (changes: Record<string, string> = {}) => ({
    SITE_DIR: site.siteDir,
    BASE_PATH: BASE,
    REQUESTS: 'off',
    ...changes,
  });

  test('shows the page, and leads a form of an earlier page there', async () => {
    const candour = await startCandour({ site: 'underPath', env: env() });
    try {
      const page = await candour.app.request(`${ORIGIN}${withBase(BASE, addresses.form('access'))}`);
      expect([page.status, (await page.text()).includes('<form')]).toEqual([200, false]);
      const sent = await candour.post(addresses.api.form('access'), validAccess);
      expect([sent.status, sent.headers.get('location')]).toEqual([
        303,
        withBase(BASE, addresses.form('access')),
      ]);
      expect(await candour.store.openCases()).toEqual([]);
      // Links in emails that went out before still work.
      const link = await candour.get(`${addresses.confirm}${'a'.repeat(32)}/`);
      expect(link.status).toBe(404);
      expect(await link.text()).toContain(candour.messages.words.requests.confirm.unknown);
    } finally {
      await candour.close();
    }
  });

  test('refuses to start on a site that was built for the other setting', async () => {
    const composed = await composeApplication({
      CONTENT_DIR: site.contentDir,
      DATA_DIR: dataFolder(),
      PUBLIC_ORIGIN: ORIGIN,
      ...env({ REQUESTS: 'on' }),
    });
    expect(composed).toEqual({
      ok: false,
      problems: [
        'REQUESTS: expected off, with which the site was built, found on. Correct the setting, or run “npm run build” with it',
      ],
    });
  });
});
