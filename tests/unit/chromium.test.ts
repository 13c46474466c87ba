import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { leftOff } from '../support/chromium.ts';

test('switches off the same features of Chromium as Playwright', () => {
  const playwright = readFileSync(
    createRequire(import.meta.url).resolve('playwright-core/lib/coreBundle'),
    'utf8',
  );
  const [, list = ''] = /disabledFeatures = \[(.*?)\]/s.exec(playwright) ?? [];
  const theirs = [...list.matchAll(/^\s*"(\w+)",?$/gm)].map(([, name]) => name);
  expect(theirs).toContain('HttpsUpgrades');
  expect(leftOff).toEqual(expect.arrayContaining(theirs));
});
