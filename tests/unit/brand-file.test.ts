import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { loadBrand } from '../../site/brand/load-brand.ts';

/** A clinic's folder with this `brand.yaml`, and the demo's logo. */
function folderWith(yaml?: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-brand-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  cpSync('content/demo/logo.svg', join(folder, 'logo.svg'));
  if (yaml !== undefined) writeFileSync(join(folder, 'brand.yaml'), yaml);
  return folder;
}

const problems = (yaml: string): string[] => {
  const loaded = loadBrand(folderWith(yaml));
  return loaded.ok ? [] : loaded.problems;
};

test('a clinic without brand.yaml looks as Candour does', () => {
  expect(loadBrand(folderWith())).toEqual({
    ok: true,
    value: {
      own: false,
      colours: { main: '#0f4f47', second: '#eba677' },
      cornerRadius: 10,
      typeface: 'system',
      pictures: {},
    },
  });
});

test('a brand may say as little as it likes', () => {
  expect(loadBrand(folderWith('typeface: figtree\n'))).toMatchObject({
    ok: true,
    value: { own: true, typeface: 'figtree', colours: { main: '#0f4f47' } },
  });
});

test('a short colour and capitals are read', () => {
  expect(loadBrand(folderWith("colours: { main: '#036', second: '#FFCC99' }\n"))).toMatchObject({
    value: { colours: { main: '#003366', second: '#ffcc99' } },
  });
});

test('a logo is measured', () => {
  expect(loadBrand(folderWith('logo:\n  light: logo.svg\n'))).toMatchObject({
    value: { logo: { withName: false }, pictures: { light: { width: 32, height: 40 } } },
  });
});

describe('a mistake names the line, what is expected and what was found:', () => {
  test.each([
    [
      'a typeface that Candour does not have',
      'typeface: figtre\n',
      'brand.yaml line 1, typeface: expected one of source-serif, newsreader, figtree, hanken-grotesk, system, found "figtre"; did you mean figtree?',
    ],
    [
      'a misspelt key',
      'colors:\n  main: "#123456"\n',
      'brand.yaml line 1, colors: expected no such key, found one; did you mean colours?',
    ],
    [
      'a colour that YAML reads as a comment',
      'colours:\n  main: #123456\n  second: "#ffcc99"\n',
      'brand.yaml line 2, colours.main: expected a colour in quotation marks, such as "#0f4f47", found nothing',
    ],
    [
      'a colour by its name',
      'colours:\n  main: teal\n  second: "#ffcc99"\n',
      'brand.yaml line 2, colours.main: expected a colour in quotation marks, such as "#0f4f47", found "teal"',
    ],
    [
      'a colour that is hard to read',
      'colours:\n  main: "#1fa08c"\n  second: "#f6d2b8"\n',
      'brand.yaml line 2, colours.main: expected a colour with a contrast of 4.5:1 as words on the page and under the white words of a button (it has 2.7:1, and the nearest that passes is "#007a68"), found "#1fa08c"',
    ],
    [
      'two colours that hardly differ',
      'colours:\n  main: "#223366"\n  second: "#882233"\n',
      'brand.yaml line 3, colours.second: expected a colour with a contrast of 3:1 where it meets the main colour in the pictures (it has 1.3:1, and the nearest that passes is "#c85d67"), found "#882233"',
    ],
    [
      'corners that are too round',
      'cornerRadius: 40\n',
      'brand.yaml line 1, cornerRadius: expected a whole number of pixels from 0 to 24, found 40',
    ],
    [
      'a logo that is not there',
      'logo:\n  light: lgo.svg\n',
      'brand.yaml line 2, logo.light: expected a file that exists in the clinic’s folder, found "lgo.svg"',
    ],
    [
      'a logo of another folder',
      'logo:\n  light: ../logo.svg\n',
      'brand.yaml line 2, logo.light: expected a file in the clinic’s own folder, found "../logo.svg"',
    ],
    [
      'a logo that is no picture',
      'icon: brand.yaml\n',
      'brand.yaml line 1, icon: expected a PNG or SVG picture (its contents are neither), found "brand.yaml"',
    ],
  ])('%s', (_, yaml, problem) => {
    expect(problems(yaml)).toEqual([problem]);
  });
});
