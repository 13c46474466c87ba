import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { describe, expect, inject, test } from 'vitest';
import { addresses, policyKinds } from '../../content/addresses.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { ORIGIN } from '../support/candour.ts';

/** The pages of a policy with two earlier versions and one to come. */

const { siteDir, contentDir } = inject('sites').full;
const page = (address: string): CheerioAPI =>
  load(readFileSync(join(siteDir, address, 'index.html'), 'utf8'));
const version = (name: string) => page(addresses.policyVersion('privacy', name));
const words = ($: CheerioAPI, selector: string) => $(selector).text().replace(/\s+/g, ' ').trim();

test.each([
  ['2025-06-01', 'This version applied from 1 June 2025 to 18 June 2026. It does not apply now.'],
  ['2026-06-19', 'This version applied from 19 June 2026 to 21 November 2026. It does not apply now.'],
  [BUILT_FOR, 'This version applies now.'],
  ['2027-01-10', 'This version does not apply yet. It will apply from 10 January 2027.'],
])('the page of version %s says whether it applies', (name, says) => {
  const $ = version(name);
  expect(words($, '.version-note strong')).toContain(says);
  const elsewhere = $('.version-note a[href="/privacy/"]');
  expect(elsewhere).toHaveLength(name === BUILT_FOR ? 0 : 1);
});

test('each version shows the bytes that were published, and their hash', () => {
  for (const name of ['2025-06-01', '2026-06-19', BUILT_FOR, '2027-01-10']) {
    const article = readFileSync(join(contentDir, 'policies/privacy', name, 'article.html'), 'utf8');
    const html = readFileSync(join(siteDir, 'privacy', name, 'index.html'), 'utf8');
    expect(html, name).toContain(`<article class="prose">${article}</article>`);
  }
});

test('search engines may index what applies now and its history, and nothing else of a policy', () => {
  const noindex = ($: CheerioAPI) => $('meta[name=robots]').attr('content') === 'noindex';
  for (const name of ['2025-06-01', '2026-06-19', '2027-01-10'])
    expect(noindex(version(name)), name).toBe(true);
  expect(noindex(page(addresses.policyChanges('privacy', BUILT_FOR)))).toBe(true);
  const current = version(BUILT_FOR);
  expect(noindex(current)).toBe(false);
  expect(current('link[rel=canonical]').attr('href')).toBe('/privacy/');
  expect(noindex(page('/privacy/'))).toBe(false);
  const sitemap = load(readFileSync(join(siteDir, 'sitemap.xml'), 'utf8'), { xml: true });
  const listed = sitemap('loc')
    .get()
    .map((loc) => sitemap(loc).text().replace(ORIGIN, ''));
  expect(listed).toEqual(expect.arrayContaining(['/', ...policyKinds.map(addresses.policy)]));
  expect(listed.filter((path) => /\d{4}-\d\d|templates|received|confirm|changes/.test(path))).toEqual([]);
});

test('link relations name the versions before and after, the latest, the history and the feed', () => {
  const rel = ($: CheerioAPI, name: string) => $(`link[rel="${name}"]`).attr('href');
  const middle = version('2026-06-19');
  expect(rel(middle, 'predecessor-version')).toBe('/privacy/2025-06-01/');
  expect(rel(middle, 'successor-version')).toBe(`/privacy/${BUILT_FOR}/`);
  expect(rel(middle, 'latest-version')).toBe('/privacy/');
  expect(rel(middle, 'version-history')).toBe('/privacy/history/');
  expect(rel(middle, 'alternate')).toBe('/privacy/feed.xml');
  expect(rel(version('2025-06-01'), 'predecessor-version')).toBeUndefined();
  expect(rel(version('2027-01-10'), 'successor-version')).toBeUndefined();
  expect(rel(page('/cookies/'), 'privacy-policy')).toBe('/privacy/');
  expect(page('/')('a[rel="privacy-policy"]').attr('href')).toBe('/privacy/');
});

test('the policy in force announces the version to come, and links to its changes', () => {
  const $ = page('/privacy/');
  expect(words($, '.version-note')).toContain('A new version applies from 10 January 2027.');
  expect($('.version-note a[href="/privacy/2027-01-10/"]')).toHaveLength(1);
  expect($('.version-note a[href="/privacy/2027-01-10/changes/"]')).toHaveLength(1);
  expect(page('/cookies/')('.version-note')).toHaveLength(0);
});

