import type { Moment } from '../base/calendar.ts';
import type { Db } from './engine.ts';
import { lock } from './lock.ts';
import type { RequestRows } from './request-rows.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
import type { Statement } from './statement.ts';

interface One {
  id: string;
}

const isClosed = statement<One>()((db, { id }) =>
  db.selectFrom('requests').select('id').where('id', '=', id).where('closed_on', 'is not', null),
);

/**
 * What erasing a case does to the rows of each table whose `request_id` is the case: they are removed, they lose what is
 * sealed in them, or they lose their tie to the case. A new table must say which.
 */
const onErasure: Record<keyof Tables, 'remove' | 'unseal' | 'untie' | 'none'> = {
  tokens: 'remove',
  mails: 'remove',
  submissions_by_client: 'remove',
  signed_addresses: 'remove',
  team_audit: 'remove',
  deliveries: 'remove',
  delivery_files: 'remove',
  events: 'unseal',
  suppressions: 'untie',
  // `clearRequest` says what goes and what stays.
  requests: 'none',
  rate_limits: 'none',
  consent_notices: 'none',
  consent_notice_versions: 'none',
  consent_receipts: 'none',
  consent_erasure: 'none',
  visits: 'none',
  outdated_notified: 'none',
  health_probe: 'none',
  known_time: 'none',
  job_runs: 'none',
  servers: 'none',
  mail_turns: 'none',
  team_codes: 'none',
  team_sessions: 'none',
  team_passkeys: 'none',
  team_drafts: 'none',
  team_calendars: 'none',
  // Their rows are gone, so the bytes open for nobody. They are swept.
  delivery_chunks: 'none',
};

const eraseRows = Object.entries(onErasure).flatMap(([table, what]): Statement<One, unknown>[] => {
  const name = table as 'tokens';
  switch (what) {
    case 'remove':
      return [statement<One>()((db, { id }) => db.deleteFrom(name).where('request_id', '=', id))];
    case 'unseal':
      return [
        statement<One>()((db, { id }) =>
          db
            .updateTable(name as 'events')
            .set({ key_id: null, sealed: null })
            .where('request_id', '=', id),
        ),
      ];
    case 'untie':
      return [
        statement<One>()((db, { id }) =>
          db
            .updateTable(name as 'suppressions')
            .set({ request_id: null })
            .where('request_id', '=', id),
        ),
      ];
    default:
      return [];
  }
});

const clearRequest = statement<One & { now: Moment }>()((db, { id, now }) =>
  db
    .updateTable('requests')
    .set((eb) => ({
      erased_at: now,
      sealed: new Uint8Array(),
      key_id: '',
      content_hash: new Uint8Array(),
      submission_id: eb.ref('id'),
      address_index: null,
      limit_index: null,
      flags: '[]',
    }))
    .where('id', '=', id),
);

/**
 * Erases a closed case; call it inside a transaction. Kind, nation, days and what happened stay; the hashes of what was
 * typed go with it, and so do its mails and links. What it put on the suppression list stays there, without a tie to it.
 * The texts of its events go with the keys of their MACs, and its chain goes on.
 */
export async function eraseCase(db: Db, rows: RequestRows, id: string, now: Moment): Promise<void> {
  await lock(db, `request ${id}`);
  // Hiding what somebody has asked for would be a crime (DPA 2018 s.173): nothing open is ever erased.
  if (!(await isClosed.first(db, { id }))) return;
  for (const part of eraseRows) await part.run(db, { id });
  await clearRequest.run(db, { id, now });
  // After the texts are gone, so that a chain that begins here holds no hash of them.
  await rows.record(db, id, now, 'case.erased');
}
