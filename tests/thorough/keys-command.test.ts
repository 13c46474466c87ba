import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { announceKey, newKeyLine, reloadKeys, useAnnouncedKey } from '../../api/base/keys-file.ts';
import { keyedColumns } from '../../api/store/key-check.ts';
import { personIndexes } from '../../api/team/person.ts';
import { MANAGER } from '../support/team.ts';
import { runCommand } from '../support/command.ts';
import { validOptOut } from '../support/candour.ts';
import { dataFolder, file, fileAndGetToken, openCandour, confirmWith } from '../support/visit.ts';

const idsIn = (dataDir: string) =>
  readFileSync(join(dataDir, 'keys'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(':')[0]);

/** A data directory with requests, a link in a mailbox, and a page that somebody kept. */
async function filled() {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir, at: new Date().toISOString() });
  const page = await file(candour, validOptOut, { kind: 'opt-out' });
  const token = await fileAndGetToken(candour);
  await file(candour, { ...validOptOut, email: 'waiting@patient.example' }, { kind: 'opt-out' });
  return { dataDir, candour, page, token };
}

test('a new key seals everything, and the old one can be removed: links, pages and the list go on working', async () => {
  const { dataDir, candour, page, token } = await filled();
  const ofManager = () => personIndexes(orThrow(loadKeys(dataDir, undefined)), MANAGER);
  const passkey = { id: 'passkey', publicKey: Buffer.from('key'), counter: 0, transports: [] };
  await candour.store.addPasskey({ ...passkey, person: ofManager()[0] ?? Buffer.alloc(0) }, Date.now());
  await candour.stopJobs();
  await candour.close();
  const list = await runCommand(dataDir, 'keys');
  expect([list.code, list.out]).toEqual([
    0,
    'k1, the current one: requests 3, mails 2, suppressions 2, links of unsent emails 1\n',
  ]);

  const rotated = await runCommand(dataDir, 'keys', 'rotate');
  expect([rotated.code, rotated.err]).toEqual([0, '']);
  expect(rotated.out).toContain('k2 is the current key.');
  expect(rotated.out).toContain('Everything is sealed with k2.');
  expect(idsIn(dataDir)).toEqual(['k2', 'k1']);
  expect((await runCommand(dataDir, 'keys', 'list')).out).toBe(
    'k2, the current one: requests 3, mails 2, suppressions 2, links of unsent emails 1\nk1: nothing is sealed with it\n',
  );

  const refused = await runCommand(dataDir, 'keys', 'remove', 'k2');
  expect([refused.code, refused.err]).toEqual([
    1,
    'k2 is the current key. Change to a new one first: npm run keys -- rotate\n',
  ]);
  const unknown = await runCommand(dataDir, 'keys', 'remove', 'k9');
  expect(unknown.err).toBe('There is no key k9. “list” shows them.\n');

  const removed = await runCommand(dataDir, 'keys', 'remove', 'k1');
  expect([removed.code, removed.err]).toEqual([0, '']);
  expect(removed.out).toContain('1 passkeys of the team are kept under k2.');
  expect(removed.out).toContain('3 signed addresses are kept as hashes');
  expect(removed.out).toContain('Backups from before still need it');
  expect(idsIn(dataDir)).toEqual(['k2']);
  expect(statSync(join(dataDir, 'keys')).mode & 0o777).toBe(0o600);

  const later = await openCandour({ dataDir, at: new Date().toISOString() });
  expect(await later.store.passkeysOf(ofManager())).toMatchObject([{ id: 'passkey' }]);
  expect((await later.get(page)).status).toBe(200);
  expect((await confirmWith(later, token)).headers.get('location')).toContain(addresses.confirmed);
  await later.round();
  expect(later.sent.map(({ message }) => message.to)).toContain('waiting@patient.example');
  expect((await runCommand(dataDir, 'suppressions', 'check', validOptOut.email)).out).toContain(
    'On the list: do not write.',
  );
  await later.stopJobs();
  await later.close();
  // An id is not given twice, because a backup may name it.
  expect((await runCommand(dataDir, 'keys', 'rotate')).out).toContain('k3 is the current key.');
});

test('a running server takes up the announced key, and then the new current one', async () => {
  const { dataDir, candour } = await filled();
  const { keys } = candour.messages;
  announceKey(dataDir, newKeyLine(keys));
  candour.clock.advance(60_000);
  await candour.round();
  expect([keys.current.id, [...keys.byId.keys()]]).toEqual(['k1', ['k1', 'k2']]);
  useAnnouncedKey(dataDir);
  expect(existsSync(join(dataDir, 'keys.next'))).toBe(false);
  await file(candour, { ...validOptOut, name: 'Between' }, { kind: 'opt-out' });
  candour.clock.advance(60_000);
  await candour.round();
  expect(keys.current.id).toBe('k2');
  await file(candour, { ...validOptOut, name: 'After' }, { kind: 'opt-out' });
  const usage = await candour.store.keyUsage();
  expect(usage.map(({ keyId, sealed }) => [keyId, sealed['requests']])).toEqual([
    ['k1', 4],
    ['k2', 1],
  ]);
  // A file that cannot be read leaves the server the keys that it has.
  writeFileSync(join(dataDir, 'keys'), 'nonsense');
  candour.clock.advance(60_000);
  await candour.round();
  expect(keys.current.id).toBe('k2');
  expect(candour.logged.map(({ event }) => event)).toContain('keys.unreadable');
});

test('a crash between any two steps leaves every key in the files', () => {
  const dataDir = dataFolder();
  const keys = orThrow(loadKeys(dataDir, undefined));
  const line = newKeyLine(keys);
  announceKey(dataDir, line);
  expect(reloadKeys(keys, dataDir)).toBe(true);
  expect([...keys.byId.keys()]).toEqual(['k1', 'k2']);
  // The new key is in the file, and the announcement has not been taken away yet.
  writeFileSync(join(dataDir, 'keys'), `${line}\n${readFileSync(join(dataDir, 'keys'), 'utf8')}`);
  reloadKeys(keys, dataDir);
  expect([keys.current.id, [...keys.byId.keys()]]).toEqual(['k2', ['k2', 'k1']]);
  useAnnouncedKey(dataDir);
  expect(idsIn(dataDir)).toEqual(['k2', 'k1']);
});

test('every table with a sealed column is sealed again with a new key', async () => {
  const candour = await openCandour();
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  const columns = db
    .prepare(
      `SELECT tables.name AS "table", columns.name AS "column" FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name LIKE '%sealed%'`,
    )
    .all();
  db.close();
  const resealed = keyedColumns.filter(({ column }) => column === 'key_id').map(({ table }) => table);
  expect(columns.map((it) => `${String(it['table'])}.${String(it['column'])}`).toSorted()).toEqual(
    resealed.map((table) => `${table}.sealed`).toSorted(),
  );
});
