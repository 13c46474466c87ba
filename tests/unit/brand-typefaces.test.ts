import { readFileSync, statSync } from 'node:fs';
import { fromBuffer } from '@capsizecss/unpack';
import subsetFont from 'subset-font';
import { describe, expect, test } from 'vitest';
import { fontFaces, stacksOf, standInStacks } from '../../site/brand/font-faces.ts';
import { CHARACTERS, subsetFile } from '../../site/brand/subset.ts';
import { licenceOf, sourceOf } from '../../site/brand/typeface-files.ts';
import { systemStacks, typefaces } from '../../site/brand/typefaces.ts';

describe.each(Object.entries(typefaces))('%s', (_, typeface) => {
  const source = sourceOf(typeface);

  test('has a subset of at most 40 kB, which is made once', async () => {
    const file = await subsetFile(typeface);
    expect(statSync(file).size).toBeLessThanOrEqual(40_000);
    const { mtimeMs } = statSync(file);
    expect(await subsetFile(typeface)).toBe(file);
    expect(statSync(file).mtimeMs).toBe(mtimeMs);
  });

  test.each([400, 700] as const)(
    'has the measures at weight %i that its stand-ins are scaled to',
    async (weight) => {
      const font = await subsetFont(readFileSync(source), CHARACTERS, {
        targetFormat: 'sfnt',
        variationAxes: { wght: weight },
      });
      const { unitsPerEm, ascent, descent, lineGap, xWidthAvg } = await fromBuffer(font);
      const { measures } = typeface;
      expect({ ascent: ascent / unitsPerEm, descent: -descent / unitsPerEm, lineGap }).toEqual({
        ascent: measures.ascent,
        descent: measures.descent,
        lineGap: 0,
      });
      expect(xWidthAvg / unitsPerEm).toBeCloseTo(measures.width[weight], 2);
    },
  );

  test('is under the Open Font License', () => {
    const licence = readFileSync(licenceOf(typeface), 'utf8');
    expect(licence).toContain('SIL Open Font License, Version 1.1');
  });
});

test('the stand-ins of a typeface are scaled to it, regular and bold', () => {
  const css = fontFaces(typefaces['source-serif'], 'source-serif.woff2');
  expect(css).toContain(
    "@font-face{font-family:'Source Serif 4';src:url('source-serif.woff2') format('woff2');font-weight:400 700;font-display:swap}",
  );
  expect(css).toContain(
    "@font-face{font-family:'Source Serif 4 stand-in 1';src:local('Times New Roman'),local('Liberation Serif');font-weight:400 599;size-adjust:117.91%;ascent-override:87.87%;descent-override:28.41%;line-gap-override:0%}",
  );
  expect(css).toContain(
    "src:local('Times New Roman Bold'),local('Liberation Serif Bold');font-weight:600 900",
  );
});

test('one typeface sets headings and text, and the reader’s own have a serif for headings', () => {
  expect(stacksOf('figtree')).toEqual({
    serif: `'Figtree', 'Figtree stand-in 1', 'Figtree stand-in 2', ${systemStacks.sans}`,
    sans: `'Figtree', 'Figtree stand-in 1', 'Figtree stand-in 2', ${systemStacks.sans}`,
  });
  expect(stacksOf('system')).toEqual(systemStacks);
});

test('other websites get the reader’s own typefaces of the same kind', () => {
  expect(standInStacks('newsreader')).toEqual({ serif: systemStacks.serif, sans: systemStacks.serif });
  expect(standInStacks('system')).toEqual(systemStacks);
});
