import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { forms } from '../../content/forms/forms.ts';
import { questionsOf } from '../../content/forms/question.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  file,
  openCandour,
  confirmWith,
  read,
  toOthers,
  toTeam,
  tokenIn,
  visible,
} from '../support/visit.ts';

const NUMBER = '020 7946 0123';
const STREET = '2 Example Street\nLeeds\nZZ99 1AB';

const optOut = (candour: Candour, changes: Record<string, string | string[]> = {}) =>
  file(candour, { ...validOptOut, ...changes }, { kind: 'opt-out' });

/** The errors of the form, by question. */
async function faults(candour: Candour, fields: Record<string, string | string[]>) {
  const response = await candour.post(addresses.api.form('opt-out'), fields, { accept: 'application/json' });
  expect(response.status).toBe(422);
  const { errors } = (await response.json()) as { errors: { name: string; message: string }[] };
  return errors.map(({ name, message }) => [name, message]);
}

test('an opt-out by email is done, and the page says so and asks for nothing more', async () => {
  const candour = await openCandour();
  const $ = await read(candour.get(await optOut(candour)));
  const page = visible($);
  const { next, received } = candour.messages.words.requests;
  expect([$('h1').text(), $('title').text()]).toEqual([received.titleOptOut, received.titleOptOut]);
  expect(page).toContain('We stopped on Sunday 22 November 2026');
  for (const step of Object.values(next['opt-out'])) expect(page).toContain(step);
  expect(page).toContain(received.emailed['opt-out']);
  for (const duty of [received.checkEmail, received.checkEmailWhy]) expect(page).not.toContain(duty);
  expect(page).toContain('Tuesday 22 December 2026');
  expect(page).not.toContain(next.access.team);
  expect(page).not.toContain(next.access.identity);
});

test('its acknowledgement says that it is done and has nothing that was typed', async () => {
  const candour = await openCandour();
  await optOut(candour, { telephone: NUMBER });
  await candour.round();
  const [message] = toOthers(candour);
  expect(message).toMatchObject({ to: 'robin@patient.example' });
  expect(message?.subject).toMatch(/^We have stopped the marketing messages you chose \(\w{8}\)$/);
  for (const part of [message?.text ?? '', message?.html ?? '']) {
    expect(part).toContain('asked The Brackenholt Clinic to stop sending marketing messages.');
    expect(part).toContain('There is nothing left for you to do.');
    expect(part).not.toContain(candour.messages.words.mails.acknowledgement.confirmHeading);
    expect(part).not.toContain('copy of the records');
    expect(part).not.toMatch(/Robin|Sample|7946 0123/);
  }
  const asked = visible(await read(candour.get(`${addresses.confirm}${tokenIn(message)}/`)));
  expect(asked).toContain('it was you who asked The Brackenholt Clinic');
});

