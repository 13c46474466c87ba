import { expect, test } from 'vitest';
import { DAY } from '../../api/base/calendar.ts';
import type { Recordable } from '../../api/domain/events.ts';
import type { ManualEntry } from '../../api/casework/enter-request.ts';
import { everything, recorded, refusalOf, entered, tryToRecord } from '../support/case.ts';
import { openCandour } from '../support/visit.ts';

/**
 * Entries that must be refused. `refusalOf` checks that nothing at all was written. Today is 22 November
 * 2026.
 */

type Tried = [what: Recordable, options?: Parameters<typeof tryToRecord>[3]];
const because = { reason: 'Because.' };
const notified = { ...because, notified: true };

test.each<[string, Partial<ManualEntry>, Tried[], Tried, RegExp]>([
  [
    'a second extension',
    {},
    [['case.extended', notified]],
    ['case.extended', notified],
    /^The time was extended on 22 November 2026\. The law allows it once\.$/,
  ],
  [
    'an extension after the month',
    { receivedOn: '2026-10-20' },
    [],
    ['case.extended', notified],
    /must be told of an extension by 20 November 2026, and that day has passed/,
  ],
  [
    'a day before the receipt',
    {},
    [],
    ['case.completed', { on: '2026-11-19' }],
    /^19 November 2026 is before the request came, which was 20 November 2026\.$/,
  ],
  [
    'a day in the future',
    {},
    [],
    ['case.completed', { on: '2026-11-23' }],
    /^23 November 2026 has not come yet/,
  ],
  [
    'anything on a closed case',
    {},
    [['case.completed']],
    ['case.identity-requested', notified],
    /^The case was closed on 22 November 2026\. Record “Open it again” first/,
  ],
  ['closing twice', {}, [['case.withdrawn']], ['case.completed'], /^The case was closed/],
  ['reopening an open case', {}, [], ['case.reopened'], /^The case is open/],
  [
    'a day before the case was closed',
    { receivedOn: '2026-11-02' },
    [['case.completed', { on: '2026-11-20' }]],
    ['case.reopened', { on: '2026-11-19' }],
    /^19 November 2026 is before 20 November 2026, when the case was last closed/,
  ],
  [
    'a clarification of another request than access',
    { kind: 'rights' },
    [],
    ['case.clarification-requested', notified],
    /Only for a request for a copy is the time paused/,
  ],
  [
    'a clarification after a death',
    { asking: 'deceased' },
    [],
    ['case.clarification-requested', notified],
    /Only for a request for a copy is the time paused/,
  ],
  [
    'an extension of a complaint',
    { kind: 'complaint' },
    [],
    ['case.extended', notified],
    /have a month that can be extended/,
  ],
  [
    'a fee after a death',
    { asking: 'deceased' },
    [],
    ['case.fee-requested', notified],
    /A fee is never asked for that/,
  ],
  [
    'acknowledging a request that is not a complaint',
    {},
    [],
    ['case.acknowledged', notified],
    /Only a complaint is acknowledged/,
  ],
  [
    'acknowledging twice',
    { kind: 'complaint' },
    [['case.acknowledged', notified]],
    ['case.acknowledged', notified],
    /^That is recorded already, for 22 November 2026\.$/,
  ],
  [
    'the age of a record while the patient lives',
    {},
    [],
    ['case.records-recent'],
    /only for the records of someone who has died/,
  ],
  [
    'proof for stopping marketing',
    { kind: 'opt-out' },
    [],
    ['case.identity-requested', notified],
    /Nobody has to prove who they are/,
  ],
  ['a refusal to stop marketing', { kind: 'opt-out' }, [], ['case.refused', notified], /cannot be refused/],
  [
    'something received that was not asked for',
    {},
    [],
    ['case.identity-received'],
    /^That was never asked for/,
  ],
  [
    'something received twice',
    {},
    [['case.fee-requested', notified], ['case.fee-received']],
    ['case.fee-received'],
    /^That was never asked for, or it has come already/,
  ],
  [
    'asking twice',
    {},
    [['case.authority-requested', notified]],
    ['case.authority-requested', notified],
    /^That was asked for on 22 November 2026 and has not come yet/,
  ],
  [
    'something received before it was asked for',
    { receivedOn: '2026-11-02' },
    [['case.identity-requested', { ...notified, on: '2026-11-20' }]],
    ['case.identity-received', { on: '2026-11-19' }],
    /^19 November 2026 is before it was asked for, which was 20 November 2026\.$/,
  ],
  [
    'a refusal without a reason',
    {},
    [],
    ['case.refused', { notified: true }],
    /^Write the reason that the person must read: why/,
  ],
  [
    'a question that does not say what is needed',
    {},
    [],
    ['case.identity-requested', { notified: true }],
    /the reason that the person must read: what you need/,
  ],
  [
    'the outcome of a complaint without the findings',
    { kind: 'complaint' },
    [],
    ['case.completed', { notified: true }],
    /what you found/,
  ],
  [
    'a reason that is too long',
    {},
    [],
    ['case.refused', { notified: true, reason: 'a'.repeat(4001) }],
    /^The reason is longer than 4,000 characters\.$/,
  ],
  [
    'a refusal as spam without why',
    {},
    [],
    ['case.spam'],
    /^Write what should be kept with the case: why it is spam\.$/,
  ],
  ['a note without a text', {}, [], ['case.note'], /: the note\.$/],
  [
    'a repetition without the other reference',
    {},
    [],
    ['case.duplicate', { reason: 'the one from Monday' }],
    /^Write the reference of the case that this one repeats/,
  ],
  [
    'a repetition of a case that does not exist',
    {},
    [],
    ['case.duplicate', { reason: '22222222' }],
    /^There is no request with the reference 22222222\./,
  ],
  ['sending an opt-out elsewhere', { kind: 'opt-out' }, [], ['case.not-ours', notified], /cannot be refused/],
  [
    'an answer of which nobody hears, unless the team is sure',
    {},
    [],
    ['case.completed', { sure: false }],
    /^No email address is confirmed for this case, .* Are you sure that the person has the answer\?$/,
  ],
  [
    'a refusal that the person would not get',
    {},
    [],
    ['case.refused', because],
    /there is no confirmed email address/,
  ],
  [
    'an email sent today with another day',
    {},
    [['case.confirmed']],
    ['case.refused', { ...because, on: '2026-11-21' }],
    /^The email would go today and not on 21 November 2026/,
  ],
  [
    'a ground that a refusal of this request cannot have',
    {},
    [],
    ['case.refused', { ...notified, grounds: ['correct'] }],
    /^A refusal of this request cannot rest on that\. Choose from: Identity or authority was not shown; /,
  ],
  [
    'a ground for the outcome of a complaint',
    { kind: 'complaint' },
    [],
    ['case.refused', { ...notified, grounds: ['other'] }],
    /^That is not for a case of this kind\. Only a refusal of a copy or of another right has a ground\.$/,
  ],
  ['confirming twice', {}, [['case.confirmed']], ['case.confirmed'], /^That is recorded already/],
])('%s is refused with a sentence and changes nothing', async (_, letter, before, [what, options], says) => {
  const candour = await openCandour();
  const request = await entered(candour, letter);
  for (const [done, how] of before) await recorded(candour, request, done, how);
  expect(await refusalOf(candour, request, what, options)).toMatch(says);
});

