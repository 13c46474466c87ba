import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, addMonths, DAY } from '../../api/base/calendar.ts';
import { recountDeadlines } from '../../api/jobs/recount-deadlines.ts';
import { mailsOf, recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { DIRECTOR, MANAGER } from '../support/team.ts';
import {
  databaseBytes,
  file,
  openCandour,
  openedForm,
  read,
  reminders,
  remindersToLeads,
  rows,
  visible,
} from '../support/visit.ts';

/** The jobs on open and closed cases. Today is 22 November 2026. */

const at = (candour: Candour, day: string) => {
  candour.clock.set(`${day}T12:00:00Z`);
};

async function remindersOn(candour: Candour, day: string): Promise<string[]> {
  at(candour, day);
  candour.sent.length = 0;
  await candour.round();
  return reminders(candour).map(({ text }) => text);
}

test('a case is listed a week before its date and on the day after it, without personal data', async () => {
  const candour = await openCandour();
  const { reference } = await entered(candour);
  expect(await remindersOn(candour, '2026-12-13')).toEqual([]);
  const [soon = ''] = await remindersOn(candour, '2026-12-14');
  for (const part of [reference, 'Monday 21 December 2026', 'in 7 days', 'can still be told of an extension'])
    expect(soon).toContain(part);
  expect(soon).not.toMatch(/Robin|patient\.example|notes/);
  expect(await remindersOn(candour, '2026-12-15')).toEqual([]);
  expect(await remindersOn(candour, '2026-12-21')).toEqual([]);
  const [passed = ''] = await remindersOn(candour, '2026-12-22');
  expect(passed).toContain('which has passed');
  expect(passed).not.toContain('can still be told');
  expect(await remindersOn(candour, '2026-12-23')).toEqual([]);
});

test('an ignored case is listed each week after its date, until it is answered', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { email: undefined });
  expect(await remindersOn(candour, '2026-12-22')).toHaveLength(1);
  for (const [silent, due] of [
    ['2026-12-28', '2026-12-29'],
    ['2027-01-04', '2027-01-05'],
    ['2027-01-11', '2027-01-12'],
  ] as const) {
    expect(await remindersOn(candour, silent), silent).toEqual([]);
    const [mail = ''] = await remindersOn(candour, due);
    expect(mail, due).toContain('which has passed');
  }
  await recorded(candour, request, 'case.completed');
  expect(await remindersOn(candour, '2027-01-19')).toEqual([]);
});

test('weeks are counted in days in London, also when clocks change', async () => {
  const candour = await openCandour({ at: '2026-09-11T10:00:00Z' });
  await entered(candour, { receivedOn: '2026-09-11', email: undefined });
  const at = async (moment: string) => {
    candour.clock.set(moment);
    candour.sent.length = 0;
    await candour.round();
    return reminders(candour).length;
  };
  // Due on Monday 12 October; clocks go back on Sunday 25 October.
  expect(await at('2026-10-12T23:30:00Z')).toBe(1);
  expect(await at('2026-10-19T22:30:00Z')).toBe(0);
  expect(await at('2026-10-19T23:30:00Z')).toBe(1);
  expect(await at('2026-10-26T23:30:00Z')).toBe(0);
  expect(await at('2026-10-27T00:30:00Z')).toBe(1);
});

test('leads hear of a case from a week after the day after its date, and nobody twice', async () => {
  const candour = await openCandour();
  const { reference } = await entered(candour, { receivedOn: '2026-11-19', email: undefined });
  await entered(candour, { name: 'B', receivedOn: '2026-11-27', email: undefined });
  await remindersOn(candour, '2026-12-22');
  expect(remindersToLeads(candour)).toEqual([]);
  expect(await remindersOn(candour, '2026-12-29')).toHaveLength(1);
  const leads = remindersToLeads(candour);
  expect(leads.map(({ to }) => to).toSorted()).toEqual([DIRECTOR, MANAGER]);
  for (const { text } of leads) {
    expect(text).toContain('You get this email because you are a lead.');
    expect(text).toContain(reference);
    expect(text.match(/received/g)).toHaveLength(1);
  }
  const { team } = candour.messages;
  const people = team.read();
  const own = candour.messages.clinic.requestsTeam.email;
  candour.messages.team = {
    read: () => people && { ...people, people: [{ name: 'Lead', email: own.toUpperCase(), role: 'lead' }] },
  };
  expect(await remindersOn(candour, '2027-01-05')).toHaveLength(1);
  expect(remindersToLeads(candour)).toEqual([]);
});

