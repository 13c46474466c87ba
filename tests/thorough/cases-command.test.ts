import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addDays, dayInLondon } from '../../api/base/calendar.ts';
import { makePdf, write } from '../file-check/make-pdf.ts';
import { runCommand, runWithInput } from '../support/command.ts';
import { everything, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { dataFolder, openCandour, rows } from '../support/visit.ts';

/** The cases command as the team types it, beside a store in use. Commands run by the machine's clock. */

const today = dayInLondon(Date.now());
const openNow = () => openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
const by = ['--by', 'Records lead'];
const register = (candour: Pick<Candour, 'dataDir'>, ...args: string[]) =>
  runCommand(candour.dataDir, 'cases', ...args);

test('list prints open cases by due date, and names only if asked to', async () => {
  const candour = await openNow();
  const later = await entered(candour, { receivedOn: addDays(today, -2), name: 'Robin Later' });
  const sooner = await entered(candour, { receivedOn: addDays(today, -20), name: 'Robin Sooner' });
  const { code, out, err } = await register(candour, 'list');
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[1]).toMatch(
    new RegExp(`^${sooner.reference} +copy +${sooner.receivedOn} +${sooner.dueOn} +\\d+ days left`),
  );
  expect(lines[2]).toMatch(new RegExp(`^${later.reference} `));
  expect(lines[3]).toBe('2 open.');
  expect(out).not.toMatch(/Robin|@/);
  expect((await register(candour)).out).toBe(out);
  expect((await register(candour, 'list', '--names')).out).toMatch(/Robin Sooner\n.*Robin Later\n/);
});

test('record new enters a letter with the day it came, and show explains its date', async () => {
  const candour = await openNow();
  const on = addDays(today, -3);
  const { code, out, err } = await register(
    candour,
    ...['record', 'new', '--kind', 'access', '--channel', 'letter', '--on', on, '--name', 'Robin Sample'],
    ...['--asked', 'Everything since 2020', '--email', 'robin@patient.example', '--by', 'Front desk'],
  );
  expect([code, err]).toEqual([0, '']);
  const [, reference = ''] = /Written down as (\w{8}), received/.exec(out) ?? [];
  expect(rows(candour, 'SELECT kind FROM mails')).toEqual([{ kind: 'acknowledgement' }]);

  const confirmed = await register(candour, 'record', reference.toLowerCase(), 'confirmed', ...by);
  expect([confirmed.code, confirmed.err]).toEqual([0, '']);
  const extended = await register(
    candour,
    'record',
    reference,
    'extended',
    '--reason',
    'It is long.',
    '--by',
    'Lead',
  );
  expect(extended.out).toMatch(
    /Extended by two months.*\nAnswer due by .*\nThe person gets an email about it\.\n$/,
  );
  expect(rows(candour, "SELECT kind FROM mails WHERE kind = 'case-news'")).toHaveLength(1);

  const shown = (await register(candour, 'show', reference)).out;
  for (const part of [
    'by letter',
    'Everything since 2020',
    'by Front desk',
    'Extended by two months (by Lead)',
    'It is long.',
    'Three months from the start',
  ])
    expect(shown).toContain(part);
});

test('a reason can be piped in, so that it is in no list of processes, and grounds are named', async () => {
  const candour = await openNow();
  const { reference } = await entered(candour, { receivedOn: today });
  const piped = await runWithInput(
    'Because of others.\n',
    candour.dataDir,
    ...(['cases', 'record', reference, 'refused', '--notified', '--reason', '-'] as const),
    ...['--ground', 'others', '--ground', 'harm'],
    ...by,
  );
  expect([piped.code, piped.err]).toEqual([0, '']);
  const stored = await candour.store.findByReference(reference);
  expect(stored?.events.at(-1)).toMatchObject({
    what: 'case.refused',
    reason: 'Because of others.',
    details: { grounds: ['others', 'harm'] },
  });
});

