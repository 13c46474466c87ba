import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { heavyPages, reportWeight } from '../../site/build/budgets.ts';

/** A built site with these files. */
function siteOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-budgets-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** Text of about this many bytes that brotli cannot compress. */
const dense = (bytes: number): string => randomBytes(bytes).toString('base64');

const withScript = '<script type="module" src="/_astro/page.js"></script>';

test('finds nothing in pages within their budgets', () => {
  const site = siteOf({
    'index.html': withScript,
    'privacy/index.html': `<p>${dense(20_000)}</p>`,
    '_astro/page.js': dense(2000),
  });
  expect(heavyPages(site, '')).toEqual([]);
});

test('finds a page whose scripts are over their budget', () => {
  const site = siteOf({ 'index.html': withScript, '_astro/page.js': dense(4000) });
  expect(heavyPages(site, '')).toEqual([
    expect.stringMatching(/^index\.html: its scripts are \d+ bytes after brotli; 3000 are allowed$/),
  ]);
});

test('finds a policy page over its budget', () => {
  const site = siteOf({ 'privacy/2026-11-22/index.html': `<p>${dense(40_000)}</p>` });
  expect(heavyPages(site, '')).toEqual([
    expect.stringMatching(/^privacy\/2026-11-22\/index\.html: page \d+/),
  ]);
});

test.each(['1', 'true'])('stops a build where CI is %s', (ci) => {
  expect(() => {
    reportWeight(['index.html: heavy'], ci, () => undefined);
  }).toThrow('The site is too heavy:\nindex.html: heavy');
});

test.each([undefined, '', 'false'])('warns in a build where CI is %s', (ci) => {
  const warnings: string[] = [];
  reportWeight(['index.html: heavy'], ci, (line) => warnings.push(line));
  expect(warnings).toEqual(['Warning: too heavy: index.html: heavy']);
});

test('prints nothing for a site within its budgets', () => {
  reportWeight([], '1', () => {
    throw new Error('printed something');
  });
});