test('a clinic without team pages gets the same reminders at its address', async () => {
  const candour = await openCandour({ site: 'minimal' });
  await entered(candour, { email: undefined });
  await remindersOn(candour, '2026-12-22');
  const [mail = ''] = await remindersOn(candour, '2026-12-29');
  expect(mail).toContain('npm run cases -- record');
  expect(remindersToLeads(candour)).toEqual([]);
});

test('a case of an earlier release that is long overdue is listed at once, and then each week', async () => {
  const candour = await openCandour();
  await entered(candour, { email: undefined });
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.exec("UPDATE requests SET reminded_for = due_on || ' passed'");
  db.close();
  expect(await remindersOn(candour, '2027-02-01')).toHaveLength(1);
  expect(await remindersOn(candour, '2027-02-07')).toEqual([]);
  expect(await remindersOn(candour, '2027-02-08')).toHaveLength(1);
});

test('several cases are in one email; closed cases and those that wait for somebody are left out', async () => {
  const candour = await openCandour();
  const cases = [];
  for (const name of ['A', 'B', 'C', 'D']) cases.push(await entered(candour, { name, email: undefined }));
  const [closed, waiting, ...open] = cases;
  if (!closed || !waiting) throw new Error('Cases are missing');
  await recorded(candour, closed, 'case.completed');
  await recorded(candour, waiting, 'case.identity-requested', { notified: true, reason: 'Please call.' });
  const mails = await remindersOn(candour, '2026-12-15');
  expect(mails).toHaveLength(1);
  for (const { reference } of open) expect(mails[0]).toContain(reference);
  for (const { reference } of [closed, waiting]) expect(mails[0]).not.toContain(reference);
});

test('a case whose date has moved gets a new reminder', async () => {
  const candour = await openCandour();
  const request = await entered(candour, { email: undefined });
  expect(await remindersOn(candour, '2026-12-15')).toHaveLength(1);
  await recorded(candour, request, 'case.extended', { notified: true, reason: 'Long.' });
  expect(await remindersOn(candour, '2026-12-16')).toEqual([]);
  expect(await remindersOn(candour, '2027-02-16')).toHaveLength(1);
});

test('an open case counted by other rules is counted again, and its page shows the new date', async () => {
  const candour = await openCandour();
  const page = await file(candour);
  // As if 22 December had been a bank holiday when the request was filed, and is not one now.
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.exec("UPDATE requests SET due_on = '2026-12-23'");
  db.close();
  expect(await recountDeadlines(candour)).toBe(1);
  expect(await recountDeadlines(candour)).toBe(0);
  expect(rows(candour, 'SELECT due_on FROM requests')).toEqual([{ due_on: '2026-12-22' }]);
  const [open] = await candour.store.openCases();
  expect(open?.events.at(-1)).toMatchObject({
    what: 'case.deadline-moved',
    reason: '2026-12-23 → 2026-12-22',
  });
  expect(visible(await read(candour.get(page)))).toContain('Tuesday 22 December 2026');
});

test('the date of a closed case is not counted again', async () => {
  const candour = await openCandour();
  await recorded(candour, await entered(candour), 'case.completed');
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  db.exec("UPDATE requests SET due_on = '2026-12-23'");
  db.close();
  expect(await recountDeadlines(candour)).toBe(0);
});

/** This number of years and a day after a case was closed on 22 November 2026. */
const after = (years: number, days: number) => addDays(addMonths('2026-11-22', 12 * years), days);

test('a closed case is erased when the policy’s period has passed, and not on the day before', async () => {
  const candour = await openCandour();
  const { retention } = candour.messages.clinic;
  const page = await file(candour, {
    asking: 'self',
    name: 'Oddname Unmistakable',
    'birth-day': '27',
    'birth-month': '3',
    'birth-year': '1985',
    email: 'oddname@patient.example',
  });
  await candour.round();
  const [row] = rows(candour, 'SELECT reference FROM requests');
  const request = { reference: String(row?.['reference']) };
  await recorded(candour, request, 'case.completed', { reason: 'Unmistakable reason' });

  at(candour, after(retention.requestYears, 0));
  await candour.round();
  expect((await candour.store.findByReference(request.reference))?.answers['name']).toBe(
    'Oddname Unmistakable',
  );

  at(candour, after(retention.requestYears, 1));
  await candour.round();
  const line = await candour.store.findByReference(request.reference);
  expect(line).toMatchObject({ answers: {}, flags: [], kind: 'access', closedOn: '2026-11-22' });
  expect(line?.events.map(({ what }) => what)).toEqual(['case.received', 'case.completed', 'case.erased']);
  expect(line?.events.some(({ by, reason }) => by ?? reason)).toBe(false);
  for (const table of ['tokens', 'mails']) expect(rows(candour, `SELECT * FROM ${table}`)).toEqual([]);
  expect(rows(candour, 'SELECT length(sealed) AS bytes, address_index FROM requests')).toEqual([
    { bytes: 0, address_index: null },
  ]);
  expect((await candour.get(page)).status).toBe(410);
});

