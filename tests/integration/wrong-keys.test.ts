import { randomBytes } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { loadKeys, mac } from '../../api/base/keys.ts';
import { keyedColumns } from '../../api/store/key-check.ts';
import { seal } from '../../api/store/seal.ts';
import { openStore } from '../../api/store/open-store.ts';
import { recorded, entered } from '../support/case.ts';
import { validOptOut } from '../support/candour.ts';
import { addFile, pdf } from '../support/copy.ts';
import { runCommand } from '../support/command.ts';
import { startServer, StartRefused } from '../support/server-process.ts';
import { dataFolder, file, openCandour } from '../support/visit.ts';

/**
 * A different key with the right id decrypts nothing. The server and every command say so before they do
 * anything.
 */

const other = () => `k1:${randomBytes(32).toString('base64')}`;

/** Empties the other tables of what needs a column's key, as time, retention and sent mail do. */
const emptied: Record<string, string> = {
  'requests.key_id': 'UPDATE requests SET erased_at = 1',
  'events.key_id': 'UPDATE events SET key_id = NULL, sealed = NULL',
  'mails.key_id': 'UPDATE mails SET key_id = NULL, sealed = NULL',
  'mails.token_key_id': 'UPDATE mails SET token_key_id = NULL',
  'suppressions.key_id': 'DELETE FROM suppressions',
  'team_drafts.key_id': 'DELETE FROM team_drafts',
  'team_audit.key_id': 'DELETE FROM team_audit',
  'deliveries.key_id': "UPDATE deliveries SET ended = 'lost'",
  'delivery_files.key_id': 'DELETE FROM delivery_files',
};
const nameOf = ({ table, column }: { table: string; column: string }) => `${table}.${column}`;

/** A data directory with something in every table. */
async function filled(): Promise<string> {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir });
  for (const name of ['First', 'Second']) {
    await file(candour, { ...validOptOut, name }, { kind: 'opt-out' });
    const letter = await entered(candour, { name, tellTeam: true });
    await recorded(candour, letter, 'case.identity-requested', {
      reason: `Please call, ${name}.`,
      notified: true,
    });
    await addFile(candour, letter.id, pdf());
  }
  for (const name of ['Reception', 'Lead']) {
    await candour.store.keepDraft(Buffer.from(name), { path: '/team/', fields: [] }, candour.clock.now());
    await candour.store.addAudit({ at: candour.clock.now(), action: 'team.signed-in', by: name });
  }
  expect((await candour.get(addresses.home)).status).toBe(200);
  await candour.close();
  return dataDir;
}

function alter(dataDir: string, ...statements: (string | undefined)[]): void {
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  for (const sql of statements) db.exec(sql ?? '');
  db.close();
}

/** Opens the store with the keys in that directory. */
async function open(dataDir: string): Promise<void> {
  const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)));
  await store.close();
}

test('every column that names a key is checked at the start', async () => {
  const candour = await openCandour();
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  const found = db
    .prepare(
      `SELECT tables.name || '.' || columns.name AS name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns
       WHERE tables.type = 'table' AND columns.name LIKE '%key_id' ORDER BY name`,
    )
    .all()
    .map(({ name }) => String(name));
  db.close();
  expect(keyedColumns.map(nameOf).toSorted()).toEqual(found);
  expect(Object.keys(emptied).toSorted()).toEqual(found);
});

test.each(keyedColumns.map((it) => [nameOf(it), it.table]))(
  'another key with the same id is refused if only %s was made with it',
  async (name, table) => {
    const dataDir = await filled();
    const others = Object.entries(emptied).filter(([column]) => column !== name);
    alter(dataDir, ...others.map(([, sql]) => sql));
    await open(dataDir);
    writeFileSync(join(dataDir, 'keys'), other());
    await expect(open(dataDir)).rejects.toThrow(
      `The key k1 does not open what was sealed with it in ${table}:`,
    );
    writeFileSync(join(dataDir, 'keys'), other().replace('k1', 'k2'));
    await expect(open(dataDir)).rejects.toThrow(
      `sealed with a key that is not given: k1. It is needed for ${table}.`,
    );
    alter(dataDir, emptied[name]);
    await open(dataDir);
  },
);

test('the server and every command refuse it, and suppressions never reports that nobody is on the list', async () => {
  const dataDir = await filled();
  alter(
    dataDir,
    ...Object.entries(emptied).flatMap(([name, sql]) => (name === 'suppressions.key_id' ? [] : [sql])),
  );
  writeFileSync(join(dataDir, 'keys'), other());
  const { contentDir, siteDir } = inject('sites').full;
  const started = startServer({ CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: dataDir });
  await expect(started).rejects.toThrow(StartRefused);
  await expect(started).rejects.toThrow('The key k1 does not open what was sealed with it in suppressions:');
  for (const [command, ...args] of [
    ['suppressions', 'check', 'robin@patient.example'],
    ['cases', 'list'],
    ['mail', 'list'],
  ] as const) {
    const { code, out, err } = await runCommand(dataDir, command, ...args);
    expect([code, out], command).toEqual([1, '']);
    expect(err).toMatch(
      /^DATA_DIR: \S+ cannot be used\. The key k1 does not open what was sealed with it in suppressions: [^\n]+\n$/,
    );
  }
});

