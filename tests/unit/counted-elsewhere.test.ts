import { expect, test } from 'vitest';
import { contradictions } from '../../content/storage/check.ts';
import { registerSchema } from '../../content/storage/schema.ts';

/** What is wrong with pages of another website that are to be counted; the register has nothing else in it. */
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

test('pages of listed websites may be counted, treatments all as one', () => {
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
])('%s is refused, and the reason said', (page, reason) => {
  expect(wrongWith([page]).join('; ')).toMatch(reason);
});
