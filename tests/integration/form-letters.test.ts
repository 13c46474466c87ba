import { expect, test } from 'vitest';
import { DAY } from '../../api/base/calendar.ts';
import { keepFormLetters } from '../../api/mail/form-letters.ts';
import type { FormLetter, EmailMessage } from '../../api/store/mails.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  dataFolder,
  file,
  fileAndGetToken,
  fileMany,
  openCandour,
  press,
  rows,
  tokenIn,
  toOthers,
  toTeam,
} from '../support/visit.ts';

/** A letter that many get alike is composed once and kept once; every copy is its receiver's own. */

const letters = (candour: Candour) => rows(candour, 'SELECT name FROM letters');
const referenceIn = ({ subject }: EmailMessage) => /\((\w{8})\)/.exec(subject)?.[1];

test('all who ask for the same on one day get copies of one letter, each with its own reference and link', async () => {
  const candour = openCandour();
  await fileMany(candour, 3);
  expect(letters(candour)).toHaveLength(1);
  await candour.round();
  const copies = toOthers(candour);
  expect(copies.map(({ to }) => to)).toEqual([1, 2, 3].map((number) => `patient${number}@patient.example`));
  const references = rows(candour, 'SELECT reference FROM requests ORDER BY rowid');
  expect(copies.map(referenceIn)).toEqual(references.map(({ reference }) => reference));
  expect(new Set(copies.map(tokenIn)).size).toBe(3);
  for (const copy of copies) {
    const [own, all] = [String(referenceIn(copy)), references.map(({ reference }) => String(reference))];
    const whole = copy.text + String(copy.html);
    expect(whole).not.toMatch(/~(token|reference)~/);
    expect(all.filter((reference) => whole.includes(reference))).toEqual([own]);
  }
});

test('another day is another letter, and the day after it is forgotten if every copy was sent', async () => {
  const candour = openCandour();
  await fileMany(candour, 2);
  await candour.round();
  candour.clock.advance(DAY);
  await file(candour, { ...validAccess, email: 'late@patient.example' });
  expect(letters(candour)).toHaveLength(2);
  await candour.round();
  const [first, , late] = toOthers(candour);
  expect(first?.text).toContain('22 December 2026');
  expect(late?.text).toContain('23 December 2026');
  candour.clock.advance(DAY);
  await candour.round();
  expect(letters(candour)).toHaveLength(0);
});

test('a letter of which a copy still waits is kept, and goes out after days as it was written', async () => {
  const dataDir = dataFolder();
  const first = openCandour({ dataDir });
  await file(first);
  await first.close();
  const second = openCandour({ dataDir, at: '2026-11-25T10:00:00Z' });
  const { words } = second.messages;
  second.messages.words = { ...words, mails: { ...words.mails, footer: 'Edited.' } };
  await second.round();
  const [copy] = toOthers(second);
  expect(copy?.text).toContain('22 November 2026');
  expect(copy?.text).not.toContain('Edited.');
  expect((await press(second, tokenIn(copy))).status).toBe(303);
});

test('what a person wrote is never taken for a mark', async () => {
  const candour = openCandour();
  const odd = 'Mine is ~reference~ and ~token~, with $& in it.';
  await press(candour, await fileAndGetToken(candour, { ...validAccess, 'anything-else': odd }));
  await candour.round();
  expect(toTeam(candour).at(-1)?.text).toContain(odd);
});

test('a letter is composed again when anything that it depends on has changed', () => {
  const compose = keepFormLetters();
  let composed = 0;
  const letter = (about: unknown[]): FormLetter =>
    compose(about, () => ({ from: 'f', subject: `${++composed}`, text: 't' }));
  expect(letter(['access', { due: '2026-12-22' }])).toBe(letter(['access', { due: '2026-12-22' }]));
  expect(letter(['access', { due: '2026-12-23' }]).subject).toBe('2');
  expect(composed).toBe(2);
});
