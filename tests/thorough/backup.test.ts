import { cpSync, existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addMonths, dayInLondon } from '../../api/base/calendar.ts';
import { recorded } from '../support/case.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { runCommand } from '../support/command.ts';
import { MANAGER, signIn, teamVisitor } from '../support/team.ts';
import { dataFolder, file, fileMany, openCandour, rows } from '../support/visit.ts';

/** Today, because the commands run by the machine's clock. */
const now = () => new Date().toISOString();

/** A store in use, with mail that waits, and a backup of it. */
async function backedUp(): Promise<{ candour: Candour; backup: string }> {
  const candour = await openCandour({ dataDir: dataFolder(), at: now() });
  await fileMany(candour, 3);
  await file(candour, validOptOut, { kind: 'opt-out' });
  const backup = join(dataFolder(), 'backup.db');
  const { code, out, err } = await runCommand(candour.dataDir, 'backup', backup);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Requests: 4. Entries of the suppression list: 1. Last change: ');
  return { candour, backup };
}

/** An empty folder with the keys of another. */
function withKeysOf({ dataDir }: Candour): string {
  const folder = dataFolder();
  cpSync(join(dataDir, 'keys'), join(folder, 'keys'));
  return folder;
}

test('a backup beside a running server is whole, without keys, and for its owner only', async () => {
  const { candour, backup } = await backedUp();
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  for (const end of ['-wal', '-shm', '.part', '.part-wal']) expect(existsSync(backup + end)).toBe(false);
  const key = readFileSync(join(candour.dataDir, 'keys'), 'utf8').split(':')[1]?.trim() ?? '';
  const bytes = readFileSync(backup);
  expect(bytes.includes(key)).toBe(false);
  expect(bytes.includes(Buffer.from(key, 'base64'))).toBe(false);
  expect(bytes.toString('latin1')).not.toMatch(/patient\.example|Robin/);
  const again = await runCommand(candour.dataDir, 'backup', backup);
  expect([again.code, again.err]).toEqual([1, `${backup} exists. Give the backup a name of its own.\n`]);
  // The server goes on.
  await file(candour, { ...validAccess, name: 'Later' });
});

test('a restored backup has every case, and a person releases the mails that were waiting', async () => {
  const { candour, backup } = await backedUp();
  const cases = await candour.store.openCases();
  await file(candour, { ...validOptOut, email: 'later@patient.example' }, { kind: 'opt-out' });
  await candour.close();
  const folder = withKeysOf(candour);
  const { code, out, err } = await runCommand(
    folder,
    'restore',
    backup,
    '--before',
    join(candour.dataDir, 'candour.db'),
  );
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('Restored. Requests: 4. Last change: ');
  expect(out).toContain('Emails that were waiting: 4. They are dead-lettered');
  expect(out).toMatch(/^Not in the backup: later@patient\.example {2}Robin Sample: email, since /m);
  expect(out.match(/Not in the backup/g)).toHaveLength(1);
  expect(out).toMatch(/Requests and opt-outs that came after .* are not in the backup\./);
  expect(statSync(join(folder, 'candour.db')).mode & 0o777).toBe(0o600);
  expect(existsSync(join(folder, 'candour.db.restoring'))).toBe(false);
  expect(existsSync(join(folder, 'candour.db.before'))).toBe(false);

  const restored = await openCandour({ dataDir: folder, at: now() });
  expect(await restored.store.openCases()).toEqual(cases);
  await restored.round();
  expect(restored.sent).toEqual([]);
  const unsent = await restored.store.unsent();
  expect(unsent.map(({ state, outcome }) => [state, outcome])).toEqual(
    Array.from({ length: 4 }, () => [
      'dead-lettered',
      'waiting when the backup was made, and may have been sent since',
    ]),
  );
  expect((await runCommand(folder, 'mail', 'replay', unsent[0]?.id ?? '')).code).toBe(0);
  restored.clock.advance(60_000);
  await restored.round();
  expect(restored.sent).toHaveLength(1);
});

test('no passkey, session or code of the team comes back with a backup', async () => {
  const candour = await openCandour({ dataDir: dataFolder(), at: now() });
  await signIn(candour, teamVisitor(candour), MANAGER);
  const passkey = { id: 'lost', publicKey: Buffer.from('key'), counter: 0, transports: [] };
  await candour.store.addPasskey({ ...passkey, person: Buffer.from('manager') }, Date.now());
  const backup = join(dataFolder(), 'backup.db');
  await runCommand(candour.dataDir, 'backup', backup);
  // The device was lost after the backup.
  await candour.store.removePasskeys([Buffer.from('manager')]);
  await candour.close();
  const folder = withKeysOf(candour);
  const { code, out } = await runCommand(folder, 'restore', backup);
  expect(code).toBe(0);
  expect(out).toContain('Passkeys of the team: 1. They are not restored');
  const tables = ['team_passkeys', 'team_sessions', 'team_codes', 'team_drafts'];
  for (const table of tables)
    expect(rows({ dataDir: folder }, `SELECT count(*) AS count FROM ${table}`)).toEqual([{ count: 0 }]);
});

