import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import { migrations } from '../../api/store/migrations.ts';
import { firstStepNames } from '../../api/store/sqlite/steps.ts';
import { runCommand, runWithInput } from '../support/command.ts';
import { validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { dataFolder, file, fileMany, openCandour, rows } from '../support/visit.ts';

/** The commands of an operator, as processes beside a store in use. */

async function withParked(): Promise<{ candour: Candour; ids: string[] }> {
  // The commands run by the machine's clock.
  const candour = await openCandour({ dataDir: dataFolder(), at: new Date().toISOString() });
  await fileMany(candour, 3);
  candour.outcomes.push(
    { kind: 'dead-letter', reason: 'validation_error (422)' },
    { kind: 'dead-letter', reason: 'invalid_access (422)' },
    { kind: 'wait', after: 60_000, reason: 'daily_quota_exceeded (429)' },
  );
  await candour.round();
  return { candour, ids: rows(candour, 'SELECT id FROM mails ORDER BY rowid').map(({ id }) => String(id)) };
}

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
  const list = await runCommand(candour.dataDir, 'mail', 'list');
  expect(list.out).toContain(second);
  expect(list.out).not.toContain(first);
});

test('mail replay all puts every dead-lettered email back and touches no other', async () => {
  const { candour, ids } = await withParked();
  expect((await runCommand(candour.dataDir, 'mail', 'replay', 'all')).out).toMatch(/^2 put back\./);
  expect(rows(candour, 'SELECT state, key_number FROM mails ORDER BY rowid')).toEqual([
    { state: 'waiting', key_number: 2 },
    { state: 'waiting', key_number: 2 },
    { state: 'waiting', key_number: 1 },
  ]);
  expect(ids).toHaveLength(3);
  expect((await runCommand(candour.dataDir, 'mail', 'replay', 'all')).out).toMatch(/^0 put back\./);
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

test('suppressions check finds an address or number in any notation, and list prints all of them and nothing else', async () => {
  const candour = await openCandour({ dataDir: dataFolder() });
  await file(
    candour,
    { ...validOptOut, telephone: '020 7946 0123', channels: ['email', 'sms'], profiling: ['stop'] },
    { kind: 'opt-out' },
  );
  const check = async (value: string) =>
    (await runCommand(candour.dataDir, 'suppressions', 'check', value)).out;
  expect(await check('ROBIN@patient.example')).toMatch(
    /robin@patient\.example {2}Robin Sample: email, sms, no choosing of offers by treatment, since .*\nOn the list: do not write\.\n$/,
  );
  expect(await check('+44 (0)20 7946 0123')).toContain('On the list: do not write.');
  expect(await check('other@patient.example')).toBe('Not on the list.\n');
  const typing = await runCommand(candour.dataDir, 'suppressions', 'check', 'not-an-address');
  expect(typing).toEqual({
    code: 1,
    out: '',
    err: '“not-an-address” is not an email address, a telephone number or a postal address. Check it and look it up again.\n',
  });
  const { out } = await runCommand(candour.dataDir, 'suppressions');
  expect(out.trimEnd().split('\n')).toHaveLength(3);
  expect(out).toContain('2 on the list.');
});

test('the commands say so if there is no data yet, and create nothing', async () => {
  const nowhere = join(tmpdir(), 'candour-never-there');
  for (const name of ['mail', 'suppressions', 'consent']) {
    const { code, err } = await runCommand(nowhere, name);
    expect([code, err]).toEqual([1, `There is nothing in ${nowhere} yet.\n`]);
  }
  expect(() => readFileSync(nowhere)).toThrow('ENOENT');
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
