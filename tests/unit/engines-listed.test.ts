import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exceptions } from '../engines/exceptions.ts';

test('CONTRIBUTING lists everything that one engine cannot be asked, and nothing else', () => {
  const text = readFileSync('CONTRIBUTING.md', 'utf8');
  const listed = Array.from(
    text.matchAll(/^ +- \*\*(Chromium|Firefox|WebKit)\.\*\* (.+)$/gm),
    ([, ...it]) => it,
  );
  expect(listed).toEqual(exceptions.map(({ engine, because }) => [engine, because]));
});
