import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  byTelephone,
  file,
  locationOf,
  openCandour,
  confirmWith,
  read,
  rows,
  tokenIn,
} from '../support/visit.ts';

/** Clicks “Send the email again” on the page after a request was sent. */
async function askAgain(candour: Candour, received: string): Promise<Response> {
  const $ = await read(candour.get(received));
  const outcome = $('form [name=outcome]').attr('value') ?? '';
  return candour.post(addresses.api.link, { outcome });
}

const links = (candour: Candour) =>
  candour.sent
    .filter(({ message }) => message.text.includes(addresses.confirm))
    .map(({ message }) => tokenIn(message));

test('sending again sends a second link, and both work until one is used', async () => {
  const candour = await openCandour();
  const received = await file(candour);
  const answer = await askAgain(candour, received);
  expect(answer.status).toBe(303);
  expect((await candour.get(locationOf(answer))).status).toBe(200);
  await candour.round();
  const [first = '', second = ''] = links(candour);
  expect(second).not.toBe(first);
  expect(candour.sent[1]?.message).toMatchObject({ to: 'robin@patient.example' });
  expect(candour.sent[1]?.message.subject).toMatch(/^Your new link \(\w{8}\)$/);

  const heading = async (token: string) =>
    (await read(candour.get(`${addresses.confirm}${token}/`)))('h1').text();
  const { title, alreadyTitle } = candour.messages.words.requests.confirm;
  expect([await heading(first), await heading(second)]).toEqual([title, title]);
  await confirmWith(candour, first);
  expect([await heading(first), await heading(second)]).toEqual([alreadyTitle, alreadyTitle]);
  expect(rows(candour, 'SELECT number FROM tokens ORDER BY number')).toEqual([{ number: 1 }, { number: 2 }]);
});

test('an address gets at most three links a day, and the page does not show it', async () => {
  const candour = await openCandour();
  const received = await file(candour);
  const answers: string[] = [];
  for (let time = 0; time < 5; time++) {
    candour.clock.advance(MINUTE);
    answers.push(locationOf(await askAgain(candour, received)));
  }
  expect(new Set(answers)).toEqual(new Set([addresses.linkSent]));
  await candour.round();
  expect(links(candour)).toHaveLength(3);

  // Another address has its own three, and the next day allows new ones.
  const other = await file(candour, { ...validAccess, email: 'other@patient.example' });
  await askAgain(candour, other);
  await candour.round();
  expect(links(candour)).toHaveLength(5);
  candour.clock.advance(DAY);
  await askAgain(candour, received);
  await candour.round();
  expect(links(candour)).toHaveLength(6);
});

test('the three are counted over all requests of an address, in capitals or not', async () => {
  const candour = await openCandour();
  await file(candour);
  const second = await file(candour, {
    ...validAccess,
    name: 'Someone else',
    email: 'ROBIN@patient.example',
  });
  await askAgain(candour, second);
  await askAgain(candour, second);
  await candour.round();
  expect(links(candour)).toHaveLength(3);
});

test('a page that was opened before an upgrade still asks for a link, by the name of its field then', async () => {
  const candour = await openCandour();
  const received = await file(candour);
  await candour.round();
  await candour.post(addresses.api.link, { receipt: received.split('/').at(-2) ?? '' });
  await candour.round();
  expect(links(candour)).toHaveLength(2);
});

test.each([
  ['nothing', {}],
  ['a token that we never issued', { token: 'abcdefghjkmnpqrstuvwxyz123456789' }],
  ['an outcome token that we never signed', { outcome: 'abc.k1.def' }],
])('with %s the answer is the same, and no email is sent', async (_, fields) => {
  const candour = await openCandour();
  await file(candour);
  await candour.round();
  const answer = await candour.post(addresses.api.link, fields);
  expect([answer.status, locationOf(answer)]).toEqual([303, addresses.linkSent]);
  await candour.round();
  expect(candour.sent).toHaveLength(1);
});

test('a confirmed request sends no more links', async () => {
  const candour = await openCandour();
  const received = await file(candour);
  await candour.round();
  const [token = ''] = links(candour);
  await confirmWith(candour, token);
  expect((await read(candour.get(received)))(`form[action="${addresses.api.link}"]`)).toHaveLength(0);
  await candour.post(addresses.api.link, { token });
  await candour.round();
  expect(links(candour)).toHaveLength(1);
});

test('a request without an email address offers no link and sends none', async () => {
  const candour = await openCandour();
  const received = await file(candour, byTelephone);
  expect((await read(candour.get(received)))('form [name=outcome]')).toHaveLength(0);
  const [, outcome = ''] = /received\/([^/]+)\//.exec(received) ?? [];
  expect((await candour.post(addresses.api.link, { outcome })).status).toBe(303);
  await candour.round();
  expect(links(candour)).toHaveLength(0);
});

test('a script that asks for JSON gets the same address', async () => {
  const candour = await openCandour();
  const answer = await candour.post(addresses.api.link, {}, { accept: 'application/json' });
  expect(await answer.json()).toEqual({ location: addresses.linkSent });
});
