import { expect, test } from 'vitest';
import { dayInLondon } from '../../api/base/calendar.ts';
import { everything, entered } from '../support/case.ts';
import { validOptOut } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { dataFolder, file, openCandour } from '../support/visit.ts';

/** What the commands for cases, mail and suppressions refuse. Each runs as a process beside a store in use. */

test.each([
  [2, ['delete'], "error: unknown command 'delete'"],
  [2, ['list', '--all'], "error: unknown option '--all'"],
  [2, ['list', 'REF'], "error: too many arguments for 'list'"],
  [2, ['show'], "error: missing required argument 'reference'"],
  [2, ['show', 'REF', 'B'], "error: too many arguments for 'show'"],
  [2, ['show', '22222223'], 'Its check character does not match the others'],
  [1, ['show', '22222222'], 'There is no request with the reference 22222222.'],
  [2, ['record', 'REF'], "error: missing required argument 'event'"],
  [2, ['record', 'REF', 'deleted'], 'Expected one of confirmed, '],
  [
    2,
    ['record', 'REF', 'completed', '--on', '2026-02-30'],
    'Expected a day such as 4/12/2026 or 2026-12-04.',
  ],
  [2, ['record', 'REF', 'refused', '--reason', '--notified'], "option '--reason <text>' argument missing"],
  [1, ['record', 'REF', 'completed', '--on', '2126-02-20', '--by', 'Lead'], 'has not come yet'],
  [2, ['record', 'REF', 'completed', '--sure'], 'error: say who records this'],
  [2, ['record', 'REF', 'completed', '--sure', '--by', '\u200B'], 'Expected a name or a role'],
  [2, ['search', 'REF', '--place', 'CCTV', '--found', 'nothing'], 'error: say who records this'],
  [2, ['check', 'REF', 'hidden'], 'error: say who records this'],
  [2, ['correct-contact', 'REF', '--email', 'robin@patient.example'], 'error: say who records this'],
  [2, ['resend', 'REF'], 'error: say who records this'],
  [2, ['file', 'REF'], 'error: say who records this'],
  [2, ['record', 'new'], "error: required option '--kind <kind>' not specified"],
  [2, ['record', 'new', '--kind', 'erasure'], 'Expected one of access, opt-out, rights, complaint.'],
  [
    2,
    ['record', 'new', '--kind', 'access', '--channel', 'letter', '--name', 'Robin', '--asked', 'All'],
    'error: say who records this',
  ],
])('exits with %i for %j, says what to do and changes nothing', async (exit, args, says) => {
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  const { reference } = await entered(candour, { receivedOn: dayInLondon(Date.now()) });
  const before = everything(candour);
  const { code, out, err } = await runCommand(
    candour.dataDir,
    'cases',
    ...args.map((arg) => (arg === 'REF' ? reference : arg)),
  );
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
  expect(everything(candour)).toEqual(before);
});

test.each([
  [1, ['mail', 'replay', 'no-such-id'], 'No dead-lettered mail has the id no-such-id.'],
  [2, ['mail', 'replay'], "error: missing required argument 'id'"],
  [2, ['mail', 'delete'], "error: unknown command 'delete'"],
  [2, ['suppressions', 'check'], "error: missing required argument 'address'"],
  [2, ['suppressions', 'remove', 'robin@patient.example'], "error: unknown command 'remove'"],
])('exits with %i for %j, says what to do and changes nothing', async (exit, [name = '', ...args], says) => {
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  await file(candour, validOptOut, { kind: 'opt-out' });
  candour.outcomes.push({ kind: 'dead-letter', reason: 'validation_error (422)' });
  await candour.round();
  const before = everything(candour);
  const { code, out, err } = await runCommand(candour.dataDir, name, ...args);
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
  expect(everything(candour)).toEqual(before);
});
