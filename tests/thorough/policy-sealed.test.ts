import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import type { CheerioAPI } from 'cheerio';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openSiteManifest } from '../../api/built-site/site-manifest.ts';
import { BUILT_FOR } from '../support/build-sites.ts';
import { ownCheckout } from '../support/own-checkout.ts';
import type { Run } from '../support/own-checkout.ts';
import { folderAt } from '../support/policy-files.ts';
import type { PolicyFolder } from '../support/policy-files.ts';

/**
 * One build with other facts and another program than at publication: a clinic that changed its facts, an
 * upgrade that changed components and layout, and a policy with a hundred versions.
 */

const HUNDRED = 100;
const checkout = ownCheckout();
const temporary = mkdtempSync(join(tmpdir(), 'candour-sealed-'));
const siteDir = join(temporary, 'site');
let folder: PolicyFolder;
let built: Run;
let untouched = '';
const sealed = `policies/privacy/${BUILT_FOR}/article.html`;

const build = () =>
  checkout.run('site/build/build.ts', [], {
    CONTENT_DIR: folder.dir,
    SITE_DIR: siteDir,
    CANDOUR_TODAY: BUILT_FOR,
  });
const page = (address: string): CheerioAPI =>
  load(readFileSync(join(siteDir, address, 'index.html'), 'utf8'));

/** The first day of a month, counted from January 2018. */
const dayOf = (version: number): string =>
  Temporal.PlainDate.from('2018-01-01').add({ months: version }).toString();

beforeAll(async () => {
  const contentDir = join(temporary, 'content');
  cpSync(inject('sites').full.contentDir, contentDir, { recursive: true });
  folder = folderAt(contentDir);

  folder.edit('clinic.yaml', /adultYears: \d+/, 'adultYears: 29');
  folder.edit('clinic.yaml', /tradingName: .*/, 'tradingName: The Other Name');
  for (const component of ['Table', 'Email', 'Phone', 'If', 'To', 'Day'])
    writeFileSync(join(checkout.root, `site/components/policy/${component}.astro`), '<b>an upgrade</b>');
  const frame = join(checkout.root, 'site/layouts/BaseLayout.astro');
  writeFileSync(frame, readFileSync(frame, 'utf8').replace('<body>', '<body class="another-layout">'));

  rmSync(folder.path('policies/confidentiality'), { recursive: true });
  const lock = JSON.parse(folder.read('policies.lock.json')) as Record<string, unknown>;
  const others = Object.entries(lock).filter(([id]) => !id.startsWith('confidentiality/'));
  folder.write('policies.lock.json', JSON.stringify(Object.fromEntries(others)));
  for (let version = 0; version < HUNDRED; version++)
    folder.seal(
      `confidentiality/${dayOf(version)}`,
      version === 0 ? {} : { changes: [{ type: 'changed', note: `Change ${version}.`, section: 'count' }] },
      `\n## What stays? {#stays}\n\nThis stays.\n\n## How many? {#count}\n\nWe keep number ${version} of them here.\n`,
    );
  built = await build();
});

afterAll(() => {
  checkout.remove();
  rmSync(temporary, { recursive: true, force: true });
});

test('changed facts, components and layout change no byte of what was published', () => {
  expect(built.code, built.err).toBe(0);
  for (const id of [
    'privacy/2025-06-01',
    'privacy/2026-06-19',
    `privacy/${BUILT_FOR}`,
    `medical-records/${BUILT_FOR}`,
  ]) {
    const before = readFileSync(
      join(inject('sites').full.contentDir, 'policies', id, 'article.html'),
      'utf8',
    );
    const html = readFileSync(join(siteDir, id, 'index.html'), 'utf8');
    expect(html, id).toContain(`<article class="prose">${before}</article>`);
    expect(html, id).toContain('another-layout');
    expect(html, id).toContain('The Other Name');
    expect(html, id).not.toContain('an upgrade');
  }
});

