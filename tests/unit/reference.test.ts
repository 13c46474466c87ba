import { expect, test } from 'vitest';
import { isReference, newReference } from '../../api/domain/references.ts';

const SIGNS = Array.from('23456789CDFGHJKMNPRTVWX');
const references = Array.from({ length: 200 }, newReference);

/** Every reference that differs from this one in one character. */
const oneWrong = (reference: string) =>
  Array.from(reference).flatMap((right, place) =>
    SIGNS.filter((sign) => sign !== right).map(
      (sign) => reference.slice(0, place) + sign + reference.slice(place + 1),
    ),
  );

/** Every reference with two different neighbouring characters swapped. */
const swapped = (reference: string) =>
  Array.from(reference).flatMap((sign, place) => {
    const next = reference[place + 1];
    return next === undefined || next === sign
      ? []
      : [reference.slice(0, place) + next + sign + reference.slice(place + 2)];
  });

test('has eight characters that cannot be mistaken for one another', () => {
  for (const reference of references) {
    expect(reference).toHaveLength(8);
    expect(Array.from(reference).filter((sign) => !SIGNS.includes(sign))).toEqual([]);
    expect(isReference(reference)).toBe(true);
  }
  expect(new Set(references).size).toBe(references.length);
});

test('uses an alphabet that spells no words and has no pair that looks alike', () => {
  const used = new Set(Array.from({ length: 2000 }, newReference).join(''));
  expect([...used].sort()).toEqual(SIGNS);
  expect(Array.from('AEIOUYLQSZB01').filter((sign) => used.has(sign))).toEqual([]);
});

test('detects every single wrong character', () => {
  const wrong = references.slice(0, 40).flatMap(oneWrong);
  expect(wrong).toHaveLength(40 * 8 * 22);
  expect(wrong.filter(isReference)).toEqual([]);
});

test('detects every swap of two neighbouring characters', () => {
  const wrong = references.flatMap(swapped);
  expect(wrong.length).toBeGreaterThan(1000);
  expect(wrong.filter(isReference)).toEqual([]);
});

test('reads a reference however it is typed', () => {
  const [reference = ''] = references;
  expect(isReference(reference.toLowerCase())).toBe(true);
  expect(isReference(` ${reference.slice(0, 4)} ${reference.slice(4)} `)).toBe(true);
  expect(isReference(`${reference.slice(0, 4)}-${reference.slice(4)}`)).toBe(true);
});

test.each(['', '2', '2345678', '234567899', 'ABCDEFGH', '2345678O'])('“%s” is not a reference', (typed) => {
  expect(isReference(typed)).toBe(false);
});
