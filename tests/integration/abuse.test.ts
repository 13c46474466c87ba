import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR, SECOND } from '../../api/base/calendar.ts';
import { newSubmission } from '../../api/requests/submission.ts';
import { validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  byTelephone,
  file,
  openCandour,
  openedForm,
  read,
  rows,
  toOthers,
  toTeam,
} from '../support/visit.ts';

/** Limits on one client and one address, and on suspected spam. No stranger can stop somebody's request. */

const open = (options = {}) => openCandour({ trustedProxies: 1, requestsPerHour: 20, ...options });
const HOME = '203.0.113.77';

const sendFrom = (candour: Candour, from: string, changes: object = {}, headers: object = {}) =>
  candour.post(
    addresses.api.form('access'),
    { ...validAccess, submission: openedForm(candour), ...changes },
    { 'x-forwarded-for': from, ...headers },
  );

/** Everything that the page after sending shows, without what differs between requests. */
async function pageAfter(candour: Candour, location: string): Promise<string> {
  const $ = await read(candour.get(location));
  const reference = $('.reference').first().text();
  expect(reference).toHaveLength(8);
  $('[name=outcome]').removeAttr('value');
  return ($('main').html() ?? '').replaceAll(reference, 'REFERENCE');
}

test('an address gets three links a day over all its requests; further requests are stored, and their page is the same', async () => {
  const candour = await open();
  const pages: string[] = [];
  const outcomes: string[] = [];
  for (let number = 1; number <= 5; number++) {
    const location = await file(
      candour,
      {
        ...validAccess,
        name: `Patient ${number}`,
        email: number % 2 ? 'ROBIN@patient.example' : validAccess.email,
      },
      { from: `192.0.2.${number}` },
    );
    outcomes.push(/received\/([^/]+)\//.exec(location)?.[1] ?? '');
    pages.push(await pageAfter(candour, location));
  }
  expect(new Set(pages).size).toBe(1);
  for (const outcome of outcomes) {
    const answer = await candour.post(addresses.api.link, { outcome });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, addresses.linkSent]);
  }
  await candour.round();
  expect(toOthers(candour)).toHaveLength(3);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(5);
  expect(rows(candour, "SELECT id FROM events WHERE event = 'case.link-withheld'")).toHaveLength(2);

  candour.clock.advance(24 * HOUR);
  await candour.round();
  const told = toTeam(candour)
    .map(({ text }) => text)
    .join('\n');
  for (const { reference } of rows(candour, 'SELECT reference FROM requests'))
    expect(told, String(reference)).toContain(String(reference));
});

test('a link that is sent again counts as one of the three', async () => {
  const candour = await open();
  const location = await file(candour);
  const outcome = /received\/([^/]+)\//.exec(location)?.[1] ?? '';
  for (let time = 0; time < 2; time++) await candour.post(addresses.api.link, { outcome });
  await file(candour, { ...validAccess, name: 'Second' });
  await candour.round();
  expect(toOthers(candour).map(({ subject }) => subject.replace(/ \(.*/, ''))).toEqual([
    'We have your request',
    'Your new link',
    'Your new link',
  ]);
  candour.clock.advance(DAY);
  await file(candour, { ...validAccess, name: 'Third' });
  await candour.round();
  expect(toOthers(candour)).toHaveLength(4);
});

test('nobody can block somebody else’s address: after a flood its owner’s request is accepted', async () => {
  const candour = await open();
  for (let number = 1; number <= 20; number++) {
    await file(candour, { ...validAccess, name: `Flood ${number}` }, { from: HOME });
    candour.clock.advance(SECOND);
  }
  expect((await sendFrom(candour, HOME, { name: 'Flood 21' })).status).toBe(429);
  await file(candour, { ...validAccess, name: 'The true owner' }, { from: '198.51.100.9' });
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(21);
  await candour.round();
  expect(toOthers(candour)).toHaveLength(3);
  candour.clock.advance(24 * HOUR);
  await candour.round();
  expect(
    toTeam(candour)
      .map(({ text }) => text)
      .join(),
  ).toContain('The true owner');
});

test('suspected spam is flagged for the team in words, and never dropped', async () => {
  const candour = await open();
  const { flags } = candour.messages.words.mails;
  const tooFast = () => newSubmission(candour.messages.keys, candour.clock.now() - 2999);
  const ways: [object, string[]][] = [
    [{}, []],
    [{ website: 'https://trap.example' }, [flags.honeypot]],
    [{ submission: tooFast() }, [flags['too-fast']]],
    [{ submission: '' }, [flags['no-page']]],
    [{ website: 'x', submission: tooFast() }, [flags.honeypot, flags['too-fast']]],
  ];
  for (const [index, [changes, expected]] of ways.entries()) {
    await file(candour, { ...byTelephone, name: `Person ${index}`, ...changes });
    await candour.round();
    const message = toTeam(candour).at(-1);
    expect(toTeam(candour)).toHaveLength(index + 1);
    expect(message?.text).toContain(`Person ${index}`);
    for (const flag of Object.values(flags))
      expect(message?.text.includes(flag), flag).toBe(expected.includes(flag));
  }
});

test('the fourth request for an address within a day is flagged, a fourth on the next day is not', async () => {
  const candour = await open();
  for (let number = 1; number <= 4; number++)
    await file(candour, { ...validAccess, name: `Patient ${number}` });
  candour.clock.advance(DAY);
  await file(candour, { ...validAccess, name: 'Patient 5' });
  expect(rows(candour, 'SELECT flags FROM requests ORDER BY rowid').map(({ flags }) => flags)).toEqual([
    '[]',
    '[]',
    '[]',
    '["repetition"]',
    '[]',
  ]);
  await candour.round();
  const said = toTeam(candour).map(
    ({ text }) => text.split(candour.messages.words.mails.flags.repetition).length - 1,
  );
  expect(said.reduce((sum, times) => sum + times, 0)).toBe(1);
});
