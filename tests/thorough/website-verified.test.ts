import { afterAll, beforeAll, expect, test } from 'vitest';
import { judge } from '../consent/judge.ts';
import { loadClinic, orThrow } from '../../content/load.ts';
import { loadRegister } from '../../content/storage/load.ts';
import type { Run } from '../consent/run.ts';
import { turns } from '../consent/turns.ts';
import { websiteChecks } from '../consent/website/checks.ts';
import { openTwoSites } from '../support/two-sites.ts';
import type { TwoSites } from '../support/two-sites.ts';

/** The weekly check of a clinic's main website, which has the banner from Candour. */

let sites: TwoSites;
beforeAll(async () => {
  sites = await openTwoSites();
});
afterAll(() => sites.close());

const LINE = () => `<script src="${sites.privacy}/consent.js" defer></script>`;
const page = (head: string, body = '') => ({
  body: `<!doctype html><html lang="en"><head><title>Clinic</title>${head}</head>
    <body><main><h1>The clinic</h1><a href="/prices/">Prices</a>${body}</main></body></html>`,
});

/** Every finding of a check of the website as it is now. */
async function verified(): Promise<string[]> {
  const clinic = orThrow(loadClinic(sites.contentDir));
  // Node does not know names below `localhost`, so the pages are not looked for.
  const run: Run = {
    browser: sites.browser,
    remembering: sites.browser,
    origin: sites.www,
    base: '',
    live: true,
    full: false,
    register: orThrow(loadRegister(sites.contentDir, clinic)),
    clinic: clinic.tradingName,
    pages: ['/', '/prices/'],
    samples: [],
    seen: new Map(),
    seeds: new Map(),
    enter: turns(1),
  };
  const results = [];
  for (const check of websiteChecks({ candour: sites.privacy })) results.push(await judge(check, run));
  return results.flatMap(({ item, findings }) =>
    findings.map(({ text, page: path }) => `${item}: ${text} (${path})`),
  );
}

test('a website with the banner and nothing else has no findings: Candour is its own', async () => {
  sites.publish({ '/': page(LINE()), '/prices/': page(LINE()) });
  expect(await verified()).toEqual([]);
});

test('a forgotten tag is named, with its host and its company, and so is a page without the banner', async () => {
  const tag = '<script src="https://www.google-analytics.com/analytics.js" async></script>';
  const unknown = '<img src="https://pixel.unheard-of.example/p.gif" alt="">';
  sites.publish({ '/': page(LINE() + tag), '/prices/': page(unknown) });
  const findings = await verified();
  expect(findings).toContain('1: The line that loads the banner is missing (/prices/)');
  expect(findings).toContain('1: The banner does not show (/prices/)');
  for (const [item, when] of [
    [2, 'before a choice'],
    [3, 'after a no'],
    [4, 'after a yes was taken back'],
  ] as const) {
    expect(findings).toContain(
      `${item}: The page contacts www.google-analytics.com (Google Analytics) ${when}. Make its tag wait for consent, or remove it (/)`,
    );
    expect(findings).toContain(
      `${item}: The page contacts pixel.unheard-of.example (a company that this check does not know) ${when}. Make its tag wait for consent, or remove it (/prices/)`,
    );
  }
});

test('a cookie that the website sets by itself is named', async () => {
  sites.publish({
    '/': page(`${LINE()}<script src="/theme.js"></script>`),
    '/prices/': page(LINE()),
    '/theme.js': { body: "document.cookie = 'theme_visitor=1; path=/'" },
  });
  expect(await verified()).toContain(
    '2: The cookie “theme_visitor” is stored before a choice, and the storage register does not allow it (/)',
  );
});