test('the build warns of a version in force that is outdated, and lists it in the manifest', () => {
  const version = dayOf(HUNDRED - 1);
  expect(built.err).toMatch(/^Warning: /);
  expect(built.err).toContain(
    `Warning: confidentiality/${version} (in-force) is published and no longer right.`,
  );
  expect(built.err).toMatch(/^ {2}- CF-\d\d, since \d{4}-\d\d-\d\d: .+ \(.+\)$/m);
  const outdated = openSiteManifest(siteDir, () => undefined).read()?.outdated ?? [];
  expect(outdated.map((it) => `${it.policy}/${it.version} ${it.status}`)).toEqual([
    `confidentiality/${version} in-force`,
  ]);
  const days = outdated[0]?.faults.map(({ since }) => since) ?? [];
  expect(days.every((since) => since >= version && since <= BUILT_FOR)).toBe(true);
});

test('each of a hundred versions has its page, its days and its neighbours', () => {
  const history = page('/confidentiality/history/');
  expect(history('.history > li')).toHaveLength(HUNDRED);
  for (const version of [0, 1, 50, 98]) {
    const $ = page(`/confidentiality/${dayOf(version)}/`);
    expect($('article').text()).toContain(`We keep number ${version} of them here.`);
    expect($('.version-note').text()).toContain('This version applied from');
    const before = version === 0 ? undefined : `/confidentiality/${dayOf(version - 1)}/`;
    expect($('link[rel="predecessor-version"]').attr('href')).toBe(before);
    expect($('link[rel="successor-version"]').attr('href')).toBe(`/confidentiality/${dayOf(version + 1)}/`);
  }
  expect(page('/confidentiality/')('article').text()).toContain('We keep number 99 of them here.');
});

test('each of a hundred comparisons shows only what differs between neighbours', () => {
  for (let version = 1; version < HUNDRED; version++) {
    const $ = page(`/confidentiality/${dayOf(version)}/changes/`);
    $('.compared .visually-hidden').remove();
    const marked = (mark: string) =>
      $(`.compared ${mark}`)
        .get()
        .map((element) => $(element).text().trim());
    expect(marked('del'), dayOf(version)).toEqual([String(version - 1)]);
    expect(marked('ins'), dayOf(version)).toEqual([String(version)]);
    expect($('.compared-same').text().trim()).toBe('What stays?');
  }
  expect(existsSync(join(siteDir, 'confidentiality', dayOf(0), 'changes'))).toBe(false);
});

test('an edited sealed file stops the build and is named, and the existing site stays', async () => {
  const before = readFileSync(join(siteDir, 'privacy/index.html'), 'utf8');
  untouched = folder.read(sealed);
  folder.edit(sealed, '<p>', '<p>Also, ');
  const { code, err } = await build();
  expect(code).toBe(1);
  expect(err).toContain(`  - ${sealed} was changed after it was published.`);
  expect(err).not.toMatch(/^\s+at /m);
  expect(readFileSync(join(siteDir, 'privacy/index.html'), 'utf8')).toBe(before);
});

test('an item of the register that the cookie policy does not list stops the build, which says to publish', async () => {
  folder.write(sealed, untouched);
  const register = folder.read('storage.yaml');
  folder.edit('storage.yaml', /name: _ga\n/, 'name: _tracker\n');
  const { code, err } = await build();
  folder.write('storage.yaml', register);
  expect(code).toBe(1);
  expect(err).toContain(
    `  - storage.yaml lists “_tracker”, but the cookie policy in force (cookies/${BUILT_FOR}) does not list it.`,
  );
  expect(err).toContain(`npm run policy -- new cookies ${BUILT_FOR}`);
});

test('a clinic without published policies is told what to do for each policy', async () => {
  for (const name of ['policies', 'policies.lock.json'])
    rmSync(folder.path(name), { recursive: true, force: true });
  folder.draft(`privacy/${BUILT_FOR}`);
  const { code, err } = await build();
  expect(code).toBe(1);
  expect(err).toContain(`npm run dev”, then run “npm run policy -- publish privacy ${BUILT_FOR}”`);
  for (const kind of ['cookies', 'medical-records', 'confidentiality'])
    expect(err).toContain(`npm run policy -- new ${kind} ${BUILT_FOR} --from release`);
});