test('a case that has moved on since somebody looked at it is not changed', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  const { events } = await recorded(candour, request, 'case.note', { reason: 'She will ring.' });
  expect(await refusalOf(candour, request, 'case.withdrawn', { seen: events.length - 1 })).toMatch(
    /^Something else was recorded for this case in the meantime/,
  );
  expect((await tryToRecord(candour, request, 'case.withdrawn', { seen: events.length })).ok).toBe(true);
});

test('an unknown reference is refused with a sentence', async () => {
  const candour = await openCandour();
  await entered(candour);
  expect(await refusalOf(candour, { reference: '22222222' }, 'case.completed')).toMatch(
    /^There is no request with the reference 22222222\./,
  );
});

test('an email sent today must reach the person within the month, whatever day the entry has', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  candour.clock.advance(29 * DAY);
  expect((await tryToRecord(candour, request, 'case.extended', because)).ok).toBe(true);
  const late = await entered(candour, { receivedOn: '2026-11-20' });
  await recorded(candour, late, 'case.confirmed');
  candour.clock.advance(DAY);
  expect(await refusalOf(candour, late, 'case.extended', because)).toMatch(
    /by 21 December 2026, and that day/,
  );
});

test('the month has not ended while proof is awaited, so an extension is accepted at any time', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.identity-requested', notified);
  candour.clock.advance(60 * DAY);
  expect((await tryToRecord(candour, request, 'case.extended', notified)).ok).toBe(true);
});

test('an email that cannot be stored rolls its event back', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  const before = everything(candour);
  const { pages } = candour.messages;
  candour.messages.pages = {
    ...pages,
    open: () => {
      throw new Error('the page of mails is gone');
    },
  };
  await expect(tryToRecord(candour, request, 'case.extended', because)).rejects.toThrow(
    'the page of mails is gone',
  );
  candour.messages.pages = pages;
  expect(everything(candour)).toEqual(before);
});

test('two cases are not closed as repeats of each other', async () => {
  const candour = await openCandour();
  const first = await entered(candour);
  const second = await entered(candour);
  await recorded(candour, second, 'case.duplicate', { reason: first.reference });
  expect(await refusalOf(candour, first, 'case.duplicate', { reason: second.reference })).toBe(
    `The case ${second.reference} is closed because it repeats this one. If both were closed, nobody would answer. Answer this one.`,
  );
});

test('a case is not closed as a repeat of one that was closed without an answer', async () => {
  const candour = await openCandour();
  const first = await entered(candour);
  const second = await entered(candour);
  await recorded(candour, second, 'case.withdrawn');
  expect(await refusalOf(candour, first, 'case.duplicate', { reason: second.reference })).toMatch(
    /was closed without an answer, so it cannot answer this one/,
  );
});
