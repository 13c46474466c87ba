import { describe, expect, test } from 'vitest';
import { fill } from '../../content/words/fill.ts';
import { addresses } from '../../content/addresses.ts';
import { DAY } from '../../api/base/calendar.ts';
import { mailsOf, recorded, entered, tryToRecord } from '../support/case.ts';
import { byTelephone, file, openCandour, read, rows, visible } from '../support/visit.ts';

/**
 * Recording events of a case, with the functions that the command and the team pages share. Today is 22
 * November 2026.
 */

const WHY = 'Your record is long.\n\nEvery letter must be read first.';

describe('a request that came without a form', () => {
  test('counts from the day on which it came, and is acknowledged with its reference and date', async () => {
    const candour = await openCandour();
    const { reference, dueOn, receivedOn } = await entered(candour, { receivedOn: '2026-11-16' });
    expect([receivedOn, dueOn]).toEqual(['2026-11-16', '2026-12-16']);
    const [receipt, ...more] = await mailsOf(candour);
    expect(more).toEqual([]);
    expect(receipt?.to).toBe('robin@patient.example');
    for (const part of [reference, 'Monday 16 November 2026', 'Wednesday 16 December 2026'])
      expect(receipt?.text).toContain(part);
    expect(receipt?.text).not.toMatch(/Robin|all my notes/);
  });

  test('is emailed to the team if asked to, with how it came and without a Reply-To', async () => {
    const candour = await openCandour();
    await entered(candour, { channel: 'telephone', email: undefined, tellTeam: true });
    const [message] = await mailsOf(candour);
    expect(message?.to).toBe(candour.messages.clinic.requestsTeam.email);
    expect(message).not.toHaveProperty('replyTo');
    for (const part of [
      'by telephone',
      'In the person’s words: Please send me all my notes.',
      'Robin Sample',
    ])
      expect(message?.text).toContain(part);
    expect(message?.text).not.toContain(candour.messages.words.mails.teamRequest.opening);
  });

  test('causes no notice if nobody confirms it, because the team entered it', async () => {
    const candour = await openCandour();
    await entered(candour);
    await mailsOf(candour);
    candour.clock.advance(2 * DAY);
    expect(await mailsOf(candour)).toEqual([]);
  });

  test('to stop marketing is on the suppression list at once', async () => {
    const candour = await openCandour();
    await entered(candour, { kind: 'opt-out', telephone: '020 7946 0123' });
    const list = await candour.store.suppressions();
    expect(list.map(({ value, channels }) => [value, channels])).toEqual([
      ['robin@patient.example', ['all']],
      ['020 7946 0123', ['all']],
    ]);
  });

  test('is sealed like any other: name, words and who entered it are not stored in plain text', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await recorded(candour, request, 'case.refused', { reason: 'It is about Jo Bystander.' });
    const stored = JSON.stringify([
      rows(candour, 'SELECT * FROM requests'),
      rows(candour, 'SELECT * FROM events'),
    ]);
    expect(stored).not.toMatch(/Robin|robin@|notes|Front desk|Records lead|Bystander/);
    const found = await candour.store.findByReference(request.reference);
    expect(found?.events.at(-1)).toMatchObject({ by: 'Records lead', reason: 'It is about Jo Bystander.' });
  });
});

