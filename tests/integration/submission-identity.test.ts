import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  file,
  openCandour,
  openedForm,
  confirmWith,
  read,
  rows,
  toOthers,
  toTeam,
  tokenIn,
  visible,
} from '../support/visit.ts';

/*
 * One intention is one request: a double click, a reload or the Back button must not create a second one, and
 * a correction must not hide what it corrects. Clients are told apart as behind one proxy of the clinic.
 */

const open = () => openCandour({ trustedProxies: 1 });
const HOME = '192.0.2.1';
const ELSEWHERE = '198.51.100.9';

/** The reference on the page after sending. */
const referenceOn = async (candour: Candour, location: string) =>
  (await read(candour.get(location)))('.reference').first().text();

const stored = (candour: Candour) =>
  rows(candour, 'SELECT reference FROM requests ORDER BY rowid').map(({ reference }) => String(reference));

const same = (candour: Candour) => candour.messages.words.requests.received.same;

test('the same form sent twice is one request, and only the second page says so', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const first = await file(candour, { ...validAccess, submission });
  candour.clock.advance(30 * HOUR);
  const second = await file(candour, { ...validAccess, submission });
  expect(stored(candour)).toHaveLength(1);
  expect(await referenceOn(candour, second)).toBe(await referenceOn(candour, first));
  expect(visible(await read(candour.get(first)))).not.toContain(same(candour));
  expect(visible(await read(candour.get(second)))).toContain(same(candour));
});

test.each([
  ['a page that was opened again', (candour: Candour) => openedForm(candour)],
  ['a program that sends no identity', () => ''],
  ['a program that invents one', () => 'abc.def.k1.ghi'],
])('the same answers from %s are a new request, even from the same network', async (_, identity) => {
  const candour = await open();
  await file(candour, { ...validAccess, submission: identity(candour) }, { from: HOME });
  const second = await file(candour, { ...validAccess, submission: identity(candour) }, { from: HOME });
  expect(stored(candour)).toHaveLength(2);
  expect(second).not.toContain('?same');
  expect(visible(await read(candour.get(second)))).not.toContain(same(candour));
});

test('a stranger who guesses the form of a person on the same network learns nothing and gets a new request', async () => {
  const candour = await open();
  const victim = await file(candour, validAccess, { from: HOME });
  const guess = await file(candour, { ...validAccess, submission: '' }, { from: HOME });
  expect(await referenceOn(candour, guess)).not.toBe(await referenceOn(candour, victim));
});

test('the same form is the same request from whatever network it is sent again', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const first = await file(candour, { ...validAccess, submission }, { from: HOME });
  expect(await file(candour, { ...validAccess, submission }, { from: ELSEWHERE })).toBe(`${first}?same`);
});

test('the same words in two kinds of form are two requests', async () => {
  const candour = await open();
  await file(candour, { ...validAccess, ...validOptOut });
  await file(candour, { ...validAccess, ...validOptOut }, { kind: 'opt-out' });
  expect(stored(candour)).toHaveLength(2);
});

test('the same form with other answers is a new request, and page and email to the team name the earlier one', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const first = await file(candour, { ...validAccess, submission });
  const second = await file(candour, { ...validAccess, submission, name: 'Robin Sampel' });
  const [earlier = '', later = ''] = stored(candour);
  expect(later).not.toBe(earlier);
  const { received } = candour.messages.words.requests;
  const page = visible(await read(candour.get(second)));
  expect(page).toContain(later);
  expect(page).toContain(fill(received.follows, { earlier }));
  expect(visible(await read(candour.get(first)))).not.toContain(later);

  await candour.round();
  for (const message of toOthers(candour)) await confirmWith(candour, tokenIn(message));
  await candour.round();
  const follows = fill(candour.messages.words.mails.teamRequest.follows, { earlier });
  expect(toTeam(candour).map(({ text }) => text.includes(follows))).toEqual([false, true]);
});

test('the notice of a corrected request says so, and the notice of the correction names the first', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  await file(candour, { ...validAccess, submission });
  candour.clock.advance(MINUTE);
  await file(candour, { ...validAccess, submission, name: 'Robin Sampel' });
  const [earlier = '', later = ''] = stored(candour);
  candour.clock.advance(24 * HOUR);
  await candour.round();
  const { unconfirmedNotice, teamRequest } = candour.messages.words.mails;
  const [first, second] = toTeam(candour).map(({ text }) => text);
  expect(first).toContain(fill(unconfirmedNotice.correctedBy, { later }));
  expect(first).not.toContain(fill(teamRequest.follows, { earlier }));
  expect(second).toContain(fill(teamRequest.follows, { earlier }));
  expect(second).not.toContain(fill(unconfirmedNotice.correctedBy, { later }));
});

test('every correction of a form names the first request, and the first answers again are the first request', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const locations: string[] = [];
  for (const name of ['Robin Sample', 'Robin Sampel', 'Robyn Sample', 'Robin Sample']) {
    candour.clock.advance(MINUTE);
    locations.push(await file(candour, { ...validAccess, submission, name }));
  }
  const references = await Promise.all(locations.map((it) => referenceOn(candour, it)));
  expect(stored(candour)).toHaveLength(3);
  expect(references).toEqual([...stored(candour), stored(candour)[0]]);
  expect(rows(candour, 'SELECT follows IS NULL AS first FROM requests ORDER BY rowid')).toEqual([
    { first: 1 },
    { first: 0 },
    { first: 0 },
  ]);
});

test('a correction of an opt-out removes nothing from the list', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  await file(candour, { ...validOptOut, submission }, { kind: 'opt-out' });
  await file(candour, { ...validOptOut, submission, email: 'other@patient.example' }, { kind: 'opt-out' });
  expect((await candour.store.suppressions()).map(({ value }) => value)).toEqual([
    'robin@patient.example',
    'other@patient.example',
  ]);
});

test.each<[string, (genuine: string) => string]>([
  ['none', () => ''],
  ['an invented one', () => 'abc.def.k1.ghi'],
  ['one signed with another key', (genuine) => genuine.replace('.k1.', '.k2.')],
  ['one with a changed id', (genuine) => genuine.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'))],
  ['one with a changed time', (genuine) => genuine.replace(/\.[^.]+\./, '.1.')],
  ['a shortened one', (genuine) => genuine.slice(0, -1)],
])('a request with %s as its identity is accepted, and the team is told', async (_, forge) => {
  const candour = await open();
  const genuine = openedForm(candour);
  const submission = forge(genuine);
  expect(submission).not.toBe(genuine);
  await file(candour, { ...validAccess, submission });
  await file(candour, { ...validAccess, submission, name: 'Robin Sampel' });
  expect(rows(candour, 'SELECT flags, follows FROM requests')).toEqual([
    { flags: '["no-page"]', follows: null },
    { flags: '["no-page"]', follows: null },
  ]);
});

test('a form from its own page is not flagged', async () => {
  const candour = await open();
  await file(candour);
  expect(rows(candour, 'SELECT flags FROM requests')).toEqual([{ flags: '[]' }]);
});

test('a form returned with errors keeps its identity, so that the corrected form sent twice is one request', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const back = await candour.post(addresses.api.form('access'), { ...validAccess, submission, name: '' });
  expect(back.status).toBe(422);
  expect((await read(back))('[name=submission]').attr('value')).toBe(submission);
  const fresh = await candour.post(addresses.api.form('access'), {
    ...validAccess,
    submission: 'x',
    name: '',
  });
  expect((await read(fresh))('[name=submission]').attr('value')).toMatch(
    /^[\w-]{22}\.[a-z0-9]+\.k1\.[\w-]{24}$/,
  );
});
