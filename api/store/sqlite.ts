import type { Keys } from '../keys.ts';
import { openDatabase } from './database.ts';
import type { Database } from './database.ts';
import { outboxStore } from './outbox.ts';
import { outdatedStore } from './outdated.ts';
import { linkStore } from './links.ts';
import { mailRows } from './mail-rows.ts';
import { noticeStore } from './notices.ts';
import { consentStore } from './receipts.ts';
import { registerStore } from './register.ts';
import { requestRows, SELECT_REQUESTS } from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { intakeStore } from './requests.ts';
import { suppressionList } from './suppressions.ts';
import type { Store } from './store.ts';
import { visitStore } from './visits.ts';

/**
 * The embedded store. Throws when the database cannot be used: not writable, of a newer Candour, or sealed with a key
 * that is not given, because starting would mean losing what is in it.
 */
export function openStore(dataDir: string, keys: Keys): Store {
  const db = openDatabase(dataDir);
  const mails = mailRows(db, keys);
  const rows = requestRows(db, keys, mails);
  refuseUnknownKeys(db, keys, rows);
  const list = suppressionList(db, keys);
  return {
    ...intakeStore(db, rows, list),
    ...linkStore(db, rows),
    ...noticeStore(db, rows, mails),
    ...outboxStore(db, rows, mails),
    ...outdatedStore(db, mails),
    ...consentStore(db),
    ...visitStore(db),
    ...registerStore(db, rows, mails, list),

    suppressions: (indexes) => Promise.resolve(list.read(indexes)),

    health: (today) => {
      const row = db.first(
        `SELECT (SELECT count(*) FROM requests) AS requests,
                (SELECT count(*) FROM requests WHERE confirmed_at IS NULL) AS unconfirmed,
                (SELECT count(*) FROM requests WHERE closed_on IS NULL) AS open,
                (SELECT count(*) FROM requests WHERE closed_on IS NULL AND due_on < :today AND waiting = 0) AS overdue,
                (SELECT count(*) FROM mails WHERE state = 'waiting') AS waiting,
                (SELECT count(*) FROM mails WHERE state = 'parked') AS parked,
                (SELECT min(created_at) FROM mails WHERE state = 'waiting') AS oldest`,
        { today },
      );
      const oldest = row?.['oldest'];
      return Promise.resolve({
        requests: Number(row?.['requests']),
        unconfirmed: Number(row?.['unconfirmed']),
        open: Number(row?.['open']),
        overdue: Number(row?.['overdue']),
        mailsWaiting: Number(row?.['waiting']),
        mailsParked: Number(row?.['parked']),
        oldestUnsent: typeof oldest === 'number' ? oldest : undefined,
      });
    },

    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}

function refuseUnknownKeys(db: Database, keys: Keys, rows: RequestRows): void {
  const used = db.all(
    `SELECT key_id FROM requests WHERE erased_at IS NULL UNION SELECT key_id FROM suppressions
     UNION SELECT key_id FROM events WHERE key_id IS NOT NULL UNION SELECT key_id FROM mails WHERE key_id IS NOT NULL
     UNION SELECT token_key_id FROM mails WHERE state <> 'sent' AND token_key_id IS NOT NULL`,
  );
  const missing = used.map((row) => String(row['key_id'])).filter((id) => !keys.byId.has(id));
  if (missing.length === 0) {
    refuseWrongKeys(db, rows);
    return;
  }
  db.close();
  throw new Error(
    `The database holds rows sealed with a key that is not given: ${missing.join(', ')}. Add it to the keys; without it those requests cannot be read.`,
  );
}

/** A key of the right name may still be another key: it must open one of the latest requests that it sealed. */
function refuseWrongKeys(db: Database, { read }: RequestRows): void {
  for (const { key_id: key } of db.all('SELECT DISTINCT key_id FROM requests WHERE erased_at IS NULL')) {
    const latest = db.all(`${SELECT_REQUESTS} WHERE key_id = :key ORDER BY received_at DESC LIMIT 5`, {
      key: String(key),
    });
    if (latest.some((row) => !read(row).marks.includes('unreadable'))) continue;
    db.close();
    throw new Error(
      `The key ${String(key)} does not open what was sealed with it: it is another key of the same name, or the database is damaged. Restore the right one; without it those requests cannot be read.`,
    );
  }
}
