import type { Keys } from '../base/keys.ts';
import { openDatabase } from './database.ts';
import { findKeyProblem } from './key-check.ts';
import { outboxStore } from './outbox.ts';
import { outdatedStore } from './outdated.ts';
import { linkStore } from './links.ts';
import { mailRows } from './mail-rows.ts';
import { noticeStore } from './notices.ts';
import { consentStore } from './receipts.ts';
import { caseStore } from './cases.ts';
import { requestRows } from './request-rows.ts';
import { intakeStore } from './requests.ts';
import { suppressionList } from './suppressions.ts';
import type { Store } from './store.ts';
import { rateLimitStore } from './tallies.ts';
import { visitStore } from './visits.ts';

/**
 * The embedded store. Throws when the database cannot be used: not writable, of a newer Candour, or sealed with a key
 * that is not given, because starting would mean losing what is in it.
 */
export function openStore(dataDir: string, keys: Keys): Store {
  const db = openDatabase(dataDir);
  const problem = findKeyProblem(db, keys);
  if (problem !== undefined) {
    db.close();
    throw new Error(problem);
  }
  const mails = mailRows(db, keys);
  const rows = requestRows(db, keys, mails);
  const list = suppressionList(db, keys);
  return {
    ...intakeStore(db, rows, list),
    ...linkStore(db, rows, list),
    ...noticeStore(db, rows, mails),
    ...outboxStore(db, mails),
    ...outdatedStore(db, mails),
    ...consentStore(db),
    ...visitStore(db),
    ...rateLimitStore(db),
    ...caseStore(db, rows, mails, list),

    suppressions: (indexes) => Promise.resolve(list.read(indexes)),

    probe: (now) =>
      db.transaction(() => {
        db.run('INSERT INTO health_probe (id, at) VALUES (1, :now) ON CONFLICT DO UPDATE SET at = :now', {
          now,
        });
      }),

    health: (today) => {
      const row = db.first(
        `SELECT (SELECT count(*) FROM requests) AS requests,
                (SELECT count(*) FROM requests WHERE confirmed_at IS NULL) AS unconfirmed,
                (SELECT count(*) FROM requests WHERE closed_on IS NULL) AS open,
                (SELECT count(*) FROM requests WHERE closed_on IS NULL AND due_on < :today AND waiting = 0) AS overdue,
                (SELECT count(*) FROM mails WHERE state = 'waiting') AS waiting,
                (SELECT count(*) FROM mails WHERE state = 'dead-lettered') AS dead_lettered,
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
        mailsDeadLettered: Number(row?.['dead_lettered']),
        oldestUnsent: typeof oldest === 'number' ? oldest : undefined,
      });
    },

    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
}