describe('an event moves the date and is emailed to the person', () => {
  test('proof of identity is asked for with what is needed, and starts the month on the day it comes', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    const asked = await recorded(candour, request, 'case.identity-requested', {
      reason: 'Please call us on Monday.',
    });
    const [question] = await mailsOf(candour);
    expect(question).toMatchObject({
      to: 'robin@patient.example',
      replyTo: candour.messages.clinic.requestsTeam.email,
    });
    for (const part of ['Please call us on Monday.', 'black out', 'The time starts when we have it'])
      expect(question?.text).toContain(part);
    expect(asked.dueOn).toBe('2026-12-22');

    candour.clock.advance(12 * DAY);
    const received = await recorded(candour, request, 'case.identity-received');
    expect(received.dueOn).toBe('2027-01-04');
    expect((await mailsOf(candour)).find(({ to }) => to === 'robin@patient.example')?.text).toContain(
      'We must answer by: Monday 4 January 2027',
    );
  });

  test('a clarification pauses the time, and the page shows why', async () => {
    const candour = await openCandour({ at: '2026-12-01T10:00:00Z' });
    const page = await file(candour);
    const [row] = rows(candour, 'SELECT reference FROM requests');
    const request = { reference: String(row?.['reference']) };
    await recorded(candour, request, 'case.confirmed');
    candour.clock.advance(7 * DAY);
    await recorded(candour, request, 'case.clarification-requested', { reason: 'Which dates?' });
    candour.clock.advance(6 * DAY);
    expect((await recorded(candour, request, 'case.clarification-received')).dueOn).toBe('2027-01-07');
    const shown = visible(await read(candour.get(page)));
    expect(shown).toContain('Thursday 7 January 2027');
    expect(shown).toContain('The time was paused in between: 6 days.');
    expect(shown).toContain('Friday 8 January 2027');
  });

  test('an extension gives the reason, the new date and what the person can do', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    const extended = await recorded(candour, request, 'case.extended', { reason: WHY });
    expect(extended.dueOn).toBe('2027-02-22');
    const [message] = await mailsOf(candour);
    const { regulator } = candour.messages.clinic;
    for (const part of [
      'Your record is long.',
      'Every letter must',
      'Monday 22 February 2027',
      regulator.complaints,
    ])
      for (const body of [message?.text, message?.html]) expect(body).toContain(part);
  });

  test.each(['case.refused', 'case.partly-refused'] as const)(
    '%s gives the reason and all three ways to object, and closes the case',
    async (what) => {
      const candour = await openCandour();
      const request = await entered(candour);
      await recorded(candour, request, 'case.confirmed');
      await mailsOf(candour);
      const after = await recorded(candour, request, what, { reason: WHY });
      expect(after.closedOn).toBe('2026-11-22');
      expect(await candour.store.openCases()).toEqual([]);
      const [message] = await mailsOf(candour);
      const { remedies } = candour.messages.words.caseNews;
      expect(message?.subject).not.toMatch(/refus|record|Robin/i);
      for (const part of [
        'Your record is long.',
        addresses.form('complaint'),
        remedies.court,
        'Test Regulator',
      ])
        expect(message?.text).toContain(part);
    },
  );

  test('a refusal after a death names the court and not the regulator, who has no power over it', async () => {
    const candour = await openCandour();
    const request = await entered(candour, { asking: 'deceased' });
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    await recorded(candour, request, 'case.refused', { reason: WHY });
    const [message] = await mailsOf(candour);
    expect(message?.text).toContain(candour.messages.words.caseNews.remedies.courtAfterDeath);
    expect(message?.text).not.toContain(candour.messages.clinic.regulator.name);
  });

  test('checking the record after a death gives the longer time, or keeps the shorter', async () => {
    const candour = await openCandour();
    const request = await entered(candour, { asking: 'deceased' });
    expect(request.dueOn).toBe('2026-12-10');
    expect((await recorded(candour, request, 'case.records-older')).dueOn).toBe('2026-12-29');
    expect((await recorded(candour, request, 'case.records-recent')).dueOn).toBe('2026-12-10');
  });

  test('the outcome of a complaint is sent as one, whether it was upheld or not', async () => {
    const candour = await openCandour();
    const request = await entered(candour, { kind: 'complaint', asked: 'You wrote to my old address.' });
    await recorded(candour, request, 'case.confirmed');
    await mailsOf(candour);
    await recorded(candour, request, 'case.completed', { reason: 'You are right. We have changed it.' });
    const [message] = await mailsOf(candour);
    const { events, whatWeFound } = candour.messages.words.caseNews;
    for (const part of [events.outcome.heading, whatWeFound, 'You are right.', 'Test Regulator'])
      expect(message?.text).toContain(part);
  });

  test('a person notified in another way gets no email, and the day of that counts', async () => {
    const candour = await openCandour();
    const request = await entered(candour, { email: undefined, receivedOn: '2026-10-20' });
    await recorded(candour, request, 'case.extended', { on: '2026-11-20', notified: true, reason: WHY });
    expect(rows(candour, 'SELECT kind FROM mails')).toEqual([]);
  });

  test('a reopened case is on the list again with its old date, and can be closed again', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.completed');
    expect((await recorded(candour, request, 'case.reopened')).closedOn).toBeUndefined();
    expect((await candour.store.openCases()).map(({ dueOn }) => dueOn)).toEqual(['2026-12-21']);
    expect((await recorded(candour, request, 'case.withdrawn')).closedOn).toBe('2026-11-22');
  });

  test('a request without email counts as confirmed if the team has checked it', async () => {
    const candour = await openCandour();
    await file(candour, byTelephone);
    const [row] = rows(candour, 'SELECT reference FROM requests');
    const request = await recorded(candour, { reference: String(row?.['reference']) }, 'case.confirmed');
    expect(request.confirmedAt).toBe(candour.clock.now());
  });
});

test('a complaint with an email address is acknowledged when its email is sent, and another waits for the team', async () => {
  const candour = await openCandour();
  await entered(candour, { kind: 'complaint', email: undefined });
  await entered(candour, { kind: 'complaint' });
  await candour.round();
  const cases = await candour.store.openCases();
  const dates = cases.map(({ dueOn, events }) => [
    dueOn,
    events.some(({ what }) => what === 'case.acknowledged'),
  ]);
  expect(dates).toEqual([
    ['2026-12-18', true],
    ['2026-12-19', false],
  ]);
  const [, waiting] = cases;
  if (!waiting) throw new Error('There is no second case');
  await recorded(candour, waiting, 'case.acknowledged', { notified: true });
  expect((await candour.store.findByReference(waiting.reference))?.dueOn).toBe('2026-12-18');
});

test('if two of the team close a case at the same time, the second gets the error that it is closed', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  const both = await Promise.all([
    tryToRecord(candour, request, 'case.completed'),
    tryToRecord(candour, request, 'case.withdrawn'),
  ]);
  expect(both.map(({ ok }) => ok)).toEqual([true, false]);
  expect(both[1]).toMatchObject({
    ok: false,
    refused: 'closed',
    problem: fill(candour.messages.words.cases.refused.closed, {
      day: '22 November 2026',
      reopened: candour.messages.words.teamCases.actions['case.reopened'],
    }),
  });
});
