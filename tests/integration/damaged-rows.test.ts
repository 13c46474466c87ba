import { expect, test } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import { join } from 'node:path';
import { DAY } from '../../api/base/calendar.ts';
import { fileAndGetToken, fileMany, openCandour, confirmWith, rows, toTeam } from '../support/visit.ts';

/** Changes stored bytes behind Candour's back, as a failing disk would. */
function damage(dataDir: string, sql: string): void {
  const db = new DatabaseSync(join(dataDir, 'candour.db'));
  db.exec(sql);
  db.close();
}

test.each([
  ['a mail', "UPDATE mails SET sealed = x'00' WHERE kind = 'team-request'", 1],
  ['a request, and with it the recipient,', "UPDATE requests SET sealed = x'00' WHERE rowid = 2", 1],
])('if %s cannot be read, the email is dead-lettered and the others go out', async (_, sql, parked) => {
  const candour = await openCandour();
  await confirmWith(candour, await fileAndGetToken(candour));
  await fileMany(candour, 2);
  damage(candour.dataDir, sql);
  candour.sent.length = 0;
  await candour.round();
  expect(candour.sent).toHaveLength(3 - parked);
  expect(rows(candour, "SELECT outcome FROM mails WHERE state = 'dead-lettered'")).toEqual(
    Array.from({ length: parked }, () => ({ outcome: 'the stored mail cannot be read' })),
  );
});

test('a request that cannot be read still reaches the team, which is told so', async () => {
  const candour = await openCandour();
  await fileMany(candour, 2);
  damage(candour.dataDir, "UPDATE requests SET sealed = x'00' WHERE rowid = 1");
  const [{ reference }] = rows(candour, 'SELECT reference FROM requests ORDER BY rowid') as [
    { reference: string },
  ];
  candour.clock.advance(DAY);
  await candour.round();
  const notices = toTeam(candour).map(({ text }) => text);
  expect(notices).toHaveLength(2);
  const damaged = notices.filter((text) => text.includes(candour.messages.words.mails.flags.unreadable));
  expect(damaged).toHaveLength(1);
  expect(damaged[0]).toContain(reference);
});
