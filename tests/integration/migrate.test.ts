import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/base/keys.ts';
import { firstSteps } from '../../api/store/sqlite/steps.ts';
import { seal } from '../../api/store/seal.ts';
import { openStore } from '../../api/store/open-store.ts';
import { validAccess, validComplaint } from '../support/candour.ts';
import { dataFolder, file, openCandour, confirmWith, tokenIn, toOthers, toTeam } from '../support/visit.ts';

test('a request of the first version is a case, with its day in London and its events', async () => {
  const dataDir = dataFolder();
  writeFileSync(join(dataDir, 'keys'), `k1:${randomBytes(32).toString('base64')}\n`);
  const keys = orThrow(loadKeys(dataDir, undefined));
  const sealed = seal(keys, 'requests/one', { name: 'Robin Sample' });
  const at = Date.parse('2026-07-14T23:30:00Z');

  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.exec(`${firstSteps[0] ?? ''}; PRAGMA user_version = 1`);
  db.prepare(
    `INSERT INTO requests (id, reference, kind, nation, received_at, due_on, notice_at, submission_id, content_hash, marks, key_id, sealed)
     VALUES ('one', 'NCGFRKWR', 'access', 'england', ?, '2026-08-17', 0, 's', x'00', '[]', ?, ?)`,
  ).run(at, sealed.keyId, sealed.bytes);
  db.prepare("INSERT INTO events (request_id, at, event) VALUES ('one', ?, 'received')").run(at);
  db.close();

  const store = await openStore(dataDir, keys);
  expect(await store.openCases()).toMatchObject([
    {
      reference: 'NCGFRKWR',
      receivedOn: '2026-07-15',
      channel: 'form',
      answers: { name: 'Robin Sample' },
      events: [{ what: 'case.received', on: '2026-07-15' }],
    },
  ]);
  await store.close();
});

/** The number of migrations in the first release. */
const FIRST_RELEASE = 4;

/** The names that tables and columns of the first release have today. */
const tablesOfToday: Record<string, string> = {
  arrivals: 'submissions_by_client',
  tallies: 'rate_limits',
  consent_texts: 'consent_notices',
  consent_editions: 'consent_notice_versions',
};
const columnsOfToday: Record<string, string> = {
  marks: 'flags',
  sent_in_doubt: 'resent_after_unknown',
  texts: 'notice_hash',
  edition: 'notice_version',
};

/** Replaces the database in a folder with one that has the same rows in the tables of the first release. */
function asOfFirstRelease(dataDir: string): void {
  renameSync(join(dataDir, 'candour.db'), join(dataDir, 'later.db'));
  const db = new DatabaseSync(join(dataDir, 'candour.db'), { enableForeignKeyConstraints: false });
  db.exec(`${firstSteps.slice(0, FIRST_RELEASE).join(';')}; PRAGMA user_version = ${FIRST_RELEASE};`);
  db.exec(`ATTACH '${join(dataDir, 'later.db')}' AS later`);
  for (const { name } of db.prepare("SELECT name FROM main.sqlite_master WHERE type = 'table'").all()) {
    const table = String(name);
    // Only the first release has message templates.
    if (table === 'letters') continue;
    const columns = db
      .prepare(
        `SELECT name FROM pragma_table_info('${table}', 'main')
         WHERE name <> 'letter' OR '${table}' <> 'mails'`,
      )
      .all()
      .map((column) => String(column['name']));
    const later = columns.map((column) => columnsOfToday[column] ?? column).join(', ');
    const from = tablesOfToday[table] ?? table;
    db.exec(`INSERT INTO main.${table} (${columns.join(', ')}) SELECT ${later} FROM later.${from}`);
  }
  db.close();
}

test('links and emails of the first release still work, and count towards the daily limits', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  for (const name of ['One', 'Two', 'Three']) await file(first, { ...validAccess, name });
  await first.round();
  const token = tokenIn(toOthers(first)[0]);
  await first.close();
  asOfFirstRelease(dataDir);

  const second = await openCandour({ dataDir });
  await file(second, { ...validAccess, email: 'robin+more@patient.example' });
  await file(second, validComplaint, { kind: 'complaint' });
  await confirmWith(second, token);
  await second.round();
  expect(toOthers(second).map(({ subject }) => subject.replace(/ \(.*/, ''))).toEqual([
    'We have your complaint',
  ]);
  expect(toTeam(second).map(({ subject }) => subject.split(' ')[0])).toEqual(['Subject', 'Complaint']);
});

