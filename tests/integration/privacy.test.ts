import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR, MINUTE } from '../../api/base/calendar.ts';
import type { Candour } from '../support/candour.ts';
import {
  databaseBytes,
  dataFolder,
  locationOf,
  openCandour,
  confirmWith,
  read,
  tokenIn,
} from '../support/visit.ts';

/** Words that appear nowhere else, one for every text of the form, and the form around them. */
const planted = {
  'agent-name': 'Zephyrine Quillfeather',
  'agent-authority-other': 'Attorneyplanted since 1999',
  'parent-name': 'Parentplanted',
  'parent-link': 'Stepdaughterplanted',
  'solicitor-name': 'Solicitorplanted',
  firm: 'Firmplanted',
  'firm-reference': 'Fileplanted',
  'claimant-name': 'Claimantplanted',
  'claim-about': 'Claimplanted',
  'claimant-link': 'Grandsonplanted',
  name: 'Barnabus Wexlimoor',
  'former-names': 'Formerlyplanted',
  email: 'zq.planted@mailplanted.example',
  telephone: '020 7946 0987',
  address: '77 Plantedlane\nPlantedtown',
  'which-dates': 'Datesplanted',
  'which-treatment': 'Treatmentplanted',
  'which-correspondence': 'Correspondenceplanted',
  'cctv-time': 'Timeplanted',
  'cctv-place': 'Placeplanted',
  format: 'Formatplanted',
  'anything-else': 'Elseplanted',
};
const fields = {
  ...planted,
  checked: 'yes',
  asking: 'authority',
  'agent-authority': 'other',
  'birth-day': '17',
  'birth-month': '9',
  'birth-year': '1953',
  want: ['dates', 'treatment', 'correspondence', 'cctv'],
  'cctv-date-day': '2',
  'cctv-date-month': '11',
  'cctv-date-year': '2026',
  delivery: 'post',
};

/** Questions below other options than the chosen one. What is typed there is not part of the request. */
const belowOtherOptions = [
  ...['parent-name', 'parent-link', 'solicitor-name', 'firm', 'firm-reference'],
  ...['claimant-name', 'claim-about', 'claimant-link'],
];

/** What to search for: each planted text as a whole, and its distinctive words, in any case and encoding. */
const secrets = [
  ...Object.values(planted).flatMap((text) => text.split('\n')),
  'Quillfeather',
  'Wexlimoor',
  'mailplanted',
  encodeURIComponent(planted.email),
  '17 September 1953',
  '1953-09-17',
];
const holds = (text: string) => secrets.filter((secret) => text.toLowerCase().includes(secret.toLowerCase()));

/**
 * A person's whole visit, with every error that can happen. Returns every address that answers redirected to.
 */
async function wholeJourney(candour: Candour): Promise<string[]> {
  const places: string[] = [];
  const go = async (response: Response | Promise<Response>) => {
    const place = locationOf(await response);
    if (place) places.push(place);
    return response;
  };
  const send = (changes: object, headers?: Record<string, string>) =>
    go(candour.post(addresses.api.form('access'), { ...fields, ...changes }, headers));

  await send({ name: '' });
  await send({ checked: [] });
  await send({ change: 'name' });
  await send({ 'birth-year': '' }, { accept: 'application/json' });
  await send({ 'anything-else': planted['anything-else'].repeat(20_000) });
  await send({}, { origin: 'https://evil.example' });
  await send({}, { 'content-type': 'application/json' });
  await go(candour.get(`/${encodeURIComponent(planted.name)}/?q=${encodeURIComponent(planted.email)}`));
  await go(candour.get(`${addresses.form('access')}?email=${encodeURIComponent(planted.email)}`));
  const { keys } = candour.messages;
  candour.messages.keys = { ...keys, current: { ...keys.current, index: {} as never } };
  expect((await send({})).status).toBe(500);
  candour.messages.keys = keys;

  candour.outcomes.push(
    { kind: 'retry', mayHaveArrived: true, after: undefined, reason: 'application_error (no answer)' },
    { kind: 'wait', after: MINUTE, reason: 'daily_quota_exceeded (429)' },
  );
  expect((await send({})).status).toBe(303);
  const received = places.at(-1) ?? '';
  await candour.round();
  for (let minute = 0; minute < 5; minute++) {
    candour.clock.advance(MINUTE);
    await candour.round();
  }
  const outcome = (await read(candour.get(received)))('[name=outcome]').attr('value') ?? '';
  await go(candour.post(addresses.api.link, { outcome }));
  candour.clock.advance(24 * HOUR);
  await candour.round();
  const token = tokenIn(candour.sent.find(({ message }) => message.to === planted.email)?.message);
  await go(candour.get(`${addresses.confirm}${token}/`));
  await go(confirmWith(candour, token));
  await go(confirmWith(candour, token));
  await candour.round();
  candour.clock.advance(8 * DAY);
  await go(candour.get(`${addresses.confirm}${token}/`));
  // And a request without an email address.
  await send({ email: '' });
  await candour.round();
  return places;
}

