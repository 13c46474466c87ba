import { expect, test } from 'vitest';
import { contradictions } from '../../content/storage/check.ts';
import { registerSchema } from '../../content/storage/schema.ts';

/** The problems of a register that lists only these pages of another website. */
function wrongWith(countedElsewhere: string[]): string[] {
  const register = registerSchema.safeParse({
    otherSites: ['https://www.clinic.example', 'http://www.clinic.localhost:8000'],
    countedElsewhere,
    trimBelow: ['/treatments/'],
    receiptMonths: 12,
    purposes: [],
  });
  if (!register.success) return register.error.issues.map(({ message }) => message);
  return contradictions(register.data, undefined).map(({ message }) => message);
}

test('pages of listed websites can be counted, with all treatments as one page', () => {
  expect(
    wrongWith([
      'https://www.clinic.example/',
      'https://www.clinic.example/treatments/',
      'http://www.clinic.localhost:8000/prices/',
    ]),
  ).toEqual([]);
});

test.each([
  ['https://www.other.example/', /otherSites/],
  [
    'https://www.clinic.example/treatments/vasectomy/',
    /https:\/\/www\.clinic\.example\/treatments\/, because/,
  ],
  ['https://www.clinic.example/?page=2', /whole address/],
  ['http://www.clinic.example/', /https:\/\//],
  ['http://localhost.clinic.example/', /https:\/\//],
  ['/prices/', /https:\/\//],
])('%s is refused with the reason', (page, reason) => {
  expect(wrongWith([page]).join('; ')).toMatch(reason);
});