test('a confirmed one is sent to the team at once, with what to do about it and nothing about records', async () => {
  const candour = await openCandour();
  await optOut(candour, { channels: ['email', 'sms'], telephone: NUMBER });
  await candour.round();
  expect(toTeam(candour)).toEqual([]);
  await confirmWith(candour, tokenIn(toOthers(candour)[0]));
  await candour.round();
  const [message, ...more] = toTeam(candour);
  expect(more).toEqual([]);
  expect(message?.subject).toMatch(/^Stop marketing messages: \w{8}$/);
  expect(message?.replyTo).toBe('robin@patient.example');
  const { checks } = candour.messages.words.team;
  for (const check of [checks.stop, checks.care, checks.suppression]) expect(message?.text).toContain(check);
  for (const check of [checks.identity, checks.search, checks.seriousHarm, checks.refusal, checks.profiling])
    expect(message?.text).not.toContain(check);
  expect(message?.text).toContain('Robin Sample');
  expect(message?.text).toContain(NUMBER);
  expect(message?.text).toMatch(/Which messages should stop\?[\s\S]*Email newsletter\s+Text messages/);
  candour.clock.advance(48 * HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
});

test('an unconfirmed one is sent to the team after one hour and not before, with what to do', async () => {
  const candour = await openCandour();
  await optOut(candour);
  const filed = candour.clock.now();
  candour.clock.set(filed + HOUR - 1);
  await candour.round();
  expect(toTeam(candour)).toEqual([]);
  candour.clock.set(filed + HOUR);
  await candour.round();
  const [message, ...more] = toTeam(candour);
  expect(more).toEqual([]);
  const words = candour.messages.words.mails.unconfirmedNotice;
  expect(message?.subject).toMatch(/^Stop marketing messages: \w{8}$/);
  expect(message?.text).toContain(words.openingDone['opt-out']);
  expect(message?.text).toContain('Email address: not confirmed');
  expect(message?.text).toContain(words.optOut);
  expect(message?.text).toContain(
    `${words.kind}: ${candour.messages.words.mails.teamRequest.heading['opt-out']}`,
  );
  expect(message?.text).toContain('Email newsletter');
});

test('the notice of a request for records does not tell the team to act without proof', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.clock.advance(24 * HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  expect(toTeam(candour)[0]?.text).not.toContain(candour.messages.words.mails.unconfirmedNotice.optOut);
});

test.each([
  ['a telephone number', { channels: ['sms', 'telephone'], telephone: NUMBER }, NUMBER],
  ['a postal address', { channels: ['post'], address: STREET }, 'ZZ99 1AB'],
])('with only %s the team is notified at once, in plain text', async (_, answers, value) => {
  const candour = await openCandour();
  const location = await optOut(candour, { ...answers, email: '' });
  await candour.round();
  expect(toOthers(candour)).toEqual([]);
  const [message] = toTeam(candour);
  expect(message?.subject).toMatch(/^Stop marketing messages: \w{8}$/);
  expect(message?.text).toContain('Email address: none given');
  expect(message).not.toHaveProperty('html');
  expect(message).not.toHaveProperty('replyTo');
  expect(message?.text).toContain(value);
  expect(message?.text).toContain(candour.messages.words.mails.unconfirmedNotice.optOut);
  expect(visible(await read(candour.get(location)))).toContain(
    candour.messages.words.requests.received.noEmail['opt-out'],
  );
});

test('each channel requires its own address', async () => {
  const candour = await openCandour();
  const only = (channel: string, rest: object) => ({ name: 'Robin Sample', channels: [channel], ...rest });
  const email = { email: 'robin@patient.example' };
  const needs: [string, object, string, string][] = [
    ['email', { telephone: NUMBER }, 'email', 'Enter the email address that the newsletter comes to'],
    ['sms', email, 'telephone', 'Enter the telephone number that the messages come to'],
    ['telephone', email, 'telephone', 'Enter the telephone number that we call'],
    ['post', email, 'address', 'Enter the address that our letters come to'],
  ];
  for (const [channel, rest, name, message] of needs)
    expect(await faults(candour, only(channel, rest)), channel).toEqual([[name, message]]);
  expect(await candour.store.suppressions()).toEqual([]);
});

test('“all” requires one address of any kind, and not all of them', async () => {
  const candour = await openCandour();
  const all = { name: 'Robin Sample', channels: ['all'], email: '' };
  const { anyOf } = forms['opt-out'](candour.messages.clinic);
  expect(await faults(candour, all)).toEqual([['email', anyOf?.error]]);
  await optOut(candour, { ...all, email: 'robin@patient.example' });
  await optOut(candour, { ...all, telephone: NUMBER });
  await optOut(candour, { ...all, address: STREET });
  expect((await candour.store.suppressions()).map(({ channels }) => channels)).toEqual([
    ['all'],
    ['all'],
    ['all'],
  ]);
});

test('an empty form reports everything that is missing, in its own words', async () => {
  const candour = await openCandour();
  const { anyOf } = forms['opt-out'](candour.messages.clinic);
  expect(await faults(candour, {})).toEqual([
    ['name', 'Enter your full name'],
    ['email', anyOf?.error],
    ['channels', 'Choose which messages should stop'],
  ]);
});

test('a person who objects to profiling for offers is on the list as such, and the team is told', async () => {
  const candour = await openCandour();
  await optOut(candour, { profiling: ['stop'] });
  await optOut(candour, { email: 'other@patient.example' });
  expect((await candour.store.suppressions()).map(({ profiling }) => profiling)).toEqual([true, false]);
  await candour.round();
  for (const message of toOthers(candour)) await confirmWith(candour, tokenIn(message));
  await candour.round();
  const { profiling } = candour.messages.words.team.checks;
  expect(toTeam(candour).map(({ text }) => text.includes(profiling))).toEqual([true, false]);
});

test('page, email to the team and form use the same words', async () => {
  const candour = await openCandour();
  const form = forms['opt-out'](candour.messages.clinic);
  const $ = await read(candour.get(addresses.form('opt-out')));
  const page = visible($, 'main');
  expect($('h1').text()).toBe(form.title);
  expect($('main form').attr('action')).toBe(addresses.api.form('opt-out'));
  for (const question of questionsOf(form)) {
    expect(page).toContain(question.label);
    if ('options' in question) for (const { label } of question.options) expect(page).toContain(label);
  }
  await optOut(candour, {
    telephone: NUMBER,
    address: STREET,
    channels: ['all', 'email', 'sms', 'telephone', 'post'],
    profiling: ['stop'],
  });
  await candour.round();
  await confirmWith(candour, tokenIn(toOthers(candour)[0]));
  await candour.round();
  for (const question of questionsOf(form)) {
    expect(toTeam(candour)[0]?.text).toContain(question.label);
    if ('options' in question)
      for (const { label } of question.options) expect(toTeam(candour)[0]?.text).toContain(label);
  }
});
