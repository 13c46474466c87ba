import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { validAccess, validComplaint } from '../support/candour.ts';
import { everything, recorded } from '../support/case.ts';
import {
  byTelephone,
  confirmWith,
  file,
  locationOf,
  openCandour,
  read,
  toOthers,
  tokenIn,
  visible,
} from '../support/visit.ts';
import type { Candour } from '../support/candour.ts';

/** The page of a request, by its address alone. */

const PERSONAL = {
  name: 'Robin Planted',
  'former-names': 'Robin Formerly',
  email: 'planted@patient.example',
  telephone: '020 7946 0777',
  address: '77 Planted Row',
  'which-treatment': 'a planted treatment',
  'anything-else': 'planted words',
};

async function onlyCase(candour: Candour) {
  const [request] = await candour.store.openCases();
  if (!request) throw new Error('There is no case');
  return request;
}

test('shows where the request is and what was chosen, and nothing that was typed', async () => {
  const candour = await openCandour();
  const page = await file(candour, { ...validAccess, ...PERSONAL, want: ['treatment'] });
  const request = await onlyCase(candour);
  await recorded(candour, request, 'case.identity-requested', {
    reason: 'words of the team',
    notified: true,
  });
  const $ = await read(candour.get(page));
  const said = visible($);
  expect($('h1').text()).toBe('We are waiting for you');
  for (const part of [
    'Waiting for you',
    'Records of a certain treatment',
    'We asked you to show us who you are',
  ])
    expect(said).toContain(part);
  const html = $.html();
  for (const planted of [...Object.values(PERSONAL), 'words of the team'])
    expect(html, planted).not.toContain(planted);
  // Alone, since a token may have four figures in a row.
  expect(html).not.toMatch(/\b1985\b/);
});

test('opening it changes nothing', async () => {
  const candour = await openCandour();
  const page = await file(candour);
  await candour.round();
  const before = everything(candour);
  for (const path of [page, `${page}?code`, `${page}?same`]) await candour.get(path);
  expect(everything(candour)).toEqual(before);
});

test('can be opened for 90 days after the case was closed, and then says so without a word about the case', async () => {
  const candour = await openCandour();
  const page = await file(candour);
  const request = await onlyCase(candour);
  await recorded(candour, request, 'case.completed');
  candour.clock.advance(90 * DAY);
  const last = await candour.get(page);
  expect(last.status).toBe(200);
  expect(visible(await read(last))).toContain('You can open this page until Saturday 20 February 2027.');
  candour.clock.advance(DAY);
  const expired = await candour.get(page);
  expect([expired.status, expired.headers.get('cache-control')]).toEqual([410, 'no-store']);
  const $ = await read(expired);
  expect($('h1').text()).toBe('This page has expired');
  expect($.html()).not.toContain(request.reference);
  await recorded(candour, request, 'case.reopened');
  expect((await candour.get(page)).status).toBe(200);
});

test('has expired once everything personal is erased, and so has the page after confirming', async () => {
  const candour = await openCandour();
  const page = await file(candour);
  await candour.round();
  const confirmed = locationOf(await confirmWith(candour, tokenIn(toOthers(candour)[0])));
  expect(visible(await read(candour.get(confirmed)))).toContain('See where it is now');
  const request = await onlyCase(candour);
  await recorded(candour, request, 'case.completed');
  await candour.store.erase([request.id], candour.clock.now());
  for (const path of [page, confirmed]) expect((await candour.get(path)).status).toBe(410);
});

test('shows a solicitor the postal address and the reference', async () => {
  const candour = await openCandour();
  const page = await file(candour, {
    ...validAccess,
    asking: 'solicitor',
    'solicitor-name': 'Sam Counsel',
    firm: 'Counsel and Partners',
  });
  const $ = await read(candour.get(page));
  const { reference } = await onlyCase(candour);
  expect(visible($, '.step-yours .post-to')).toContain(`Put the reference on it: ${reference}.`);
  for (const line of candour.messages.clinic.requestsTeam.postal)
    expect(visible($, '.step-yours .post-to')).toContain(line);
  expect($.html()).not.toMatch(/Sam Counsel|Counsel and Partners/);
});

test('without an email address it offers no code', async () => {
  const candour = await openCandour();
  const page = await file(candour, byTelephone);
  const $ = await read(candour.get(page));
  expect($('#more')).toHaveLength(0);
});

test('the page of a link says that a case is closed meanwhile', async () => {
  const candour = await openCandour();
  await file(candour, validComplaint, { kind: 'complaint' });
  await candour.round();
  const token = tokenIn(toOthers(candour)[0]);
  await recorded(candour, await onlyCase(candour), 'case.spam', { reason: 'A program.' });
  const link = `${addresses.confirm}${token}/`;
  expect(visible(await read(candour.get(link)))).toContain('We have closed this case.');
  candour.clock.advance(8 * DAY);
  const expired = visible(await read(candour.get(link)));
  expect(expired).toContain('You don’t need this one, because we have closed this case.');
  expect(expired).not.toContain('still counts');
});

test('an acknowledgement that goes out after the case was closed says that it is closed', async () => {
  const candour = await openCandour();
  await file(candour, validComplaint, { kind: 'complaint' });
  await recorded(candour, await onlyCase(candour), 'case.spam', { reason: 'A program.' });
  await candour.round();
  const text = toOthers(candour)[0]?.text ?? '';
  expect(text).toContain('This case is closed. The page below says why.');
  expect(text).not.toMatch(/looking into it|We aim to|We must/);
});
