import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR } from '../../api/calendar.ts';
import { ORIGIN, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  databaseBytes,
  dataFolder,
  fileAndGetToken,
  locationOf,
  openCandour,
  press,
  read,
  rows,
  tokenIn,
  visible,
} from '../support/visit.ts';

const pageOf = (token: string) => `${addresses.confirm}${token}/`;

/** Everything that the database holds about requests. */
const state = (candour: Candour) =>
  ['requests', 'events', 'tokens', 'mails'].map((table) => rows(candour, `SELECT * FROM ${table}`));

const isConfirmed = (candour: Candour) =>
  rows(candour, 'SELECT confirmed_at FROM requests')[0]?.['confirmed_at'] !== null;

test('opening the link, however often and by whatever scanner, changes nothing', async () => {
  const candour = openCandour();
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
  // The same comparison sees the press of the button.
  await press(candour, token);
  expect(state(candour)).not.toEqual(before);
  expect(isConfirmed(candour)).toBe(true);
});

test('the page of a link has one button, which sends the token to where it is used', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour);
  const $ = await read(candour.get(pageOf(token)));
  expect($('h1').text()).toBe(candour.desk.words.requests.confirm.title);
  expect($('title').text()).toContain(candour.desk.words.requests.confirm.title);
  const form = $('main form');
  expect(form.attr('method')).toBe('post');
  expect(form.attr('action')).toBe(addresses.api.confirm);
  expect(form.find('[name=token]').attr('value')).toBe(token);
});

test('pressing confirms, and brings the team the whole request', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour, {
    ...validAccess,
    address: '1 High Street\nLeeds',
    want: ['dates', 'cctv'],
    'which-dates': 'March to June',
    'anything-else': 'See the second letter',
  });
  candour.clock.advance(HOUR);
  const response = await press(candour, token);
  expect(response.status).toBe(303);
  expect(locationOf(response)).toMatch(/^\/requests\/confirmed\/[\w.-]+\/$/);
  const page = visible(await read(candour.get(locationOf(response))));
  const [stored] = rows(candour, 'SELECT reference FROM requests');
  const reference = String(stored?.['reference']);
  expect(page).toContain(reference);

  await candour.round();
  expect(candour.sent).toHaveLength(2);
  const letter = candour.sent[1]?.letter;
  expect(letter).toMatchObject({
    to: candour.desk.clinic.requestsTeam.email,
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
    'By secure email',
    'See the second letter',
    reference,
    'Tuesday 22 December 2026',
    'Sunday 20 December 2026',
    '22 November 2026 at 10:00',
    '22 November 2026 at 11:00',
  ]) {
    expect(letter?.text).toContain(answer);
    expect(letter?.html).toContain(answer);
  }
  expect(letter?.text).toContain('    1 High Street\n    Leeds');
  expect(letter?.text).not.toContain(candour.desk.words.mails.teamRequest.noticeSent);
});

test('pressing twice, one after the other or together, confirms once', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour);
  await Promise.all([press(candour, token), press(candour, token)]);
  candour.clock.advance(HOUR);
  const again = await press(candour, token);
  expect(locationOf(again)).toBe(pageOf(token));
  const page = await candour.get(locationOf(again));
  expect(page.status).toBe(200);
  const $ = await read(page);
  expect($('h1').text()).toBe(candour.desk.words.requests.confirm.alreadyTitle);
  expect($('main form')).toHaveLength(0);
  await candour.round();
  expect(candour.sent).toHaveLength(2);
  expect(rows(candour, "SELECT id FROM events WHERE event = 'address confirmed'")).toHaveLength(1);
});

test('a link works to the end of its seventh day and then offers a new one', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour);
  const filed = candour.clock.now();
  candour.clock.set(filed + 7 * DAY - 1);
  expect((await read(candour.get(pageOf(token))))('main form').attr('action')).toBe(addresses.api.confirm);

  candour.clock.set(filed + 7 * DAY);
  const page = await candour.get(pageOf(token));
  expect(page.status).toBe(200);
  const $ = await read(page);
  expect($('h1').text()).toBe(candour.desk.words.requests.confirm.expiredTitle);
  expect($('main form').attr('action')).toBe(addresses.api.link);
  expect($('main form [name=token]').attr('value')).toBe(token);
  expect(locationOf(await press(candour, token))).toBe(pageOf(token));
  expect(isConfirmed(candour)).toBe(false);

  candour.sent.length = 0;
  await candour.post(addresses.api.link, { token });
  await candour.round();
  const letter = candour.sent.map((it) => it.letter).find(({ to }) => to === 'robin@patient.example');
  const next = tokenIn(letter);
  expect(next).not.toBe(token);
  await press(candour, next);
  expect(isConfirmed(candour)).toBe(true);
});

test.each(['abcdefghjkmnpqrstuvwxyz123456789', 'x', 'a%20b', '..%2F..%2Fhealthz', 'é'])(
  'the link “%s”, which we never sent, has a page that helps',
  async (token) => {
    const candour = openCandour();
    await fileAndGetToken(candour);
    const response = await candour.get(pageOf(token));
    expect(response.status).toBe(404);
    const $ = await read(response);
    expect($('h1').text()).toBe(candour.desk.words.requests.confirm.unknownTitle);
    expect($('main form')).toHaveLength(0);
    const pressed = await press(candour, token);
    expect(pressed.status).toBe(303);
    expect((await candour.get(locationOf(pressed))).status).toBe(404);
    expect(isConfirmed(candour)).toBe(false);
  },
);

test('a link in capitals works, as some mail programs write it', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour);
  expect((await candour.get(pageOf(token.toUpperCase()))).status).toBe(200);
  await press(candour, token.toUpperCase());
  expect(isConfirmed(candour)).toBe(true);
});

test('a script that asks for JSON is told the outcome', async () => {
  const candour = openCandour();
  const token = await fileAndGetToken(candour);
  const ask = async () =>
    (await (await candour.post(addresses.api.confirm, { token }, { accept: 'application/json' })).json()) as {
      outcome: string;
    };
  expect((await ask()).outcome).toBe('confirmed');
  expect((await ask()).outcome).toBe('already');
});

test('a request is confirmed only by its own link: its receipt, reference and id do nothing', async () => {
  const candour = openCandour();
  await fileAndGetToken(candour);
  const [request] = rows(candour, 'SELECT id, reference FROM requests');
  for (const guess of [String(request?.['id']), String(request?.['reference']), ''])
    expect((await press(candour, guess)).status).toBe(303);
  expect(isConfirmed(candour)).toBe(false);
});

test('no token is in the database, open or closed, nor in the log', async () => {
  const dataDir = dataFolder();
  const candour = openCandour({ dataDir });
  const token = await fileAndGetToken(candour);
  await candour.get(pageOf(token));
  await press(candour, token);
  await press(candour, 'wrong');
  const reference = String(rows(candour, 'SELECT reference FROM requests')[0]?.['reference']);
  const holds = (text: string) => databaseBytes(candour).includes(text);
  expect([holds(reference), holds(token)]).toEqual([true, false]);
  await candour.close();
  expect([holds(reference), holds(token)]).toEqual([true, false]);
  expect(candour.logged.length).toBeGreaterThan(3);
  expect(JSON.stringify(candour.logged)).not.toContain(token);
});
