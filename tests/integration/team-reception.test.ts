import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { mailsOf } from '../support/case.ts';
import { signIn, teamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** Entering a request that came without a form. Today is 22 November 2026. */

const { team } = addresses;
const call = {
  kind: 'access',
  channel: 'telephone',
  on: '2026-11-20',
  name: 'Robin Sample',
  asked: 'All my notes',
  for: 'self',
  email: '',
  telephone: '020 7946 0123',
  address: '',
};

async function opened() {
  const candour = await openCandour();
  const visitor = teamVisitor(candour);
  await signIn(candour, visitor);
  return { candour, visitor };
}

test('a request by telephone becomes a case that counts from the day on which it came', async () => {
  const { candour, visitor } = await opened();
  const sent = await visitor.send(team.new, call);
  expect(sent.status).toBe(303);
  expect(locationOf(sent)).toMatch(/^\/team\/cases\/[A-Z0-9]{8}\/\?entered$/);
  const page = visible(await read(visitor.get(locationOf(sent))));
  for (const part of ['The request is entered.', 'by telephone', '21 December 2026', 'by Practice manager'])
    expect(page).toContain(part);
  expect(await mailsOf(candour)).toEqual([]);
});

test('the same form sent twice is one case, and with another day it is another', async () => {
  const { candour, visitor } = await opened();
  const $ = await read(visitor.get(team.new));
  const submission = $('input[name="submission"]').attr('value') ?? '';
  expect(submission).toMatch(/^[\w-]{16}$/);
  const first = locationOf(await visitor.send(team.new, { ...call, submission }));
  expect(locationOf(await visitor.send(team.new, { ...call, submission }))).toBe(first);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
  await visitor.send(team.new, { ...call, submission, on: '2026-11-19' });
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(2);
});

test.each([
  ['kind', '', 'Choose what kind of request it is: Copy of information; '],
  ['channel', 'form', 'Choose how it came: Letter; Telephone; In person; Email; Another way.'],
  ['on', '2026-11-23', '23 November 2026 has not come yet'],
  ['on', 'yesterday', '“yesterday” is not a date'],
  ['for', 'neighbour', 'Choose whose information it is: Their own; A child’s; '],
  ['name', ' ', 'Write the name of the person'],
  ['name', 'x'.repeat(501), 'The text of “Name of the person who asks, or whom it is about” is longer than'],
  ['asked', '', 'Write what was asked for'],
  ['email', 'robin', '“robin” is not an email address'],
])('a wrong %s (“%s”) brings the form back with what was typed', async (field, value, problem) => {
  const { candour, visitor } = await opened();
  const response = await visitor.send(team.new, { ...call, [field]: value });
  expect(response.status).toBe(422);
  const $ = await read(response);
  expect(visible($, '[role="alert"]')).toContain(problem);
  expect($('title').text()).toMatch(/^Error: /);
  expect($('input[name="telephone"]').attr('value')).toBe('020 7946 0123');
  expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
});

test('a pasted email fills the form in, and nothing is kept before it is entered', async () => {
  const { candour, visitor } = await opened();
  const pasted =
    'From: Robin Sample <robin@patient.example>\nSent: 19 November 2026 09:14\nTo: Reception\nSubject: My notes\n\nPlease send <all> my notes.';
  const $ = await read(visitor.send(team.read, { pasted }));
  expect(visible($, '[role="status"]')).toContain('Please check what was taken out of the email');
  const value = (name: string) => $(`[name="${name}"]`).attr('value');
  expect([value('name'), value('email'), value('on')]).toEqual([
    'Robin Sample',
    'robin@patient.example',
    '19/11/2026',
  ]);
  expect($('textarea[name="asked"]').text().trim()).toBe('My notes\n\nPlease send <all> my notes.');
  expect($('input[name="channel"][checked]').attr('value')).toBe('email');
  expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
});

test('a text without headers goes into the form as it is', async () => {
  const { visitor } = await opened();
  const $ = await read(visitor.send(team.read, { pasted: 'Hello, I want my notes.' }));
  expect(visible($, '[role="status"]')).toContain('No sender, day or subject was found');
  expect($('textarea[name="asked"]').text().trim()).toBe('Hello, I want my notes.');
});

test('says when a request would be due that came on a day, and makes no case', async () => {
  const { candour, visitor } = await opened();
  const ask = (query: string) => visitor.get(`${team.due}?${query}`).then(read);
  expect(visible(await ask('kind=access&on=2026-11-20&for=self'))).toContain('21 December 2026');
  expect(visible(await ask('kind=access&on=2026-11-20&for=deceased'))).toContain('10 December 2026');
  expect(visible(await ask('kind=rights&on=2026-11-20&for=deceased'))).toContain(
    '“Of someone who has died” only goes with “Copy of information”.',
  );
  expect(visible(await ask('kind=access&on=soon'))).toContain('“soon” is not a date');
  expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
});
