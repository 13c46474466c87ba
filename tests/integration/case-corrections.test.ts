import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import { hasBounced } from '../../api/domain/bounces.ts';
import { effectiveEvents } from '../../api/domain/corrections.ts';
import type { Recordable } from '../../api/domain/events.ts';
import { mailsOf, recorded, refusalOf, entered, tryToRecord } from '../support/case.ts';
import { openCandour, confirmWith, read, tokenIn, visible } from '../support/visit.ts';

/**
 * Entries that the team recorded by mistake: they stay visible but are voided, and anyone already notified
 * gets a correction.
 */

const why = { reason: 'This was about another request. Yours goes on as before.' };

test('a voided extension brings the date back, is corrected by email, and can be made again', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  const extended = await recorded(candour, request, 'case.extended', why);
  expect([request.dueOn, extended.dueOn]).toEqual(['2026-12-21', '2027-02-22']);
  await mailsOf(candour);

  const { dueOn } = await recorded(candour, request, 'case.voided', why);
  expect(dueOn).toBe(request.dueOn);
  const [correction, ...more] = await mailsOf(candour);
  expect(more).toEqual([]);
  expect(correction?.subject).toBe(`A correction about your request (${request.reference})`);
  for (const part of ['does not hold', why.reason, 'Monday 21 December 2026'])
    expect(correction?.text).toContain(part);
  expect((await tryToRecord(candour, request, 'case.extended', why)).ok).toBe(true);
});

test('a case closed by mistake is open again, with its former date', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.completed');
  expect(await candour.store.openCases()).toEqual([]);
  await mailsOf(candour);
  const open = await recorded(candour, request, 'case.voided', why);
  expect([open.closedOn, open.dueOn]).toEqual([undefined, request.dueOn]);
  expect((await mailsOf(candour)).map(({ to }) => to)).toEqual(['robin@patient.example']);
  expect(await candour.store.openCases()).toMatchObject([{ reference: request.reference }]);
});

test('voiding a reopening closes the case on the day on which it was closed', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { email: undefined });
  await recorded(candour, request, 'case.completed', { on: '2026-11-21' });
  await recorded(candour, request, 'case.reopened');
  expect(await recorded(candour, request, 'case.voided', why)).toMatchObject({ closedOn: '2026-11-21' });
});

test('a voided confirmation stops emails to that address, and the person can still confirm', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  const [receipt] = await mailsOf(candour);
  await recorded(candour, request, 'case.confirmed');
  expect(await recorded(candour, request, 'case.voided', why)).toMatchObject({ confirmedAt: undefined });
  await recorded(candour, request, 'case.completed');
  expect(await mailsOf(candour)).toEqual([]);
  const confirmation = await confirmWith(candour, tokenIn(receipt));
  expect(visible(await read(candour.get(confirmation.headers.get('location') ?? addresses.home)))).toContain(
    request.reference,
  );
  expect(await candour.store.findByReference(request.reference)).toMatchObject({
    confirmedAt: candour.clock.now(),
  });
});

test('several entries are voided one after the other, the latest first', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { email: undefined });
  const notified = { ...why, notified: true };
  await recorded(candour, request, 'case.identity-requested', notified);
  await recorded(candour, request, 'case.identity-received');
  await recorded(candour, request, 'case.voided', why);
  expect(await refusalOf(candour, request, 'case.identity-requested', notified)).toMatch(
    /^That was asked for/,
  );
  await recorded(candour, request, 'case.voided', notified);
  const stands = await recorded(candour, request, 'case.identity-requested', notified);
  const shown = describeCase(candour.messages, stands, '2026-11-22').filter((line) =>
    /identity|voided/.test(line),
  );
  expect(shown).toEqual([
    expect.stringContaining('waiting for identity'),
    expect.stringContaining('Asked for proof of identity (voided, does not count, by Records lead)'),
    expect.stringContaining('Proof of identity came (voided, does not count, by Records lead)'),
    expect.stringContaining('The last entry was voided (by Records lead)'),
    expect.stringContaining('The last entry was voided (by Records lead)'),
    expect.stringContaining('Asked for proof of identity (by Records lead)'),
  ]);
});

test.each<[string, Recordable[], Parameters<typeof tryToRecord>[3], RegExp]>([
  ['nothing was recorded yet', [], why, /^There is nothing to void/],
  [
    'no reason is given',
    ['case.records-older'],
    {},
    /^Write the reason that the person must read: what was wrong/,
  ],
  ['the person was notified, and has no email address', ['case.extended'], why, /^The person must be told/],
  ['every entry is voided already', ['case.records-older', 'case.voided'], why, /^There is nothing/],
])('nothing is voided if %s', async (_, before, options, says) => {
  const candour = await openCandour();
  const deceased = before.includes('case.records-older');
  const request = await entered(candour, { email: undefined, asking: deceased ? 'deceased' : 'self' });
  for (const what of before) await recorded(candour, request, what, { ...why, notified: true });
  expect(await refusalOf(candour, request, 'case.voided', options)).toMatch(says);
});

test('a bounce that the team recorded is voided without an email, and emails go again', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  const extended = await recorded(candour, request, 'case.extended', why);
  await recorded(candour, request, 'case.bounced');
  await mailsOf(candour);

  const result = await tryToRecord(candour, request, 'case.voided', {});
  expect(result).toMatchObject({ ok: true, mailed: false, voided: { what: 'case.bounced' } });
  const stored = await candour.store.findByReference(request.reference);
  expect(stored && hasBounced(stored)).toBe(false);
  expect(stored?.dueOn).toBe(extended.dueOn);
  // The next void is of the entry before.
  expect(await recorded(candour, request, 'case.voided', why)).toMatchObject({ dueOn: request.dueOn });
  expect((await mailsOf(candour)).map(({ to }) => to)).toEqual(['robin@patient.example']);
});

test('voiding the bounce of an acknowledgement makes the acknowledgement count again', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { kind: 'complaint' });
  await mailsOf(candour);
  await recorded(candour, request, 'case.bounced');
  const voided = await recorded(candour, request, 'case.voided');
  expect(effectiveEvents(voided.events).map(({ what }) => what)).toContain('case.acknowledged');
});

test('a bounce that an earlier release passed over when it voided stays recorded', () => {
  const by = 'Records lead';
  const events = [
    { what: 'case.extended', by },
    { what: 'case.bounced', by },
    { what: 'case.voided', by },
  ] as const;
  expect(effectiveEvents(events)).toEqual([{ what: 'case.bounced', by }]);
});

test('an acknowledgement cannot be voided, because the person has it', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { kind: 'complaint' });
  expect(await refusalOf(candour, request, 'case.voided', why)).toMatch(
    /the last entry is an acknowledgement/,
  );
});
