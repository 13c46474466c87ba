import { expect, test } from 'vitest';
import { sentencesOf } from '../../site/linter/article.ts';
import {
  isDenied,
  isDeniedAfter,
  isPast,
  isRejectedQuotation,
  isTakenBack,
} from '../../site/linter/denial.ts';

const placeOf = (sentence: string, words: string): [number, number] => {
  const start = sentence.indexOf(words);
  return [start, start + words.length];
};
const denied = (sentence: string, words: string) => isDenied(sentence, ...placeOf(sentence, words));

test.each([
  ['We never add you to a mailing list.', 'mailing list'],
  ["We don't say that you write at your own risk.", 'at your own risk'],
  ['Consent is not assumed from a setting, from scrolling or from silence.', 'scrolling'],
])('a denial before the words, in the same statement, negates them: %s', (sentence, words) => {
  expect(denied(sentence, words)).toBe(true);
});

test.each([
  ['We do not sell data and we comply with the Act of 1998.', 'Act of 1998'],
  ['We do not wait for an inspection to check that we meet the old standards.', 'old standards'],
  ['Nothing is shared unless all seven principles are met.', 'seven principles'],
  ['If cookies do not work, open the old browser.', 'old browser'],
])('a denial in another statement negates nothing: %s', (sentence, words) => {
  expect(denied(sentence, words)).toBe(false);
});

test('a denial after a name negates it', () => {
  const sentence = 'The old Act does not apply to us.';
  expect(isDeniedAfter(sentence, placeOf(sentence, 'old Act')[1])).toBe(true);
  expect(isDeniedAfter('The old Act applies to us.', 11)).toBe(false);
});

test('the past is told apart from the present', () => {
  expect(isPast('We used the old product until July 2023.')).toBe(true);
  expect(isPast('We comply with the Act, which came into force on 1 March 2000.')).toBe(false);
});

test('a quotation counts as rejected only if something rejects it', () => {
  const quoted = 'The template said "sent at your own risk".';
  const [at] = placeOf(quoted, 'at your own risk');
  expect(isRejectedQuotation(quoted, at, `${quoted} We must not use it.`)).toBe(true);
  expect(isRejectedQuotation(quoted, at, `${quoted} So you know.`)).toBe(false);
});

test('the next sentence can negate a statement', () => {
  expect(isTakenBack("We don't do that.")).toBe(true);
  expect(isTakenBack("We don't ask you first.")).toBe(false);
});

test('no pattern is matched against more than a thousand characters at once', () => {
  const hostile = 'not the word '.repeat(8000);
  const pieces = sentencesOf(hostile);
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThanOrEqual(1000);
  expect(pieces.join(' ').replace(/ +/g, ' ').trim()).toBe(hostile.trim());
});
