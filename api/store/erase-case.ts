import type { Moment } from '../base/calendar.ts';
import type { Db } from './engine.ts';
import { lock } from './lock.ts';
import { statement } from './statement.ts';
import { eraseAuditOf } from './team-audit.ts';

interface One {
  id: string;
}

const isClosed = statement<One>()((db, { id }) =>
  db.selectFrom('requests').select('id').where('id', '=', id).where('closed_on', 'is not', null),
);

const removeTokens = statement<One>()((db, { id }) => db.deleteFrom('tokens').where('request_id', '=', id));
const removeMails = statement<One>()((db, { id }) => db.deleteFrom('mails').where('request_id', '=', id));
const removeSubmissions = statement<One>()((db, { id }) =>
  db.deleteFrom('submissions_by_client').where('request_id', '=', id),
);

const clearEvents = statement<One>()((db, { id }) =>
  db.updateTable('events').set({ key_id: null, sealed: null }).where('request_id', '=', id),
);

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

const recordErasure = statement<One & { now: Moment }>()((db, { id, now }) =>
  db.insertInto('events').values({ request_id: id, at: now, event: 'case.erased' }),
);

/**
 * Erases a closed case; call it inside a transaction. Kind, nation, days and what happened stay; the hashes of what was
 * typed go with it, and so do its mails and links.
 */
export async function eraseCase(db: Db, id: string, now: Moment): Promise<void> {
  await lock(db, `request ${id}`);
  // Hiding what somebody has asked for would be a crime (DPA 2018 s.173): nothing open is ever erased.
  if (!(await isClosed.first(db, { id }))) return;
  for (const part of [removeTokens, removeMails, removeSubmissions, clearEvents]) await part.run(db, { id });
  await eraseAuditOf(db, id);
  await clearRequest.run(db, { id, now });
  await recordErasure.run(db, { id, now });
}
