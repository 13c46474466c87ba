import { expect, test } from 'vitest';
import { cleanEmail, cleanLine, cleanText, cleanWithin } from '../../api/requests/clean.ts';

test.each([
  [
    'line breaks of every kind become a space',
    'Robin\r\nSample\rthe\nThird\u2028and\u2029last',
    'Robin Sample the Third and last',
  ],
  [
    'a mail header cannot be injected',
    'Robin\r\nBcc: everyone@mail.example',
    'Robin Bcc: everyone@mail.example',
  ],
  ['control characters are removed', 'Ro\u0000bi\u0007n\u001b[31m\u007f\u0085', 'Robin[31m'],
  ['direction marks are removed', '\u202Enibor\u202C \u2066x\u2069 \u200Fy\u200E \u061Cz', 'nibor x y z'],
  ['invisible characters are removed', 'Ro\u200Bbin\uFEFF', 'Robin'],
  ['spaces of every kind become one', '  Robin\t\u00a0\u3000 Sample  ', 'Robin Sample'],
  ['letters with accents are composed', 'Jose\u0301', 'José'],
  ['joiners stay, because names need them', 'ක්\u200Dෂ می\u200Cخواهم', 'ක්\u200Dෂ می\u200Cخواهم'],
  ['an apostrophe is a letter like any other', "Sam O’Neil-O'Neil", "Sam O’Neil-O'Neil"],
  ['markup is only text', '<b>Robin</b> & Co', '<b>Robin</b> & Co'],
  ['only spaces become an empty text', ' \t\r\n\u200B', ''],
  [
    'only invisible characters become an empty text',
    '\u3164 \u2800\u115F\u00AD\u2060\u200D\u{E0020}\uFE0F',
    '',
  ],
  ['symbols that nobody sees become an empty text', '\uFFFC\u{1D159} \uFFFC', ''],
  ['marks without a letter become an empty text', '\u0301\u20DD', ''],
  ['a vowel sign beside its letter stays', 'कि', 'कि'],
  ['fillers beside letters stay', '가\u3164', '가\u3164'],
])('on one line, %s', (_, typed, taken) => {
  expect(cleanLine(typed)).toBe(taken);
});

test.each([
  [
    'line breaks of every kind become \\n',
    '1 High Street\r\nLeeds\rZZ99\u2028UK',
    '1 High Street\nLeeds\nZZ99\nUK',
  ],
  ['a blank line stays', 'one\n\ntwo', 'one\n\ntwo'],
  ['tabs become spaces', 'a\tb', 'a b'],
  ['control characters and direction marks are removed', 'a\u0000\u202Eb\u200Bc', 'abc'],
  ['spaces and line breaks at the ends are removed', '\n  text \n\n', 'text'],
])('on several lines, %s', (_, typed, taken) => {
  expect(cleanText(typed)).toBe(taken);
});

test.each(['Robin <robin@patient.example>.', '‹mailto:robin@patient.example›;', 'robin@patient.example. '])(
  'an address is taken out of %j',
  (typed) => {
    expect(cleanEmail(typed)).toBe('robin@patient.example');
  },
);

const tooLong = { ok: false, fault: 'tooLong' };
const tooManyMarks = { ok: false, fault: 'tooManyMarks' };
const marks = (count: number) => '\u0301'.repeat(count);

test.each([
  ['text at its limit', 'a'.repeat(20), { ok: true, text: 'a'.repeat(20) }],
  ['text past its limit', 'a'.repeat(21), tooLong],
  ['text with spaces around it', `${' '.repeat(90)}Robin`, { ok: true, text: 'Robin' }],
  ['lines that end in CRLF', 'a\r\n'.repeat(10), { ok: true, text: `${'a\n'.repeat(9)}a` }],
  ['decomposed letters', 'ệ'.normalize('NFD').repeat(20), { ok: true, text: 'ệ'.repeat(20) }],
  ['decomposed Korean', '한'.normalize('NFD').repeat(20), { ok: true, text: '한'.repeat(20) }],
  ['far too many spaces', ' '.repeat(100_000), tooLong],
  ['30 marks on one letter', `x${'\u0316'.repeat(14)}${'\u0334'.repeat(5)}`, { ok: true }],
  ['31 marks on one letter', `a${marks(31)}`, tooManyMarks],
  ['31 marks of several kinds', `a${'\u0301\u0316'.repeat(15)}\u0334`, tooManyMarks],
  ['31 marks without a letter', marks(31), tooManyMarks],
  ['marks separated by an invisible character', `a${marks(16)}\u200B${marks(16)}`, tooManyMarks],
  ['marks separated by a control character', `a${marks(16)}\u0007${marks(16)}`, tooManyMarks],
])('within a limit of 20 characters, %s', (_, typed, expected) => {
  expect(cleanWithin(typed, 20, cleanText)).toMatchObject(expected);
});
