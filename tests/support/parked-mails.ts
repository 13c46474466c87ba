import type { Candour } from './candour.ts';
import { dataFolder, fileMany, openCandour, rows } from './visit.ts';

/** Returns a store with two dead-lettered emails and one that waits, and the ids of their emails, oldest first. */
export async function withParked(): Promise<{ candour: Candour; ids: string[] }> {
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
