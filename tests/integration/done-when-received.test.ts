import { describe, expect, test } from 'vitest';
import { HOUR } from '../../api/base/calendar.ts';
import { describeCase, lineOf } from '../../api/casework/describe-case.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { addresses } from '../../content/addresses.ts';
import { validAccess, validComplaint, validOptOut, validRights } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import {
  file,
  fileMany,
  openCandour,
  confirmWith,
  read,
  reminders,
  toOthers,
  toTeam,
  tokenIn,
  visible,
} from '../support/visit.ts';

/**
 * An opt-out and a complaint are done when they are received, and no page or email says that something is
 * left to do.
 */

type Done = 'opt-out' | 'complaint';
const FORMS = { access: validAccess, rights: validRights, complaint: validComplaint, 'opt-out': validOptOut };
const kinds: Done[] = ['opt-out', 'complaint'];

/** Words that would say that something is left to do for the person. */
const DUTY =
  /please confirm|to confirm that the address is yours|check your email|has not been confirmed|waiting to be confirmed|whether or not you/i;
/** A person does not read either that something is not confirmed. The team does, as a fact about the address. */
const DUTY_OF_PERSON = new RegExp(`${DUTY.source}|not confirmed`, 'i');

const fileKind = (candour: Candour, kind: RequestKind, changes: object = {}) =>
  file(candour, { ...FORMS[kind], ...changes }, { kind });

