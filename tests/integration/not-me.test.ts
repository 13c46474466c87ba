import { writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import { ORIGIN, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { everything, recorded, entered } from '../support/case.ts';
import {
  dataFolder,
  file,
  locationOf,
  notMeTokenIn,
  openCandour,
  openedForm,
  confirmWith,
  read,
  takeBack,
  tokenIn,
  toOthers,
  toTeam,
  visible,
} from '../support/visit.ts';

/** “It was not me”: the owner of a mailbox undoes an opt-out that somebody else made for their address. */

const NUMBER = '020 7946 0123';
const STREET = '2 Example Street\nLeeds';
const pageOf = (token: string) => `${addresses.notMe}${token}/`;

const optOut = (candour: Candour, changes: Record<string, string | string[]> = {}) =>
  file(candour, { ...validOptOut, ...changes }, { kind: 'opt-out' });

/** Files an opt-out, sends its email, and returns the tokens of its two links. */
async function filed(candour: Candour, changes: Parameters<typeof optOut>[1] = {}) {
  const received = await optOut(candour, changes);
  await candour.round();
  const message = toOthers(candour).at(-1);
  return { received, message, notMe: notMeTokenIn(message), confirm: tokenIn(message) };
}

const listed = async ({ store }: Candour) => (await store.suppressions()).map(({ value }) => value);
const headingOf = async (candour: Candour, path: string) => (await read(candour.get(path)))('h1').text();

test('opening the link changes nothing, by whatever scanner', async () => {
  const candour = await openCandour();
  const { notMe } = await filed(candour);
  const before = everything(candour);
  for (const method of ['GET', 'HEAD', 'GET', 'OPTIONS'])
    await candour.app.request(ORIGIN + pageOf(notMe), { method });
  expect(everything(candour)).toEqual(before);
  const page = await candour.get(pageOf(notMe));
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const $ = await read(page);
  expect($('h1').text()).toBe(candour.messages.words.requests.notMe.title);
  expect($('main form').attr('action')).toBe(addresses.api.notMe);
  expect($('main form').attr('method')).toBe('post');
  expect($('main form [name=token]').attr('value')).toBe(notMe);
  expect($('meta[name=robots]').attr('content')).toBe('noindex');
  expect(await listed(candour)).toEqual(['robin@patient.example']);
});

test('the button removes the email address of that request from the list, and nothing else', async () => {
  const candour = await openCandour();
  await optOut(candour, { name: 'The reader, earlier' });
  await entered(candour, { kind: 'opt-out' });
  const { notMe } = await filed(candour, {
    telephone: NUMBER,
    address: STREET,
    channels: ['email', 'telephone', 'post'],
  });
  await optOut(candour, { email: 'other@patient.example' });
  const answer = await takeBack(candour, notMe);
  expect([answer.status, locationOf(answer)]).toEqual([303, pageOf(notMe)]);
  expect(await headingOf(candour, locationOf(answer))).toBe(candour.messages.words.requests.notMe.doneTitle);
  expect((await listed(candour)).sort()).toEqual(
    ['robin@patient.example', 'robin@patient.example', 'other@patient.example', NUMBER, STREET].sort(),
  );
});

test('an entry made under an earlier key is removed too', async () => {
  const dataDir = dataFolder();
  const [old, next] = ['old', 'next'].map((id) => `${id}:${randomBytes(32).toString('base64')}`);
  writeFileSync(join(dataDir, 'keys'), `${old}\n`);
  const first = await openCandour({ dataDir });
  const { notMe } = await filed(first);
  await first.close();
  writeFileSync(join(dataDir, 'keys'), `${next}\n${old}\n`);
  const second = await openCandour({ dataDir });
  await takeBack(second, notMe);
  expect(await listed(second)).toEqual([]);
});

describe('the team', () => {
  test('is told at once what was undone, what stays and what to do, with nothing to click but the case', async () => {
    const candour = await openCandour();
    const { notMe } = await filed(candour, { telephone: NUMBER, channels: ['all'] });
    await takeBack(candour, notMe);
    await candour.round();
    const [message, ...more] = toTeam(candour);
    expect(more).toEqual([]);
    expect(message?.subject).toMatch(/^Opt-out taken back: \w{8}$/);
    for (const absent of ['html', 'replyTo']) expect(message).not.toHaveProperty(absent);
    for (const part of [
      'says that they did not ask',
      'Still on the suppression list from this opt-out: the telephone number.',
      'Take the rest off every mailing list',
      'robin[at]patient[.]example',
      NUMBER,
    ])
      expect(message?.text).toContain(part);
    const reference = message?.subject.slice(-8) ?? '';
    const link = candour.messages.url(addresses.team.case(reference));
    expect(message?.text).toContain(link);
    expect(message?.text.replace(link, '')).not.toMatch(/robin@|:\/\//);
    // The hour of its notice passes: that email said everything.
    candour.clock.advance(2 * HOUR);
    await candour.round();
    expect(toTeam(candour)).toHaveLength(1);
  });

  test('is told if nothing else stays, and can close the case', async () => {
    const candour = await openCandour();
    const { notMe } = await filed(candour);
    await takeBack(candour, notMe);
    await candour.round();
    expect(toTeam(candour)[0]?.text).toContain(candour.messages.words.mails.takenBack.nothingStays);
    const [open] = await candour.store.openCases();
    expect(open?.events.map(({ what }) => what)).toEqual(['case.received', 'case.not-me']);
    const shown = describeCase(candour.messages, open ?? (await entered(candour)), '2026-11-22').join('\n');
    expect(shown).toContain('its reader said “It was not me”');
    expect(shown).toContain('email address taken back');
    expect((await recorded(candour, open ?? { reference: '' }, 'case.completed')).closedOn).toBe(
      '2026-11-22',
    );
  });
});

test('two clicks undo it once, one after the other or at the same time', async () => {
  const candour = await openCandour();
  const { notMe } = await filed(candour);
  await Promise.all([takeBack(candour, notMe), takeBack(candour, notMe.toUpperCase())]);
  const { status } = await takeBack(candour, notMe);
  expect(status).toBe(303);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
});

test('the link undoes nothing once the address is confirmed, and says how to contact us', async () => {
  const candour = await openCandour();
  const { notMe, confirm } = await filed(candour);
  await confirmWith(candour, confirm);
  const before = everything(candour);
  await takeBack(candour, notMe);
  expect(everything(candour)).toEqual(before);
  const $ = await read(candour.get(pageOf(notMe)));
  expect($('h1').text()).toBe(candour.messages.words.requests.notMe.verifiedTitle);
  expect($('main form')).toHaveLength(0);
  expect(visible($)).toContain(candour.messages.clinic.phone);
});

test('the address cannot be confirmed after that, and gets no more links', async () => {
  const candour = await openCandour();
  const { notMe, confirm, received } = await filed(candour);
  await takeBack(candour, notMe);
  await confirmWith(candour, confirm);
  expect(await headingOf(candour, `${addresses.confirm}${confirm}/`)).toBe(
    candour.messages.words.requests.confirm.notMeTitle,
  );
  await candour.post(addresses.api.link, { token: notMe });
  await candour.round();
  expect(toOthers(candour)).toHaveLength(1);
  const page = visible(await read(candour.get(received)));
  expect(page).toContain(candour.messages.words.requests.received.takenBack);
  expect(page).not.toContain('We stopped on');
  expect(page).not.toContain(candour.messages.words.requests.received.titleOptOut);
});

test('a link works until the end of its seventh day, and a new one is offered after that', async () => {
  const candour = await openCandour();
  const { notMe } = await filed(candour);
  const start = candour.clock.now();
  candour.clock.set(start + 7 * DAY);
  const $ = await read(candour.get(pageOf(notMe)));
  expect($('h1').text()).toBe(candour.messages.words.requests.notMe.expiredTitle);
  expect($('main form').attr('action')).toBe(addresses.api.link);
  await takeBack(candour, notMe);
  expect(await listed(candour)).toHaveLength(1);
  await candour.post(addresses.api.link, { token: notMe });
  await candour.round();
  const again = notMeTokenIn(toOthers(candour).at(-1));
  expect(again).not.toBe(notMe);
  await takeBack(candour, again);
  expect(await listed(candour)).toEqual([]);
});

test('a person who said so gets no more emails about the case, whatever the team records', async () => {
  const candour = await openCandour();
  const { notMe, received } = await filed(candour, { telephone: NUMBER, channels: ['all'] });
  await takeBack(candour, notMe);
  const request = await candour.store.find(received.split('/').at(-2)?.split('.')[0] ?? '');
  if (!request) throw new Error('The opt-out is gone');
  await candour.round();
  const before = toOthers(candour).length;
  await recorded(candour, await recorded(candour, request, 'case.confirmed'), 'case.completed');
  await candour.round();
  expect(toOthers(candour)).toHaveLength(before);
});

test('the same form sent again is not a correction of the undone one', async () => {
  const candour = await openCandour();
  const submission = openedForm(candour);
  const { notMe } = await filed(candour, { submission });
  await takeBack(candour, notMe);
  const page = await optOut(candour, { submission });
  const again = await candour.store.find(page.split('/').at(-2)?.split('.')[0] ?? '');
  expect(again?.follows).toBeUndefined();
  expect(await listed(candour)).toHaveLength(1);
});

test('a token of one purpose does nothing on the page of the other', async () => {
  const candour = await openCandour();
  const { notMe, confirm } = await filed(candour);
  const before = everything(candour);
  await takeBack(candour, confirm);
  await confirmWith(candour, notMe);
  expect(everything(candour)).toEqual(before);
  expect((await candour.get(pageOf(confirm))).status).toBe(404);
  expect((await candour.get(`${addresses.confirm}${notMe}/`)).status).toBe(404);
});

test.each(['abcdefghjkmnpqrstuvwxyz123456789', 'x', 'a%20b', '..%2F..%2Fhealthz', 'é', 'a'.repeat(4000)])(
  'a link that we never sent, “%s”, has a page that helps',
  async (token) => {
    const candour = await openCandour();
    await filed(candour);
    const response = await candour.get(pageOf(token));
    expect(response.status).toBe(404);
    expect((await read(response))('h1').text()).toBe(candour.messages.words.requests.notMe.unknownTitle);
    expect((await takeBack(candour, decodeURIComponent(token))).status).toBe(303);
    expect(await listed(candour)).toHaveLength(1);
  },
);

test('the same form sent again afterwards stops the messages again', async () => {
  const candour = await openCandour();
  const submission = openedForm(candour);
  const { notMe } = await filed(candour, { submission });
  await takeBack(candour, notMe);
  await optOut(candour, { submission });
  expect(await listed(candour)).toEqual(['robin@patient.example']);
  await optOut(candour);
  expect((await listed(candour)).length).toBeGreaterThan(0);
  await candour.round();
  await takeBack(candour, notMeTokenIn(toOthers(candour)[1]));
  expect((await read(candour.get(pageOf(notMeTokenIn(toOthers(candour)[1])))))('h1').text()).toBe(
    candour.messages.words.requests.notMe.doneTitle,
  );
});

test('only an opt-out offers the link', async () => {
  const candour = await openCandour();
  await file(candour);
  await file(candour, { ...validComplaintFields }, { kind: 'complaint' });
  await candour.round();
  for (const { text } of toOthers(candour)) expect(text).not.toContain(addresses.notMe);
});

const validComplaintFields = {
  happened: 'A letter about me went to my neighbour.',
  asking: 'self',
  name: 'Robin Sample',
  email: 'robin@patient.example',
};

test('a script that asks for JSON gets the outcome, and no token is logged', async () => {
  const candour = await openCandour();
  const { notMe } = await filed(candour);
  const ask = async () =>
    (await (
      await candour.post(addresses.api.notMe, { token: notMe }, { accept: 'application/json' })
    ).json()) as { outcome: string };
  expect((await ask()).outcome).toBe('taken-back');
  expect((await ask()).outcome).toBe('already');
  await candour.get(pageOf(notMe));
  expect(candour.logged.length).toBeGreaterThan(2);
  expect(JSON.stringify(candour.logged)).not.toContain(notMe);
});