test('what a person typed is in no log, address, subject or byte of the database, and reaches the team', async () => {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir });
  const places = await wholeJourney(candour);

  // The team has all of it, so the search below looks for the right words.
  const team = candour.messages.clinic.requestsTeam.email;
  const toTeam = candour.sent.map(({ message }) => message).filter(({ to }) => to === team);
  const whole = toTeam.find(({ replyTo }) => replyTo === planted.email);
  expect(toTeam).toHaveLength(3);
  for (const [name, value] of Object.entries(planted))
    for (const text of value.split('\n'))
      expect(whole?.text.includes(text), name).toBe(!belowOtherOptions.includes(name));
  expect(whole?.text).toContain('17 September 1953');

  expect(candour.logged.length).toBeGreaterThan(15);
  expect(candour.logged.map(({ event }) => event)).toEqual(
    expect.arrayContaining([
      'http.request',
      'error.unexpected',
      'mail.retry-scheduled',
      'mail.service-busy',
      'mail.sent',
    ]),
  );
  expect(holds(JSON.stringify(candour.logged))).toEqual([]);
  expect(places.length).toBeGreaterThanOrEqual(5);
  expect(holds(places.join('\n'))).toEqual([]);
  expect(holds(candour.sent.map(({ message }) => message.subject).join('\n'))).toEqual([]);
  expect(holds(candour.sent.map(({ key }) => key).join('\n'))).toEqual([]);

  const reference = /\((\w{8})\)/.exec(candour.sent[0]?.message.subject ?? '')?.[1] ?? '';
  for (const moment of ['open', 'closed']) {
    if (moment === 'closed') await candour.close();
    const bytes = databaseBytes(candour);
    expect(bytes.includes(reference), `the reference can be seen when ${moment}`).toBe(true);
    expect(holds(bytes.toString('latin1')), `when ${moment}`).toEqual([]);
    expect(holds(bytes.toString('utf16le')), `when ${moment}`).toEqual([]);
  }
});

test('an email to an unconfirmed address has nothing that was typed', async () => {
  const candour = await openCandour();
  await wholeJourney(candour);
  const messages = candour.sent.map(({ message }) => message).filter(({ to }) => to === planted.email);
  expect(messages.length).toBeGreaterThanOrEqual(3);
  for (const { text, html } of messages) {
    expect(holds(text)).toEqual([]);
    expect(holds(html ?? '')).toEqual([]);
  }
});

test('the log has routes and never addresses', async () => {
  const candour = await openCandour();
  await candour.get(`/nowhere/${planted.name}`);
  await candour.get(`${addresses.confirm}${'a'.repeat(32)}/`);
  await candour.post(addresses.api.form('access'), fields);
  const requests = candour.logged
    .filter(({ event }) => event === 'http.request')
    .map(({ details }) => details);
  expect(requests.map(({ route, status }) => [route, status])).toEqual([
    ['*', 404],
    [`${addresses.confirm}:token`, 404],
    [addresses.api.form('access'), 303],
  ]);
});