test('the history lists each version with its days, newest first', () => {
  const $ = page(addresses.policyHistory('privacy'));
  const ranges = $('.history h3')
    .get()
    .map((heading) => $(heading).text());
  expect(ranges).toEqual([
    'Will apply from 10 January 2027',
    'In force 22 November 2026 to 9 January 2027',
    'In force 19 June 2026 to 21 November 2026',
    'In force 1 June 2025 to 18 June 2026',
  ]);
  expect($('.history-now').parent().find('h3').text()).toBe(ranges[1]);
  expect(words($, '.history > li:nth-child(3)')).toContain('Added How to complain to us.');
});

test('the contents of a version are its own, are a landmark, and link to its sections', () => {
  const $ = version('2025-06-01');
  const nav = $('main nav[aria-labelledby]');
  expect($(`#${nav.attr('aria-labelledby') ?? ''}`).text()).toBe('On this page');
  expect(
    nav
      .find('a')
      .get()
      .map((link) => $(link).attr('href')),
  ).toEqual(['#who-we-are', '#how-long', '#faxes']);
});

describe('the page of changes', () => {
  const $ = page(addresses.policyChanges('privacy', '2026-06-19'));

  test('lists the changes by kind, with links to the sections', () => {
    expect($('.change-notes li')).toHaveLength(3);
    expect($('.change-notes a[href="/privacy/2026-06-19/#complain"]')).toHaveLength(1);
  });

  test('marks changes with elements, with words for screen readers, and not only with colour', () => {
    const added = $('.passage-changed ins');
    const removed = $('.passage-changed del');
    expect(words($, '.passage-changed ins')).toContain('new words: after the last visit end of new words');
    expect(removed.text()).toContain('faxes');
    expect(added.find('.visually-hidden').length).toBeGreaterThan(0);
    expect(words($, '.compared-added .compared-label')).toBe('New part');
    expect(words($, '.compared-removed h3')).toBe('What about faxes?');
    expect(words($, '.compared-removed .compared-label')).toBe('Part taken out');
  });

  test('leaves out unchanged sections, and says so', () => {
    expect(words($, '.compared-same')).toBe('Who are we?');
    expect($('.compared').text()).not.toContain('You can call us on');
  });
});

test('the feed of a policy has each of its publications once, newest first, and the common feed has all', () => {
  const feed = (address: string) => load(readFileSync(join(siteDir, address), 'utf8'), { xml: true });
  const $ = feed('/privacy/feed.xml');
  const ids = $('entry > id')
    .get()
    .map((id) => $(id).text());
  expect(ids).toEqual(
    ['2027-01-10', BUILT_FOR, '2026-06-19', '2025-06-01'].map((name) => `${ORIGIN}/privacy/${name}/`),
  );
  expect($('feed > updated').text()).toBe('2026-11-22T00:00:00Z');
  expect($('entry').eq(2).find('published').text()).toBe('2026-06-12T00:00:00Z');
  expect($('entry').eq(2).find('content').text()).toContain('<p>Added: How to complain to us.</p>');
  expect(feed('/feed.xml')('entry')).toHaveLength(8);
});

test('policies.json has every version, and when it applied', () => {
  const { policies } = JSON.parse(readFileSync(join(siteDir, 'policies.json'), 'utf8')) as {
    policies: {
      policy: string;
      inForce: string;
      versions: { version: string; status: string; until?: string }[];
    }[];
  };
  const privacy = policies.find(({ policy }) => policy === 'privacy');
  expect(privacy?.inForce).toBe(BUILT_FOR);
  expect(privacy?.versions.map(({ version, status, until }) => [version, status, until])).toEqual([
    ['2025-06-01', 'past', '2026-06-18'],
    ['2026-06-19', 'past', '2026-11-21'],
    [BUILT_FOR, 'in-force', '2027-01-09'],
    ['2027-01-10', 'upcoming', undefined],
  ]);
});

test('a printed version has its address, its day and its hash', () => {
  const $ = version('2026-06-19');
  const hash = $('.fingerprint').first().text();
  expect(words($, '.masthead .paper-only')).toBe(
    `Printed from ${ORIGIN}/privacy/2026-06-19/. Version: 19 June 2026. Fingerprint (SHA-256): ${hash}`,
  );
});

test('links in an article published without a base path work under one', () => {
  const under = inject('sites').underPath;
  const $ = load(readFileSync(join(under.siteDir, 'privacy/2026-06-19/index.html'), 'utf8'));
  expect($('article a[href="/your/privacy/requests/"]')).toHaveLength(1);
});
