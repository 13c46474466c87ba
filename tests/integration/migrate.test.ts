import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/keys.ts';
import { migrations } from '../../api/store/migrations.ts';
import { seal } from '../../api/store/seal.ts';
import { openStore } from '../../api/store/sqlite.ts';
import { validAccess, validComplaint } from '../support/candour.ts';
import { dataFolder, file, openCandour, press, tokenIn, toOthers, toTeam } from '../support/visit.ts';

test('a request of the first version is a case of the register, with its day in London and its events', async () => {
  const dataDir = dataFolder();
  writeFileSync(join(dataDir, 'keys'), `k1:${randomBytes(32).toString('base64')}\n`);
  const keys = orThrow(loadKeys(dataDir, undefined));
  const sealed = seal(keys, 'requests/one', { name: 'Robin Sample' });
  const at = Date.parse('2026-07-14T23:30:00Z');

  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.exec(`${migrations[0] ?? ''}; PRAGMA user_version = 1`);
  db.prepare(
    `INSERT INTO requests (id, reference, kind, nation, received_at, due_on, notice_at, submission_id, content_hash, marks, key_id, sealed)
     VALUES ('one', 'NCGFRKWR', 'access', 'england', ?, '2026-08-17', 0, 's', x'00', '[]', ?, ?)`,
  ).run(at, sealed.keyId, sealed.bytes);
  db.prepare("INSERT INTO events (request_id, at, event) VALUES ('one', ?, 'received')").run(at);
  db.close();

  const store = openStore(dataDir, keys);
  expect(await store.openCases()).toMatchObject([
    {
      reference: 'NCGFRKWR',
      receivedOn: '2026-07-15',
      channel: 'form',
      answers: { name: 'Robin Sample' },
      events: [{ what: 'received', on: '2026-07-15' }],
    },
  ]);
  await store.close();
});

/** How many steps the first release had. */
const FIRST_RELEASE = 4;

/** Puts a database in the place of the one in a folder that has the same rows in the tables of the first release. */
function asOfFirstRelease(dataDir: string): void {
  renameSync(join(dataDir, 'candour.db'), join(dataDir, 'later.db'));
  const db = new DatabaseSync(join(dataDir, 'candour.db'), { enableForeignKeyConstraints: false });
  db.exec(`${migrations.slice(0, FIRST_RELEASE).join(';')}; PRAGMA user_version = ${FIRST_RELEASE};`);
  db.exec(`ATTACH '${join(dataDir, 'later.db')}' AS later`);
  for (const { name } of db.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table'").all()) {
    const columns = db
      .prepare(`SELECT name FROM pragma_table_info('${String(name)}', 'main')`)
      .all()
      .map((column) => String(column['name']))
      .join(', ');
    db.exec(`INSERT INTO main.${String(name)} (${columns}) SELECT ${columns} FROM later.${String(name)}`);
  }
  db.close();
}

test('links and mails of the first release work on, and count towards the daily limits', async () => {
  const dataDir = dataFolder();
  const first = openCandour({ dataDir });
  for (const name of ['One', 'Two', 'Three']) await file(first, { ...validAccess, name });
  await first.round();
  const token = tokenIn(toOthers(first)[0]);
  await first.close();
  asOfFirstRelease(dataDir);

  const second = openCandour({ dataDir });
  await file(second, { ...validAccess, email: 'robin+more@patient.example' });
  await file(second, validComplaint, { kind: 'complaint' });
  await press(second, token);
  await second.round();
  expect(toOthers(second).map(({ subject }) => subject.replace(/ \(.*/, ''))).toEqual([
    'We have your complaint',
  ]);
  expect(toTeam(second).map(({ subject }) => subject.split(' ')[0])).toEqual(['Subject', 'Complaint']);
});
