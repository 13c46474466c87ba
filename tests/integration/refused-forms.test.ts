import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import { ORIGIN, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { databaseBytes, file, openCandour, read, rows, visible } from '../support/visit.ts';

/**
 * Refused forms have a limit of their own for each network, so that nobody can keep the server busy with
 * them.
 */

const MOST = 300;
const HOME = '203.0.113.77';
const ELSEWHERE = '198.51.100.9';
const FORM = 'application/x-www-form-urlencoded';

const open = () => openCandour({ trustedProxies: 1, at: '2026-11-22T10:20:00Z' });

const send = (candour: Candour, body: string, from = HOME, headers: Record<string, string> = {}) =>
  candour.app.request(ORIGIN + addresses.api.form('access'), {
    method: 'POST',
    body,
    headers: { origin: ORIGIN, 'content-type': FORM, 'x-forwarded-for': from, ...headers },
  });

const asks = (candour: Candour, from: string, fields: object = {}) =>
  candour.post(addresses.api.form('access'), { ...validAccess, ...fields }, { 'x-forwarded-for': from });

/** The ways to be refused, and the answer to each. */
const refused: [string, string, number][] = [
  ['with a wrong answer', 'name=', 422],
  ['of too many fields', 'a&'.repeat(1000), 400],
  ['that is too long', `name=${'a'.repeat(110_000)}`, 413],
];

test.each(refused)(
  'after 300 forms %s from one network in an hour, further wrong forms are refused with 429',
  async (_, body, status) => {
    const candour = await open();
    for (let sent = 0; sent < MOST; sent++) expect((await send(candour, body)).status).toBe(status);
    const response = await send(candour, body);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('2400');
    expect(response.headers.get('cache-control')).toBe('no-store');

    // A wrong form keeps what was typed, and a correct one is accepted, from there and elsewhere.
    expect((await asks(candour, HOME)).status).toBe(303);
    const held = await asks(candour, HOME, { name: '', 'anything-else': '<b>x</b>' });
    expect(held.status).toBe(429);
    const $ = await read(held);
    const { phone } = candour.messages.clinic;
    expect(visible($)).toContain(
      fill(candour.messages.words.requests.notTaken.limited, { minutes: '40', phone }),
    );
    expect($('[name=email]').val()).toBe('robin@patient.example');
    expect($('[name=anything-else]').text()).toBe('<b>x</b>');
    expect((await asks(candour, ELSEWHERE)).status).toBe(303);
    expect((await send(candour, body, ELSEWHERE)).status).toBe(status);

    candour.clock.advance(40 * MINUTE);
    expect((await send(candour, body)).status).toBe(status);
  },
);

test('all kinds of refusal and all forms count together, and accepted forms do not', async () => {
  const candour = await open();
  for (let sent = 0; sent < MOST; sent++) {
    const [, body = '', status] = refused[sent % refused.length] ?? [];
    expect((await send(candour, body)).status).toBe(status);
    if (sent % 10 === 0) await file(candour, validAccess, { from: HOME });
  }
  const other = await candour.post(addresses.api.form('complaint'), {}, { 'x-forwarded-for': HOME });
  expect(other.status).toBe(429);
});

test('a script gets the same answer', async () => {
  const candour = await open();
  for (let sent = 0; sent < MOST; sent++) await send(candour, 'name=');
  const response = await send(candour, 'name=', HOME, { accept: 'application/json' });
  expect(response.status).toBe(429);
  const { phone } = candour.messages.clinic;
  expect(await response.json()).toEqual({
    errors: [],
    notice: fill(candour.messages.words.requests.notTaken.limited, { minutes: '40', phone }),
  });
});

test('forms that another site makes a visitor’s browser send do not count', async () => {
  const candour = await open();
  for (let sent = 0; sent < MOST + 10; sent++)
    for (const headers of [{ origin: 'https://evil.example' }, { 'content-type': 'text/plain' }])
      expect([403, 415]).toContain(
        (await send(candour, `name=${'a'.repeat(sent % 2 ? 110_000 : 1)}`, HOME, headers)).status,
      );
  expect(rows(candour, 'SELECT * FROM rate_limits')).toEqual([]);
  expect((await asks(candour, HOME)).status).toBe(303);
});

test('the limit survives a restart, identifies nobody and is deleted after its hour', async () => {
  const candour = await open();
  await send(candour, 'name=');
  expect(rows(candour, 'SELECT count FROM rate_limits')).toEqual([{ count: 1 }]);
  expect(databaseBytes(candour).includes(HOME)).toBe(false);
  candour.clock.advance(HOUR);
  await candour.round();
  expect(rows(candour, 'SELECT count FROM rate_limits')).toEqual([]);
});

test('the page of errors is shown even if the database cannot be written', async () => {
  const candour = await open();
  const fault = Object.assign(new Error('disk is full'), { code: 'ERR_SQLITE_ERROR', errcode: 13 });
  candour.store.consume = () => Promise.reject(fault);
  expect((await send(candour, 'name=')).status).toBe(422);
  expect(candour.logged.map(({ event }) => event)).toContain('store.unavailable');
});
