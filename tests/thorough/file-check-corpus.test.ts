import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FindingKind } from '../../api/domain/file-findings.ts';
import { checkBytes } from '../file-check/found.ts';

/*
 * Files of Chromium, LibreOffice, Ghostscript and Cairo, half of them with something that must not go out.
 * `tests/file-check/make-corpus.ts` made them. docs/performance.md has the figures.
 */
const corpus = join(import.meta.dirname, '../file-check/corpus');
const files = JSON.parse(readFileSync(join(corpus, 'files.json'), 'utf8')) as Record<string, FindingKind[]>;
const leaking = Object.entries(files).filter(([, finds]) => finds.length > 0);
const clean = Object.keys(files).filter((file) => files[file]?.length === 0);
const check = (file: string) => checkBytes(readFileSync(join(corpus, file)));

test.each(leaking)('finds in %s: %s', async (file, finds) => {
  const { fault, findings } = await check(file);
  expect([fault, findings.map(({ kind }) => kind)]).toEqual([undefined, expect.arrayContaining(finds)]);
});

test.each(clean)('finds nothing in %s', async (file) => {
  expect(await check(file)).toEqual({ version: 1, findings: [], unchecked: [] });
});

test('about half of the files are clean, and every kind and producer is there', () => {
  expect(clean.length / Object.keys(files).length).toBeGreaterThan(0.45);
  expect(new Set(leaking.flatMap(([, finds]) => finds)).size).toBeGreaterThanOrEqual(10);
  expect(new Set(Object.keys(files).map((file) => file.split('-')[0]))).toEqual(
    new Set(['chromium', 'libreoffice', 'word', 'ghostscript', 'cairo']),
  );
});
