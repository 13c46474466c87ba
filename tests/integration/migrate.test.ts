import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { orThrow } from '../../content/load.ts';
import { loadKeys } from '../../api/keys.ts';
import { migrations } from '../../api/store/migrations.ts';
import { seal } from '../../api/store/seal.ts';
import { openStore } from '../../api/store/sqlite.ts';
import { dataFolder } from '../support/visit.ts';

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
