import { expect, test } from 'vitest';
import { readingAge, wordsOf } from '../../site/linter/reading-age.ts';

test('short words in short sentences can be read by a child', () => {
  expect(readingAge('We keep a record. It says who you are. You can ask for a copy.')).toBeLessThan(8);
});

test('long words in a long sentence require an adult', () => {
  const text =
    'Notwithstanding considerations of proportionality, organisational accountability necessitates comprehensive documentation of processing operations.';
  expect(readingAge(text)).toBeGreaterThan(25);
});

test('the formula is Flesch–Kincaid with five years added', () => {
  // Three sentences of four words, each of one syllable: 0.39 × 4 + 11.8 × 1 − 15.59 + 5.
  expect(readingAge('We keep a note. We keep it safe. You can ask us.')).toBeCloseTo(2.77, 1);
});

test('statutes, articles, bodies and names do not raise the reading age', () => {
  const plain = readingAge('This right is in the law. You can ask the board.');
  const named = readingAge(
    'This right is in the Data (Use and Access) Act 2025. You can ask the Nursing and Midwifery Council.',
  );
  expect(Math.abs(named - plain)).toBeLessThan(2);
  expect(
    readingAge('Ask the Brackenholt Rehabilitation Clinic.', ['Brackenholt Rehabilitation Clinic']),
  ).toBeLessThan(readingAge('Ask the Brackenholt Rehabilitation Clinic.'));
});

test('each line is a sentence, so that list items count separately', () => {
  expect(readingAge('who you are\nhow to reach you\nwhat we did')).toBeLessThan(
    readingAge('who you are how to reach you what we did'),
  );
});

test('an empty text has the reading age 0', () => {
  expect(readingAge('')).toBe(0);
  expect(wordsOf('’ — …')).toEqual([]);
});