test('erased data is gone from the disk, including its sealed bytes', async () => {
  const candour = await openCandour();
  await recorded(candour, await entered(candour), 'case.completed');
  const [row] = rows(candour, 'SELECT sealed, content_hash FROM requests');
  const traces = [row?.['sealed'], row?.['content_hash']].map((bytes) => Buffer.from(bytes as Uint8Array));
  expect(traces.every((bytes) => databaseBytes(candour).includes(bytes))).toBe(true);
  at(candour, after(candour.messages.clinic.retention.requestYears, 1));
  await candour.round();
  expect(traces.some((bytes) => databaseBytes(candour).includes(bytes))).toBe(false);
});

test('a case that the person complained about is kept for the longer period, and complaints for their own', async () => {
  const candour = await openCandour();
  const { requestYears, requestAppealYears, complaintYears } = candour.messages.clinic.retention;
  expect(requestYears).toBeLessThan(Math.min(requestAppealYears, complaintYears));
  const disputed = await entered(candour, { name: 'A' });
  await recorded(candour, disputed, 'case.completed');
  await recorded(candour, disputed, 'case.disputed');
  const complaint = await entered(candour, { name: 'B', kind: 'complaint' });
  await recorded(candour, complaint, 'case.completed', { notified: true, reason: 'Put right.' });
  const erasedOn = async (day: string) => {
    at(candour, day);
    await candour.round();
    return rows(candour, 'SELECT erased_at IS NOT NULL AS erased FROM requests ORDER BY rowid').map(
      ({ erased }) => erased === 1,
    );
  };
  expect(await erasedOn(after(requestYears, 1))).toEqual([false, false]);
  expect(await erasedOn(after(Math.max(requestAppealYears, complaintYears), 1))).toEqual([true, true]);
});

test('a case closed before anyone confirmed it causes no more notices', async () => {
  const candour = await openCandour();
  await file(candour);
  const [open] = await candour.store.openCases();
  if (!open) throw new Error('There is no case');
  await recorded(candour, open, 'case.withdrawn');
  await mailsOf(candour);
  candour.clock.advance(3 * DAY);
  expect(await mailsOf(candour)).toEqual([]);
});

test('an open case is never erased, however old, nor one that was reopened', async () => {
  const candour = await openCandour();
  await entered(candour, { name: 'Open' });
  const again = await entered(candour, { name: 'Opened again' });
  await recorded(candour, again, 'case.completed');
  candour.clock.advance(DAY);
  await recorded(candour, again, 'case.reopened');
  at(candour, '2060-01-01');
  await candour.round();
  const names = (await candour.store.openCases()).map(({ answers }) => answers['name']);
  expect(names).toEqual(['Open', 'Opened again']);
  // The store itself does not erase open cases, even if asked to by mistake.
  await candour.store.erase([again.id], candour.clock.now());
  expect((await candour.store.find(again.id))?.answers['name']).toBe('Opened again');
});

test('the suppression list outlives the case that put somebody on it', async () => {
  const candour = await openCandour();
  await recorded(candour, await entered(candour, { kind: 'opt-out' }), 'case.completed');
  at(candour, after(candour.messages.clinic.retention.requestYears, 1));
  await candour.round();
  expect(rows(candour, 'SELECT erased_at FROM requests')).not.toEqual([{ erased_at: null }]);
  expect(await candour.store.suppressions()).toHaveLength(1);
});

test('a correction and what it corrects can both be erased', async () => {
  const candour = await openCandour();
  const fields = { asking: 'self', name: 'Robin', email: 'robin@patient.example' };
  const birth = { 'birth-day': '27', 'birth-month': '3', 'birth-year': '1985' };
  const submission = openedForm(candour);
  for (const format of ['Large print', 'Braille'])
    await file(candour, { ...fields, ...birth, submission, format });
  for (const { reference } of await candour.store.openCases())
    await recorded(candour, { reference }, 'case.completed');
  at(candour, after(candour.messages.clinic.retention.requestYears, 1));
  await candour.round();
  expect(rows(candour, 'SELECT count(*) AS erased FROM requests WHERE erased_at IS NOT NULL')).toEqual([
    { erased: 2 },
  ]);
});

test('a job that fails does not hold up other jobs or mail', async () => {
  const candour = await openCandour();
  await entered(candour);
  candour.store.openCasesAfter = () => Promise.reject(new Error('planted'));
  const mails = await mailsOf(candour);
  expect(mails).toHaveLength(1);
  expect(candour.logged).toContainEqual({
    event: 'job.failed',
    details: { job: 'recount-deadlines', error: 'planted' },
  });
});
