import { afterEach, expect, test, vi } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { readSubmission } from '../../api/requests/submission.ts';
import { readOutcomeToken } from '../../api/domain/tokens.ts';
import { ORIGIN, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  databaseBytes,
  dataFolder,
  fileAndGetToken,
  locationOf,
  openCandour,
  confirmWith,
  read,
  rows,
  tokenIn,
  visible,
} from '../support/visit.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const pageOf = (token: string) => `${addresses.confirm}${token}/`;

/** All stored rows about requests. */
const state = (candour: Candour) =>
  ['requests', 'events', 'tokens', 'mails'].map((table) => rows(candour, `SELECT * FROM ${table}`));

const isConfirmed = (candour: Candour) =>
  rows(candour, 'SELECT confirmed_at FROM requests')[0]?.['confirmed_at'] !== null;

test('opening the link changes nothing, however often and by whatever scanner', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const before = state(candour);
  for (let visit = 0; visit < 20; visit++) {
    const method = visit % 2 ? 'HEAD' : 'GET';
    const page = await candour.app.request(ORIGIN + pageOf(token), { method });
    expect(page.status).toBe(200);
    expect(page.headers.get('cache-control')).toBe('no-store');
  }
  expect(state(candour)).toEqual(before);
  expect(isConfirmed(candour)).toBe(false);
  // The same comparison sees a click on the button.
  await confirmWith(candour, token);
  expect(state(candour)).not.toEqual(before);
  expect(isConfirmed(candour)).toBe(true);
});

test('the page of a link has one button, which posts the token', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const $ = await read(candour.get(pageOf(token)));
  expect($('h1').text()).toBe(candour.messages.words.requests.confirm.title);
  expect($('title').text()).toContain(candour.messages.words.requests.confirm.title);
  const form = $('main form');
  expect(form.attr('method')).toBe('post');
  expect(form.attr('action')).toBe(addresses.api.confirm);
  expect(form.find('[name=token]').attr('value')).toBe(token);
});

test('a click confirms, and sends the team the whole request', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour, {
    ...validAccess,
    address: '1 High Street\nLeeds',
    want: ['dates', 'cctv'],
    'which-dates': 'March to June',
    'anything-else': 'See the second letter',
  });
  candour.clock.advance(HOUR);
  const response = await confirmWith(candour, token);
  expect(response.status).toBe(303);
  expect(locationOf(response)).toMatch(/^\/requests\/confirmed\/[\w.-]+\/$/);
  const page = visible(await read(candour.get(locationOf(response))));
  const [stored] = rows(candour, 'SELECT reference FROM requests');
  const reference = String(stored?.['reference']);
  expect(page).toContain(reference);

  await candour.round();
  expect(candour.sent).toHaveLength(2);
  const message = candour.sent[1]?.message;
  expect(message).toMatchObject({
    to: candour.messages.clinic.requestsTeam.email,
    replyTo: 'robin@patient.example',
    subject: `Subject access request ${reference}, due 22 December 2026`,
  });
  for (const answer of [
    'Myself',
    'Robin Sample',
    '27 March 1985',
    'robin@patient.example',
    'Records from certain dates',
    'CCTV pictures',
    'March to June',
    'By email: a link and a separate code, or another safe way that we agree with you',
    'See the second letter',
    reference,
    'Tuesday 22 December 2026',
    'Friday 18 December 2026',
    '22 November 2026 at 10:00',
    '22 November 2026 at 11:00',
  ]) {
    expect(message?.text).toContain(answer);
    expect(message?.html).toContain(answer);
  }
  expect(message?.text).toContain('    1 High Street\n    Leeds');
  expect(message?.text).not.toContain(candour.messages.words.mails.teamRequest.noticeSent);
});

test('two clicks confirm once, one after the other or at the same time', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  await Promise.all([confirmWith(candour, token), confirmWith(candour, token)]);
  candour.clock.advance(HOUR);
  const again = await confirmWith(candour, token);
  expect(locationOf(again)).toBe(pageOf(token));
  const page = await candour.get(locationOf(again));
  expect(page.status).toBe(200);
  const $ = await read(page);
  expect($('h1').text()).toBe(candour.messages.words.requests.confirm.alreadyTitle);
  expect($('main form')).toHaveLength(0);
  await candour.round();
  expect(candour.sent).toHaveLength(2);
  expect(rows(candour, "SELECT id FROM events WHERE event = 'case.address-confirmed'")).toHaveLength(1);
});

test('a link works until the end of its seventh day, and then offers a new one', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const filed = candour.clock.now();
  candour.clock.set(filed + 7 * DAY - 1);
  expect((await read(candour.get(pageOf(token))))('main form').attr('action')).toBe(addresses.api.confirm);

  candour.clock.set(filed + 7 * DAY);
  const page = await candour.get(pageOf(token));
  expect(page.status).toBe(200);
  const $ = await read(page);
  expect($('h1').text()).toBe(candour.messages.words.requests.confirm.expiredTitle);
  expect($('main form').attr('action')).toBe(addresses.api.link);
  expect($('main form [name=token]').attr('value')).toBe(token);
  expect(locationOf(await confirmWith(candour, token))).toBe(pageOf(token));
  expect(isConfirmed(candour)).toBe(false);

  candour.sent.length = 0;
  await candour.post(addresses.api.link, { token });
  await candour.round();
  const message = candour.sent.map((it) => it.message).find(({ to }) => to === 'robin@patient.example');
  const next = tokenIn(message);
  expect(next).not.toBe(token);
  await confirmWith(candour, next);
  expect(isConfirmed(candour)).toBe(true);
});