test('a list indexed with another key is refused, because nobody on it would be found', async () => {
  const dataDir = await filled();
  const { current } = orThrow(loadKeys('', other()));
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.prepare('UPDATE suppressions SET value_index = ?').run(
    mac(current.index, 'suppression', 'robin@patient.example'),
  );
  db.close();
  await expect(open(dataDir)).rejects.toThrow(
    'The key k1 does not find what was indexed with it in suppressions:',
  );
});

test('a list of which a part was made with another key of the same id is refused, and one damaged entry is not', async () => {
  const dataDir = await filled();
  const right = orThrow(loadKeys(dataDir, undefined));
  const wrong = orThrow(loadKeys('', other()));
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  const { request_id } = db.prepare('SELECT request_id FROM suppressions').get() as { request_id: string };
  const add = (id: string, keys: typeof right) => {
    const value = `${id}@patient.example`;
    db.prepare(
      "INSERT INTO suppressions (id, request_id, value_index, since, key_id, sealed) VALUES (?, ?, ?, 0, 'k1', ?)",
    ).run(
      id,
      request_id,
      mac(keys.current.index, 'suppression', value),
      seal(keys, `suppressions/${id}`, { value, name: 'Robin', channels: ['all'], profiling: false }).bytes,
    );
  };
  add('strange', wrong);
  for (const id of ['one', 'two', 'three', 'four', 'five', 'six']) add(id, right);
  await open(dataDir);
  add('second', wrong);
  for (const id of ['seven', 'eight', 'nine']) add(id, right);
  await expect(open(dataDir)).rejects.toThrow(
    'The key k1 does not open what was sealed with it in suppressions:',
  );
  db.close();
});

test('a long list is tried at even distances: a tenth of it that another key made is found', async () => {
  const dataDir = await filled();
  const right = orThrow(loadKeys(dataDir, undefined));
  const wrong = orThrow(loadKeys('', other()));
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  const add = db.prepare(
    "INSERT INTO suppressions (id, request_id, value_index, since, key_id, sealed) VALUES (?, NULL, ?, 0, 'k1', ?)",
  );
  const addMany = (name: string, count: number, keys: typeof right) => {
    db.exec('BEGIN');
    for (let number = 0; number < count; number++) {
      const [id, value] = [`${name}-${number}`, `${name}-${number}@patient.example`];
      const entry = { value, name: 'Robin', channels: ['all'], profiling: false };
      add.run(
        id,
        mac(keys.current.index, 'suppression', value),
        seal(keys, `suppressions/${id}`, entry).bytes,
      );
    }
    db.exec('COMMIT');
  };
  addMany('before', 2000, right);
  addMany('after', 2000, right);
  await open(dataDir);
  db.exec("DELETE FROM suppressions WHERE id LIKE 'after-%'");
  addMany('strange', 600, wrong);
  addMany('after', 1400, right);
  await expect(open(dataDir)).rejects.toThrow(
    'The key k1 does not open what was sealed with it in suppressions:',
  );
  db.close();
});

test('a table whose key is another one is named', async () => {
  const dataDir = await filled();
  const wrong = orThrow(loadKeys('', other()));
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  for (const { id } of db.prepare('SELECT id FROM suppressions').all())
    db.prepare('UPDATE suppressions SET sealed = ? WHERE id = ?').run(
      seal(wrong, `suppressions/${String(id)}`, { value: 'robin@patient.example' }).bytes,
      id ?? null,
    );
  db.close();
  await expect(open(dataDir)).rejects.toThrow(
    'The key k1 does not open what was sealed with it in suppressions:',
  );
});

test.each([
  ['requests', "sealed = x'00'"],
  ['requests', 'sealed = randomblob(80)'],
  ['events', 'sealed = randomblob(80)'],
  ['mails', 'sealed = randomblob(80)'],
  ['mails', 'token_number = 99'],
  ['suppressions', 'sealed = randomblob(80)'],
  ['suppressions', 'value_index = randomblob(32)'],
])('one damaged row of %s (%s) is not a wrong key', async (table, damage) => {
  const dataDir = await filled();
  const [column = ''] = damage.split(' ');
  alter(
    dataDir,
    `UPDATE ${table} SET ${damage} WHERE rowid = (SELECT max(rowid) FROM ${table} WHERE ${column} IS NOT NULL)`,
  );
  await open(dataDir);
});

test('a table whose only row is damaged does not stop a server whose key opens the others', async () => {
  const dataDir = await filled();
  alter(
    dataDir,
    'DELETE FROM suppressions WHERE rowid > 1',
    'UPDATE suppressions SET sealed = randomblob(80)',
  );
  await open(dataDir);
});

test('an old key is checked with what it sealed, and the current one with its own', async () => {
  const dataDir = await filled();
  const old = orThrow(loadKeys(dataDir, undefined));
  const copy = dataFolder();
  cpSync(dataDir, copy, { recursive: true });
  const both = `k2:${randomBytes(32).toString('base64')} ${other()}`;
  writeFileSync(join(copy, 'keys'), both);
  await expect(open(copy)).rejects.toThrow('The key k1 does not open');
  expect(old.current.id).toBe('k1');
});
