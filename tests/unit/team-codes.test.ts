import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { hashCode, newCode, readCode, writeCode } from '../../api/http/mailed-codes.ts';
import { formToken, isFormToken } from '../../api/team/form-token.ts';
import { knownBrowser, readKnownBrowser } from '../../api/team/known-browser.ts';
import { readNext } from '../../api/team/signed-in.ts';

const keys = orThrow(loadKeys('', `k1:${randomBytes(32).toString('base64')}`));

test('a code has eight characters that nobody confuses, and no two are alike', () => {
  const codes = Array.from({ length: 1000 }, newCode);
  expect(codes.every((code) => /^[A-Z0-9]{8}$/.test(code) && !/[0OQ1IL2Z5S8BUV]/.test(code))).toBe(true);
  expect(new Set(codes).size).toBe(1000);
});

test('a code is read as people type it', () => {
  const code = newCode();
  for (const typed of [
    code,
    code.toLowerCase(),
    writeCode(code),
    ` ${writeCode(code)} `,
    code.replace(/(?=.)/g, ' '),
    writeCode(code).replace('-', '–'),
    `(${writeCode(code)}).`,
    `“${code}”`,
    writeCode(code).replace('-', '_'),
  ])
    expect(readCode(typed)).toBe(code);
  for (const typed of ['', 'ACDE-346', 'ACDE-34670', 'ACDE-346O', 'A'.repeat(10_000), `${code}\0`])
    expect(readCode(typed)).toBeUndefined();
});

test('the same code in another browser is stored as something else', () => {
  expect(hashCode('one', 'ACDE3467')).toEqual(hashCode('one', 'ACDE3467'));
  expect(hashCode('two', 'ACDE3467')).not.toEqual(hashCode('one', 'ACDE3467'));
});

test('the token of a form belongs to one session', () => {
  const [one, two] = [randomBytes(32), randomBytes(32)];
  expect(isFormToken(keys, one, formToken(keys, one))).toBe(true);
  expect(isFormToken(keys, two, formToken(keys, one))).toBe(false);
  expect(isFormToken(keys, one, '')).toBe(false);
});

test('a browser is known for the person who signed in there', () => {
  const value = knownBrowser(keys, 'one@clinic.example');
  const changed = value.replace(/^./, (sign) => (sign === 'x' ? 'y' : 'x'));
  expect(readKnownBrowser(keys, value, 'One@clinic.example')).toBe(value.slice(0, 43));
  expect(readKnownBrowser(keys, value, 'two@clinic.example')).toBeUndefined();
  expect(readKnownBrowser(keys, changed, 'one@clinic.example')).toBeUndefined();
  expect(value).not.toContain('one@');
});

test('signing in leads to a team page and nowhere else', () => {
  expect(readNext('/team/cases/KT7243T2/')).toBe('/team/cases/KT7243T2/');
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (given) => {
      expect(readNext(given)).toMatch(/^\/team\/([\w-]+\/)*$/);
      expect(readNext(`/team/${given}`)).toMatch(/^\/team\/([\w-]+\/)*$/);
    }),
  );
});