test.each(['abcdefghjkmnpqrstuvwxyz123456789', 'x', 'a%20b', '..%2F..%2Fhealthz', 'é'])(
  'a link that we never sent, “%s”, has a page that helps',
  async (token) => {
    const candour = await openCandour();
    await fileAndGetToken(candour);
    const response = await candour.get(pageOf(token));
    expect(response.status).toBe(404);
    const $ = await read(response);
    expect($('h1').text()).toBe(candour.messages.words.requests.confirm.unknownTitle);
    expect($('main form')).toHaveLength(0);
    const confirmation = await confirmWith(candour, token);
    expect(confirmation.status).toBe(303);
    expect((await candour.get(locationOf(confirmation))).status).toBe(404);
    expect(isConfirmed(candour)).toBe(false);
  },
);

test('a link in capitals works, because some mail programs write it so', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  expect((await candour.get(pageOf(token.toUpperCase()))).status).toBe(200);
  await confirmWith(candour, token.toUpperCase());
  expect(isConfirmed(candour)).toBe(true);
});

test('a script that asks for JSON gets the outcome', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const ask = async () =>
    (await (await candour.post(addresses.api.confirm, { token }, { accept: 'application/json' })).json()) as {
      outcome: string;
    };
  expect((await ask()).outcome).toBe('confirmed');
  expect((await ask()).outcome).toBe('already');
});

test('a request is confirmed only by its own link, and not by its outcome token, reference or id', async () => {
  const candour = await openCandour();
  await fileAndGetToken(candour);
  const [request] = rows(candour, 'SELECT id, reference FROM requests');
  for (const guess of [String(request?.['id']), String(request?.['reference']), ''])
    expect((await confirmWith(candour, guess)).status).toBe(303);
  expect(isConfirmed(candour)).toBe(false);
});

test('no token is in the database, sealed or in plain text, nor in the log', async () => {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir });
  const token = await fileAndGetToken(candour);
  await candour.get(pageOf(token));
  await confirmWith(candour, token);
  await confirmWith(candour, 'wrong');
  const reference = String(rows(candour, 'SELECT reference FROM requests')[0]?.['reference']);
  const holds = (text: string) => databaseBytes(candour).includes(text);
  expect([holds(reference), holds(token)]).toEqual([true, false]);
  await candour.close();
  expect([holds(reference), holds(token)]).toEqual([true, false]);
  expect(candour.logged.length).toBeGreaterThan(3);
  expect(JSON.stringify(candour.logged)).not.toContain(token);
});

const marks = `a${'\u0301'.repeat(4_000)}`;

test.each([
  ['of any length', 'a'.repeat(100_000)],
  ['one character too long', 'a'.repeat(33)],
  ['one character too short', 'a'.repeat(31)],
  ['of other characters', '0'.repeat(32)],
  ['of marks', marks],
  ['with a line break', `${'a'.repeat(30)}\r\n`],
])('an invalid token, such as one %s, is neither looked up nor put into a header', async (_, token) => {
  const candour = await openCandour();
  const lookedUp = vi.spyOn(candour.store, 'lookUpToken');
  const confirmed = vi.spyOn(candour.store, 'confirm');
  const confirmation = await confirmWith(candour, token);
  expect(confirmation.status).toBe(303);
  expect(locationOf(confirmation)).toBe(pageOf('unknown'));
  const page = await candour.get(locationOf(confirmation));
  expect(page.status).toBe(404);
  expect((await read(page))('h1').text()).toBe(candour.messages.words.requests.confirm.unknownTitle);
  const told = await candour.post(addresses.api.confirm, { token }, { accept: 'application/json' });
  expect(await told.json()).toEqual({ outcome: 'unknown', location: pageOf('unknown') });
  const link = await candour.post(addresses.api.link, { token });
  expect([link.status, locationOf(link)]).toEqual([303, addresses.linkSent]);
  const opened = await candour.get(pageOf(encodeURIComponent(token.slice(0, 1_000))));
  expect(opened.status).toBe(404);
  expect(await opened.text()).not.toContain(token.slice(0, 31));
  expect(lookedUp).not.toHaveBeenCalled();
  expect(confirmed).not.toHaveBeenCalled();
});

test('an unknown token of the right form is looked up, and its page stays at its address', async () => {
  const candour = await openCandour();
  const lookedUp = vi.spyOn(candour.store, 'lookUpToken');
  const token = 'a'.repeat(32);
  expect(locationOf(await confirmWith(candour, token))).toBe(pageOf(token));
  expect((await candour.get(pageOf(token))).status).toBe(404);
  expect(lookedUp).toHaveBeenCalledOnce();
});

test('signed values of any length are refused before they are parsed', async () => {
  const candour = await openCandour();
  const found = vi.spyOn(candour.store, 'find');
  const split = vi.spyOn(String.prototype, 'split');
  for (const value of ['.'.repeat(50_000), 'a'.repeat(50_000), `${'a.'.repeat(25_000)}k1.x`, marks]) {
    expect(readOutcomeToken(candour.messages.keys, value)).toBeUndefined();
    expect(readSubmission(candour.messages.keys, value)).toBeUndefined();
    expect((await candour.post(addresses.api.link, { outcome: value })).status).toBe(303);
  }
  expect(split.mock.contexts.some((text) => String(text).startsWith('....'))).toBe(false);
  for (const path of [addresses.received, addresses.confirmed])
    expect((await candour.get(`${path}${'a'.repeat(5_000)}/`)).status).toBe(404);
  expect(found.mock.calls.flat().every((id) => id.length < 100)).toBe(true);
});
