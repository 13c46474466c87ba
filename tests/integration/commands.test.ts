import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import { migrations } from '../../api/store/migrations.ts';
import { firstStepNames } from '../../api/store/sqlite/steps.ts';
import { runCommand, runWithInput } from '../support/command.ts';
import { validOptOut } from '../support/candour.ts';
import { withParked } from '../support/parked-mails.ts';
import { dataFolder, file, openCandour, rows } from '../support/visit.ts';

/** The commands of an operator, as processes beside a store in use. The thorough tests have more of them. */

test('mail list prints unsent emails, oldest first, with the reason and without names', async () => {
  const { candour, ids } = await withParked();
  const { code, out, err } = await runCommand(candour.dataDir, 'mail', 'list');
  expect([code, err]).toEqual([0, '']);
  const lines = out.trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toMatch(
    new RegExp(`^${ids[0]} {2}\\w{8} {2}acknowledgement, .*dead-lettered.*\\(validation_error \\(422\\)\\)$`),
  );
  expect(lines[1]).toContain(ids[1]);
  expect(lines[2]).toMatch(/1 tries, next try .*daily_quota_exceeded/);
  expect(lines[3]).toBe('3 not sent.');
  expect(out).not.toMatch(/patient|@|Robin|Sample/);
  expect((await runCommand(candour.dataDir, 'mail')).out).toBe(out);
});

test('mail replay puts one dead-lettered email back, which is then sent once, under a new key', async () => {
  const { candour, ids } = await withParked();
  const [first = '', second = ''] = ids;
  const { code, out } = await runCommand(candour.dataDir, 'mail', 'replay', first);
  expect([code, out]).toEqual([0, '1 put back. A running server sends within a minute.\n']);
  candour.clock.advance(2 * MINUTE);
  candour.sent.length = 0;
  await candour.round();
  expect(candour.sent.map(({ key }) => key)).toContain(`${first}-2`);
  expect(candour.sent.map(({ key }) => key.slice(0, -2))).not.toContain(second);
  const left = (await candour.store.unsent()).map(({ id }) => id);
  expect(left).toContain(second);
  expect(left).not.toContain(first);
});

test.each([
  [1, ['mail', 'replay', 'no-such-id'], 'No dead-lettered mail has the id no-such-id.'],
  [2, ['suppressions', 'remove', 'robin@patient.example'], "error: unknown command 'remove'"],
])('exits with %i for %j, says what to do and changes nothing', async (exit, [name = '', ...args], says) => {
  const { candour } = await withParked();
  await file(candour, validOptOut, { kind: 'opt-out' });
  const before = rows(candour, 'SELECT state, key_number FROM mails');
  const { code, out, err } = await runCommand(candour.dataDir, name, ...args);
  expect([code, out]).toEqual([exit, '']);
  expect(err).toContain(says);
  expect(err).not.toMatch(/^\s+at /m);
  expect(rows(candour, 'SELECT state, key_number FROM mails')).toEqual(before);
  expect(await candour.store.suppressions()).toHaveLength(1);
});

test('a command of a newer release refuses to run beside an older server, and changes nothing', async () => {
  const candour = await openCandour({ dataDir: dataFolder() });
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  // As if the last step of the database were still to come.
  db.exec('DELETE FROM kysely_migration WHERE name = (SELECT max(name) FROM kysely_migration)');
  const { code, out, err } = await runCommand(candour.dataDir, 'mail', 'list');
  expect([code, out, err]).toEqual([
    1,
    '',
    `The database is of an older release whose server is running on ${candour.dataDir}. Stop it first.\n`,
  ]);
  const left = db.prepare('SELECT count(*) AS count FROM kysely_migration').get();
  db.close();
  expect(left).toEqual({ count: firstStepNames.length + Object.keys(migrations).length - 1 });
});

test('text piped in another encoding than UTF-8 is refused, and nothing is recorded', async () => {
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  await file(candour);
  const [reference = ''] = rows(candour, 'SELECT reference FROM requests').map((row) =>
    String(row['reference']),
  );
  const args = ['record', reference, 'extended', '--reason', '-', '--by', 'Lead'];
  const latin1 = Buffer.from('The record of Zoë is long.', 'latin1');
  const refused = await runWithInput(latin1, candour.dataDir, 'cases', ...args);
  expect([refused.code, refused.out]).toEqual([1, '']);
  expect(refused.err).toMatch(/^Standard input: expected text in UTF-8, .+ Nothing was recorded\.\n$/);
  expect((await candour.store.findByReference(reference))?.events.map(({ what }) => what)).not.toContain(
    'case.extended',
  );
});
