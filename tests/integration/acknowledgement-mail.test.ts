import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { validAccess } from '../support/candour.ts';
import { reworded } from '../support/reworded.ts';
import {
  dataFolder,
  file,
  fileAndGetToken,
  fileMany,
  openCandour,
  confirmWith,
  rows,
  tokenIn,
  toOthers,
  toTeam,
} from '../support/visit.ts';

/** An acknowledgement is composed when it is first sent, and does not change after that. */

const SEALED = "SELECT sealed IS NOT NULL AS sealed FROM mails WHERE kind = 'acknowledgement'";
const referenceIn = ({ subject }: EmailMessage) => /\((\w{8})\)/.exec(subject)?.[1];

test('gives everybody their own reference and link', async () => {
  const candour = await openCandour();
  await fileMany(candour, 3);
  await candour.round();
  const mails = toOthers(candour);
  expect(mails.map(({ to }) => to)).toEqual([1, 2, 3].map((number) => `patient${number}@patient.example`));
  const references = rows(candour, 'SELECT reference FROM requests ORDER BY rowid');
  expect(mails.map(referenceIn)).toEqual(references.map(({ reference }) => reference));
  expect(new Set(mails.map(tokenIn)).size).toBe(3);
  for (const mail of mails) {
    const [own, all] = [String(referenceIn(mail)), references.map(({ reference }) => String(reference))];
    const whole = mail.text + String(mail.html);
    expect(whole).not.toContain('~token~');
    expect(all.filter((reference) => whole.includes(reference))).toEqual([own]);
  }
});

test('ends with the business that wrote it, in both parts', async () => {
  const candour = await openCandour();
  await file(candour);
  await candour.round();
  const [mail] = toOthers(candour);
  const { companyNumber = '', registeredOffice, vatNumber = '' } = candour.messages.clinic;
  const foot = `company number ${companyNumber}. Registered office: ${registeredOffice.join(', ')}. VAT number ${vatNumber}.`;
  expect(mail?.text.trimEnd().endsWith(foot), mail?.text).toBe(true);
  expect(
    load(mail?.html ?? '')('td.quiet')
      .last()
      .text()
      .trim(),
  ).toMatch(new RegExp(`${foot}$`));
});

test('offers help in the clinic’s languages, each in its own, in both parts', async () => {
  const candour = await openCandour();
  await file(candour);
  await candour.round();
  const [mail] = toOthers(candour);
  const urdu = 'ہم اردو میں مدد کر سکتے ہیں۔ ہمیں فون کریں یا ای میل بھیجیں۔';
  expect(mail?.text).toContain(
    `You can use British Sign Language (BSL) with us. Write to us and we’ll arrange it.\n${urdu}`,
  );
  const $ = load(mail?.html ?? '');
  expect($('p[lang="ur"][dir="auto"]').text()).toBe(urdu);
});

test('sends the same bytes at every attempt, whatever was edited meanwhile', async () => {
  const candour = await openCandour();
  await file(candour);
  expect(rows(candour, SEALED)).toEqual([{ sealed: 0 }]);
  candour.outcomes.push({ kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'timeout' });
  await candour.round();
  expect(rows(candour, SEALED)).toEqual([{ sealed: 1 }]);
  const { words } = candour.messages;
  candour.messages.words = reworded(words, { mails: { footer: 'Edited.' } });
  candour.clock.advance(HOUR);
  await candour.round();
  const [first, second] = candour.sent;
  expect(second).toEqual(first);
});

test('goes out after a restart, with the date counted from the day of receipt', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  await file(first);
  await first.close();
  const second = await openCandour({ dataDir, at: '2026-11-25T10:00:00Z' });
  await second.round();
  const [mail] = toOthers(second);
  expect(mail?.text).toContain('22 November 2026');
  expect((await confirmWith(second, tokenIn(mail))).status).toBe(303);
});

test('promises no day that passed while mail could not be sent', async () => {
  const candour = await openCandour();
  await file(candour, { ...validAccess, email: 'late@patient.example' });
  candour.clock.advance(40 * DAY);
  await candour.round();
  const mail = toOthers(candour).find(({ to }) => to === 'late@patient.example');
  expect(mail?.text).toContain(candour.messages.words.dueDate.missed.open.answer);
});

test('never mistakes what a person wrote for the placeholder of a link', async () => {
  const candour = await openCandour();
  const odd = 'Mine is ~token~ and ~not-me~, with $& in it.';
  await confirmWith(candour, await fileAndGetToken(candour, { ...validAccess, 'anything-else': odd }));
  await candour.round();
  expect(toTeam(candour).at(-1)?.text).toContain(odd);
});

test('is dead-lettered if it cannot be composed, and does not hold up any other', async () => {
  const candour = await openCandour();
  await file(candour);
  const { words } = candour.messages;
  candour.messages.words = reworded(words, { mails: { acknowledgement: { subject: '{gap}' } } });
  await candour.round();
  candour.messages.words = words;
  await file(candour, { ...validAccess, email: 'next@patient.example' });
  await candour.round();
  expect(candour.sent.map(({ message }) => message.to)).toEqual(['next@patient.example']);
  expect(rows(candour, "SELECT outcome FROM mails WHERE state = 'dead-lettered'")).toEqual([
    { outcome: 'cannot be composed (Error)' },
  ]);
});