test('an acknowledgement of release 0.1.0 is composed again, under a new key if it was tried', async () => {
  const dataDir = dataFolder();
  const first = await openCandour({ dataDir });
  for (const name of ['Tried', 'Waiting'])
    await file(first, { ...validAccess, name, email: `${name}@patient.example` });
  await first.close();
  asOfFirstRelease(dataDir);
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.exec(`INSERT INTO letters (name, key_id, sealed) VALUES (x'01', 'k1', x'00');
    UPDATE mails SET letter = x'01';
    UPDATE mails SET attempts = 1, key_since = created_at, may_have_arrived = 1 WHERE rowid = 1`);
  db.close();
  const second = await openCandour({ dataDir });
  await second.round();
  const attempts = second.sent.filter(({ message }) => message.to.endsWith('@patient.example'));
  expect(attempts.map(({ message, key }) => [message.to, key.at(-1)])).toEqual([
    ['Tried@patient.example', '2'],
    ['Waiting@patient.example', '1'],
  ]);
  for (const { message } of attempts) expect((await confirmWith(second, tokenIn(message))).status).toBe(303);
  expect(toTeam(second).map(({ subject }) => subject)).toHaveLength(1);
});

test('an email of release 0.1.0 waits, is dead-lettered or was sent as before, in its order, and emails without a request are allowed', async () => {
  const dataDir = dataFolder();
  writeFileSync(join(dataDir, 'keys'), `k1:${randomBytes(32).toString('base64')}\n`);
  const keys = orThrow(loadKeys(dataDir, undefined));
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  for (const step of firstSteps.slice(0, 4)) db.exec(step);
  db.exec('PRAGMA user_version = 4');
  const answers = seal(keys, 'requests/one', { name: 'Robin Sample', email: 'robin@patient.example' });
  db.prepare(
    `INSERT INTO requests (id, reference, kind, nation, received_at, due_on, notice_at, submission_id, content_hash, marks, key_id, sealed)
     VALUES ('one', 'NCGFRKWR', 'access', 'england', 0, '2026-08-17', 0, 's', x'00', '[]', ?, ?)`,
  ).run(answers.keyId, answers.bytes);
  const mail = { from: 'a@mail.example', to: 'robin@patient.example', subject: 'Hello', text: 'Hello' };
  const insert = db.prepare(
    `INSERT INTO mails (id, request_id, kind, created_at, next_at, state, key_id, sealed)
     VALUES (?, 'one', 'case-news', 7, 7, ?, ?, ?)`,
  );
  // The ids are in the opposite order to the one in which the rows were written.
  for (const [id, state] of [
    ['c', 'waiting'],
    ['b', 'waiting'],
    ['a', 'parked'],
  ] as const) {
    const { keyId, bytes } = seal(keys, `mails/${id}`, mail);
    insert.run(id, state, keyId, bytes);
  }
  db.prepare(
    "INSERT INTO mails (id, request_id, kind, created_at, next_at, state) VALUES ('d', 'one', 'case-news', 7, 7, 'sent')",
  ).run();
  db.close();

  const store = await openStore(dataDir, keys);
  expect((await store.unsent()).map(({ id, state, reference }) => [id, state, reference])).toEqual([
    ['c', 'waiting', 'NCGFRKWR'],
    ['b', 'waiting', 'NCGFRKWR'],
    ['a', 'dead-lettered', 'NCGFRKWR'],
  ]);
  expect(await store.lease(10, 1000, 1000)).toMatchObject({ id: 'c', requestId: 'one', message: mail });
  const notice = { id: 'e', kind: 'policy-outdated' as const, message: mail };
  await store.addOutdatedNotice([{ version: 'privacy/2026-06-19', rule: 'PN-29' }], 8, notice);
  expect(await store.outdatedNotified()).toEqual([{ version: 'privacy/2026-06-19', rule: 'PN-29' }]);
  expect((await store.unsent()).at(-1)).toMatchObject({ id: 'e', reference: undefined });
  await store.close();
  const after = new DatabaseSync(join(dataDir, 'candour.db'), { readOnly: true });
  expect(after.prepare('PRAGMA foreign_key_check').all()).toEqual([]);
  expect(
    after
      .prepare(
        "SELECT name FROM sqlite_master WHERE tbl_name = 'mails' AND name LIKE 'mails\\_%' ESCAPE '\\' ORDER BY name",
      )
      .all()
      .map(({ name }) => name),
  ).toEqual([
    'mails_bounced',
    'mails_by_provider',
    'mails_by_request',
    'mails_codes',
    'mails_dead_lettered',
    'mails_due',
    'mails_leased',
    'mails_notices',
    'mails_status_codes',
    'mails_waiting',
  ]);
  after.close();
});