test.each([
  [2, ['record', 'REF', 'compelted'], 'Did you mean completed?'],
  [2, ['record', 'REF', 'refused', '--ground', 'secret'], 'one of proof, unfounded,'],
  [1, ['record', 'REF', 'extended', ...by], 'Write the reason that the person must read'],
  [1, ['record', 'REF', 'extended', '--reason', 'Many records', ...by], 'That choice is --notified.'],
  [
    1,
    ['record', 'REF', 'completed', ...by],
    'Are you sure that the person has the answer? Add --sure if so.',
  ],
  [1, ['due', '--kind', 'rights', '--for', 'deceased'], '“deceased” only goes with “access”'],
])('exits with %i for %j, says what to do and changes nothing', async (exit, args, says) => {
  const candour = await openNow();
  const { reference } = await entered(candour, { receivedOn: today, kind: 'rights' });
  const before = everything(candour);
  const { code, out, err } = await register(candour, ...args.map((arg) => (arg === 'REF' ? reference : arg)));
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
  expect(everything(candour)).toEqual(before);
});

test('accepts the names of release 0.1.0 for an event and an option', async () => {
  const candour = await openNow();
  const { reference } = await entered(candour, { receivedOn: today });
  const args = ['record', reference, 'identity-asked', '--told', '--reason', 'A copy of your passport.'];
  const { code, err } = await register(candour, ...args, ...by);
  expect([code, err]).toEqual([0, '']);
  const stored = await candour.store.findByReference(reference);
  expect(stored?.events.at(-1)).toMatchObject({ what: 'case.identity-requested' });
});

test('a reference can be typed in lower case, with spaces and hyphens', async () => {
  const candour = await openNow();
  const { reference } = await entered(candour, { receivedOn: today });
  const typed = `${reference.slice(0, 4)}-${reference.slice(4)} `.toLowerCase();
  const { code, out } = await register(candour, 'show', typed);
  expect(code).toBe(0);
  expect(out).toContain(reference);
});

test('due says when a request would be due that came on a day, and why, and makes no case', async () => {
  const candour = await openNow();
  const { code, out, err } = await register(candour, 'due', '--kind', 'access', '--on', '2026-11-20');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('21 December 2026');
  expect(out).toContain('The law gives one month to answer.');
  const typed = await register(candour, 'due', '--kind', 'access', '--on', 'Friday 20th Nov 26');
  expect(typed).toEqual({ code, out, err });
  expect((await register(candour, 'due', '--kind', 'access', '--on', '1850-01-01')).err).toBe(
    '1 January 1850 is too long ago. Check the year.\n',
  );
  expect(rows(candour, 'SELECT * FROM requests')).toEqual([]);
});

test('notes and the person in charge are kept with a case, and no email goes', async () => {
  const candour = await openNow();
  const { reference } = await entered(candour, { receivedOn: today, email: undefined });
  for (const [event, text] of [
    ['note', 'She will ring on Friday.'],
    ['assigned', 'Practice manager'],
    ['reply-received', 'Here is my passport number.'],
    ['posted', 'The copy, to 1 Sample Street'],
  ] as const)
    expect((await register(candour, 'record', reference, event, '--reason', text, ...by)).err).toBe('');
  expect(rows(candour, 'SELECT * FROM mails')).toEqual([]);
  const { out } = await register(candour, 'show', reference);
  for (const part of ['She will ring on Friday.', 'Practice manager', 'passport', '1 Sample Street'])
    expect(out).toContain(part);
});

test('check-file lists what must not go out, knows the person of a case, and stores nothing', async () => {
  const candour = await openNow();
  const { reference } = await entered(candour, { name: 'Robin Sample', email: 'robin@patient.example' });
  const file = join(mkdtempSync(join(tmpdir(), 'check-file-')), 'copy.pdf');
  writeFileSync(file, makePdf({ pages: [write('Write to robin@patient.example or kim@other.example')] }));
  const { code, out, err } = await register(candour, 'check-file', file, reference);
  expect([code, err]).toEqual([1, '']);
  expect(out).toBe(
    'An email address that is not the person’s or the clinic’s (page 1): kim@other.example\n' +
      'To decide before this file is released: 1.\n',
  );
  writeFileSync(file, makePdf({ pages: [write('Hello Robin')] }));
  expect(await register(candour, 'check-file', file)).toMatchObject({
    code: 0,
    out: 'Nothing was found, and everything could be checked.\n',
  });
  expect((await register(candour, 'check-file', `${file}.not`)).err).toContain(
    `There is no file ${file}.not`,
  );
});
