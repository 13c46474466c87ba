import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { DAY, MINUTE, SECOND } from '../../api/base/calendar.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  byTelephone,
  databaseBytes,
  dataFolder,
  file,
  openCandour,
  openedForm,
  read,
  rows,
  visible,
} from '../support/visit.ts';

/**
 * One client can send a limited number of requests an hour. After that the page keeps what was typed and says
 * when to try again.
 */

const open = (options = {}) => openCandour({ trustedProxies: 1, requestsPerHour: 20, ...options });
const HOME = '203.0.113.77';

/** Sends the form this often from one client, each time with other words, a minute apart. */
async function fileFrom(candour: Candour, count: number, from: string, first = 1): Promise<void> {
  for (let number = first; number < first + count; number++) {
    await file(candour, { ...byTelephone, telephone: `020 7946 0${100 + number}` }, { from });
    candour.clock.advance(MINUTE);
  }
}

const sendFrom = (candour: Candour, from: string, changes: object = {}, headers: object = {}) =>
  candour.post(
    addresses.api.form('access'),
    { ...validAccess, submission: openedForm(candour), ...changes },
    { 'x-forwarded-for': from, ...headers },
  );

test('the twenty-first request of a client within an hour is refused, and the page says when to try again', async () => {
  const candour = await open();
  await fileFrom(candour, 20, HOME);
  const response = await sendFrom(candour, HOME, {
    want: ['dates'],
    'which-dates': 'May 2024',
    'anything-else': '<b>x</b>',
  });
  expect(response.status).toBe(429);
  // The first was sent 20 minutes ago.
  expect(response.headers.get('retry-after')).toBe('2400');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const $ = await read(response);
  const notice = fill(candour.messages.words.requests.notTaken.limited, {
    minutes: '40',
    phone: candour.messages.clinic.phone,
  });
  expect(visible($)).toContain(notice);
  expect($('title').text()).toMatch(/^Error: /);
  expect($('[name=name]').val()).toBe('Robin Sample');
  expect($('[name=email]').val()).toBe('robin@patient.example');
  expect($('[name=birth-day]').val()).toBe('27');
  expect(
    $('[name=want]')
      .get()
      .map((it) => $(it).attr('value')),
  ).toEqual(['dates']);
  expect($('[name=which-dates]').val()).toBe('May 2024');
  expect($('[name=anything-else]').val()).toBe('<b>x</b>');
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(20);
});

test('a script gets the same answer', async () => {
  const candour = await open();
  await fileFrom(candour, 20, HOME);
  const response = await sendFrom(candour, HOME, {}, { accept: 'application/json' });
  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2400']);
  const { phone } = candour.messages.clinic;
  expect(await response.json()).toEqual({
    errors: [],
    notice: fill(candour.messages.words.requests.notTaken.limited, { minutes: '40', phone }),
  });
});

test('is accepted after the seconds that the answer gave', async () => {
  const candour = await open();
  await fileFrom(candour, 20, HOME);
  const seconds = Number((await sendFrom(candour, HOME)).headers.get('retry-after'));
  candour.clock.advance(seconds * SECOND - 1);
  expect((await sendFrom(candour, HOME)).status).toBe(429);
  candour.clock.advance(1);
  expect((await sendFrom(candour, HOME)).status).toBe(303);
  expect((await sendFrom(candour, HOME, { name: 'One too many' })).status).toBe(429);
});

test('other clients are not affected, and both forms count together', async () => {
  const candour = await open();
  await fileFrom(candour, 20, HOME);
  expect((await sendFrom(candour, '203.0.113.78')).status).toBe(303);
  const optOut = await candour.post(addresses.api.form('opt-out'), validOptOut, { 'x-forwarded-for': HOME });
  expect(optOut.status).toBe(429);
  expect((await read(optOut))('[name=channels][value=email]').attr('checked')).toBeDefined();
});

test('a /64 of IPv6 is one client, and the next is another', async () => {
  const candour = await open();
  for (let host = 1; host <= 20; host++)
    await fileFrom(candour, 1, `2001:db8:1:2::${host.toString(16)}`, host);
  expect((await sendFrom(candour, '2001:db8:1:2:ffff:ffff:ffff:ffff')).status).toBe(429);
  expect((await sendFrom(candour, '2001:db8:1:3::1')).status).toBe(303);
});

test('requests refused for an error do not count', async () => {
  const candour = await open();
  for (let time = 0; time < 30; time++)
    expect((await sendFrom(candour, HOME, { name: '' })).status).toBe(422);
  expect((await sendFrom(candour, HOME)).status).toBe(303);
});

test('a client past the limit that repeats an accepted request still gets its reference', async () => {
  const candour = await open();
  const submission = openedForm(candour);
  const place = await file(candour, { ...validAccess, submission }, { from: HOME });
  await fileFrom(candour, 19, HOME);
  expect((await sendFrom(candour, HOME, { name: 'Another' })).status).toBe(429);
  expect(await file(candour, { ...validAccess, submission }, { from: HOME })).toBe(`${place}?same`);
});

test('the network of a request is forgotten after a day', async () => {
  const candour = await open();
  await file(candour);
  candour.clock.advance(DAY - 1);
  await candour.round();
  expect(rows(candour, 'SELECT at FROM submissions_by_client')).toHaveLength(1);
  candour.clock.advance(1);
  await candour.round();
  expect(rows(candour, 'SELECT at FROM submissions_by_client')).toEqual([]);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
});

test('neither the address of a client nor a plain hash of it is in the database or the log', async () => {
  const dataDir = dataFolder();
  const candour = await open({ dataDir });
  const clients = [HOME, '2001:db8:1:2::99'];
  for (const from of clients) await file(candour, { ...validAccess, name: from.slice(0, 3) }, { from });
  await fileFrom(candour, 19, HOME);
  expect((await sendFrom(candour, HOME, { name: 'More' })).status).toBe(429);
  await candour.close();
  const bytes = databaseBytes(candour);
  expect(bytes.includes('arrivals')).toBe(true);
  for (const client of [...clients, '2001:db8:1:2::/64']) {
    expect(bytes.includes(client), client).toBe(false);
    for (const name of ['sha256', 'sha1', 'md5'])
      expect(bytes.includes(createHash(name).update(client).digest()), `${name} of ${client}`).toBe(false);
    expect(JSON.stringify(candour.logged)).not.toContain(client);
  }
  expect(candour.logged.length).toBeGreaterThan(20);
});