describe.each(kinds)('%s', (kind) => {
  test('leaves nothing to do on any page or in any email to the person', async () => {
    const candour = await openCandour();
    const received = await fileKind(candour, kind);
    const { words } = candour.messages;
    const outcome = (await read(candour.get(received)))('form [name=outcome]').attr('value') ?? '';
    await candour.post(addresses.api.link, { outcome });
    await candour.round();
    const [first, again] = toOthers(candour);
    const token = tokenIn(first);
    const { subject } = words.mails.acknowledgement.done[kind];
    for (const message of [first, again]) {
      expect(message?.subject.replace(/\(\w{8}\)/, '({reference})')).toBe(subject);
      for (const part of [message?.subject, message?.text, message?.html])
        expect(part).not.toMatch(DUTY_OF_PERSON);
      expect(message?.text).toMatch(/there is nothing left for you to do/i);
    }
    const confirm = `${addresses.confirm}${token}/`;
    const ready = visible(await read(candour.get(confirm)));
    candour.clock.advance(8 * 24 * HOUR);
    const expired = visible(await read(candour.get(confirm)));
    candour.clock.advance(-8 * 24 * HOUR);
    const confirmed = (await confirmWith(candour, token)).headers.get('location') ?? '';
    const pages = [
      visible(await read(candour.get(received))),
      visible(await read(candour.get(confirmed))),
      visible(await read(candour.get(addresses.linkSent))),
      ready,
      expired,
      visible(await read(candour.get(addresses.form(kind)))),
    ];
    for (const page of pages) expect(page).not.toMatch(DUTY_OF_PERSON);
    expect(pages[1]).toContain(words.requests.confirmed.done[kind]);
    expect(ready).toContain('If you like');
  });

  test('is named to the team by its kind, as not confirmed, in plain text without links', async () => {
    const candour = await openCandour();
    const trap = 'Visit www.trap.example or write to thief@trap.example';
    await fileKind(candour, kind, { name: trap });
    candour.clock.advance(HOUR);
    await candour.round();
    const [message, ...more] = toTeam(candour);
    expect(more).toEqual([]);
    expect(message?.subject).toMatch(
      kind === 'opt-out' ? /^Stop marketing messages: \w{8}$/ : /^Complaint about data \w{8}, due /,
    );
    for (const absent of ['html', 'replyTo']) expect(message).not.toHaveProperty(absent);
    expect(message?.text).toContain('Email address: not confirmed');
    expect(message?.text).not.toMatch(DUTY);
    expect(message?.text).not.toMatch(/www\.trap|thief@|:\/\//);
    const { caution, typed } = candour.messages.words.mails.unconfirmedNotice;
    const text = message?.text ?? '';
    expect(text.indexOf(typed)).toBeGreaterThan(text.indexOf(caution));
    expect(text.indexOf('trap[.]example')).toBeGreaterThan(text.indexOf(typed));
  });

  test('is shown among the cases with the address as a fact', async () => {
    const candour = await openCandour();
    await fileKind(candour, kind);
    await candour.round();
    const { words } = candour.messages;
    const status = async () => {
      const [open] = await candour.store.openCases();
      if (!open) throw new Error('There is no case');
      const shown = describeCase(candour.messages, open, '2026-11-22');
      return [lineOf(open, '2026-11-22', words.cases, false), ...shown].join('\n');
    };
    expect(await status()).toContain('email address not confirmed');
    expect(await status()).not.toMatch(DUTY);
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    expect(await status()).toContain('email address confirmed');
  });
});

test('a complaint whose address is confirmed later sends the team a short email that it can reply to', async () => {
  const candour = await openCandour();
  await fileKind(candour, 'complaint');
  await candour.round();
  await confirmWith(candour, tokenIn(toOthers(candour)[0]));
  await candour.round();
  const [whole, short, ...more] = toTeam(candour);
  expect(more).toEqual([]);
  expect(short?.subject).toMatch(/^Complaint about data \w{8}: email address confirmed$/);
  expect(short?.replyTo).toBe('robin@patient.example');
  expect(short?.text).not.toContain('neighbour');
  expect(short?.text.length).toBeLessThan((whole?.text.length ?? 0) / 2);
});

test('a complaint whose address is confirmed before the team had it is sent in full, once', async () => {
  const candour = await openCandour();
  candour.store.noticesDue = () => Promise.resolve([]);
  await fileKind(candour, 'complaint');
  await candour.round();
  await confirmWith(candour, tokenIn(toOthers(candour)[0]));
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  expect(toTeam(candour)[0]?.text).toContain('neighbour');
  expect(toTeam(candour)[0]?.replyTo).toBe('robin@patient.example');
});

test('an opt-out is sent to the team once: at the click or after an hour, whichever is first', async () => {
  const candour = await openCandour();
  await fileKind(candour, 'opt-out');
  candour.clock.advance(HOUR);
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
  await confirmWith(candour, tokenIn(toOthers(candour)[0]));
  await candour.round();
  expect(toTeam(candour)).toHaveLength(1);
});

test('a complaint by telephone is sent at once, with the day by which the team must acknowledge it', async () => {
  const candour = await openCandour();
  await fileKind(candour, 'complaint', { email: '', telephone: '020 7946 0123' });
  await candour.round();
  const [message] = toTeam(candour);
  expect(message?.subject).toMatch(/^Complaint about data \w{8}, acknowledge by 21 December 2026$/);
  expect(message?.text).toContain('Please acknowledge the complaint by Monday 21 December 2026.');
  expect(message?.text).toContain('Email address: none given');
});

test('a list names the kind of each request, and asks the team to confirm none', async () => {
  const candour = await openCandour();
  await fileMany(candour, 6);
  for (let number = 1; number <= 3; number++)
    for (const kind of kinds)
      await fileKind(candour, kind, { name: `P ${number}`, email: `p${number}@patient.example` });
  candour.clock.advance(24 * HOUR);
  await candour.round();
  const [list] = toTeam(candour).filter(({ subject }) => /^\d+ /.test(subject));
  expect(list?.subject).toBe('12 requests came in');
  const { heading } = candour.messages.words.mails.teamRequest;
  for (const [kind, times] of [
    ['access', 6],
    ['complaint', 3],
    ['opt-out', 3],
  ] as const)
    expect(list?.text.split(`What is asked: ${heading[kind]}\n`)).toHaveLength(times + 1);
  expect(list?.text).not.toMatch(DUTY);
});

test('a reminder of an opt-out says that it is on the list, and does not mention confirmation', async () => {
  const candour = await openCandour();
  await fileKind(candour, 'opt-out');
  candour.clock.advance(24 * HOUR);
  await candour.round();
  const [reminder] = reminders(candour);
  expect(reminder?.text).toContain('It is on the suppression list.');
  expect(reminder?.text).not.toMatch(/confirm|sorry/);
});

describe('a reply', () => {
  test('to any email to a person goes to the requests team', async () => {
    const candour = await openCandour();
    for (const kind of ['access', 'rights', 'complaint', 'opt-out'] as const) {
      const received = await fileKind(candour, kind, { email: `${kind}@patient.example` });
      const outcome = (await read(candour.get(received)))('form [name=outcome]').attr('value') ?? '';
      await candour.post(addresses.api.link, { outcome });
    }
    await candour.round();
    expect(toOthers(candour)).toHaveLength(8);
    for (const message of toOthers(candour))
      expect(message.replyTo, message.subject).toBe(candour.messages.clinic.requestsTeam.email);
  });
});