test('a case whose time has passed since the backup is erased again', async () => {
  const candour = await openCandour({ dataDir: dataFolder(), at: now() });
  const { retention } = candour.messages.clinic;
  const longAgo = addMonths(dayInLondon(Date.now()), -12 * retention.requestYears - 1);
  candour.clock.set(`${longAgo}T12:00:00Z`);
  await file(candour);
  const [request] = await candour.store.openCases();
  if (!request) throw new Error('There is no case');
  await recorded(candour, request, 'case.completed');
  await candour.runJobs();
  const early = join(dataFolder(), 'early.db');
  await runCommand(candour.dataDir, 'backup', early);
  await candour.store.confirmTime(Date.now());
  const backup = join(dataFolder(), 'backup.db');
  await runCommand(candour.dataDir, 'backup', backup);
  const [row] = rows(candour, 'SELECT sealed FROM requests');
  await candour.close();
  const folder = withKeysOf(candour);
  const { code, out } = await runCommand(folder, 'restore', backup);
  expect(code).toBe(0);
  expect(out).toContain('Cases erased again, because their time has passed since: 1.');
  expect(rows({ dataDir: folder }, 'SELECT length(sealed) AS bytes FROM requests')).toEqual([{ bytes: 0 }]);
  const bytes = readFileSync(join(folder, 'candour.db'));
  expect(bytes.includes(Buffer.from(row?.['sealed'] as Uint8Array))).toBe(false);

  // A clock that is years ahead of the backup may be wrong.
  const other = withKeysOf(candour);
  expect((await runCommand(other, 'restore', early)).out).toMatch(
    /^Nothing was erased again: the clock says .*, more than half a year after the backup\./m,
  );
  expect(rows({ dataDir: other }, 'SELECT count(*) AS count FROM requests WHERE erased_at IS NULL')).toEqual([
    { count: 1 },
  ]);
});

test('nothing is overwritten, and wrong keys, damage and missing keys are refused without a trace', async () => {
  const { candour, backup } = await backedUp();
  const beside = await runCommand(candour.dataDir, 'restore', backup);
  expect([beside.code, beside.err]).toEqual([
    1,
    `A server is running on ${candour.dataDir}. Stop it first.\n`,
  ]);
  await candour.close();
  const there = await runCommand(candour.dataDir, 'restore', backup);
  expect(there.code).toBe(1);
  expect(there.err).toContain(
    'candour.db exists. Move it and the files beside it away; nothing is overwritten.',
  );

  const empty = dataFolder();
  const none = await runCommand(empty, 'restore', backup);
  expect([none.code, none.err]).toEqual([
    1,
    `There are no keys in ${empty}. Put them there, or set CANDOUR_KEYS.\n`,
  ]);
  writeFileSync(join(empty, 'keys'), `k1:${randomBytes(32).toString('base64')}\n`);
  const wrong = await runCommand(empty, 'restore', backup);
  expect([wrong.code, wrong.err.split(':')[0]]).toEqual([
    1,
    'The key k1 does not open what was sealed with it in requests',
  ]);

  const folder = withKeysOf(candour);
  const left = join(folder, 'candour.db-wal');
  writeFileSync(left, '');
  const besideOld = await runCommand(folder, 'restore', backup);
  expect([besideOld.code, besideOld.err]).toEqual([
    1,
    `${left} is left from a database that is gone. Move it away: SQLite would take it for a part of the restored one.\n`,
  ]);
  rmSync(left);
  expect((await runCommand(folder, 'restore', empty)).err.split('\n')[0]).toContain(
    `${empty} is a folder. Give the path of a file in it.`,
  );
  const nowhere = join(empty, 'none', 'x.db');
  expect((await runCommand(folder, 'backup', nowhere)).err.split('\n')[0]).toContain(
    `There is no folder ${join(empty, 'none')}.`,
  );
  const bytes = readFileSync(backup);
  bytes.fill(0xff, 4096, 8192);
  rmSync(backup);
  writeFileSync(backup, bytes);
  const damaged = await runCommand(folder, 'restore', backup);
  expect(damaged.code).toBe(1);
  expect(damaged.err.split('\n')).toHaveLength(2);
  for (const place of [empty, folder])
    for (const name of ['candour.db', 'candour.db.restoring', 'candour.db.restoring-wal'])
      expect(existsSync(join(place, name)), name).toBe(false);
  renameSync(backup, `${backup}.old`);
  const gone = await runCommand(folder, 'restore', backup);
  expect([gone.code, gone.err.split('\n')[0]]).toEqual([
    2,
    `error: '${backup}' is not a valid file. There is no file ${backup}.`,
  ]);
});
