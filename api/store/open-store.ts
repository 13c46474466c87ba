import type { Keys } from '../base/keys.ts';
import { bounceStore } from './bounces.ts';
import { caseHeadStore } from './case-heads.ts';
import { caseLists } from './case-lists.ts';
import { caseStore } from './cases.ts';
import { deliveryStore } from './deliveries.ts';
import type { Engine } from './engine.ts';
import { figureStore } from './figures.ts';
import { groupStore, newServerId } from './group.ts';
import { findKeyProblem } from './key-check.ts';
import { keyStore } from './key-store.ts';
import { knownTimeStore } from './known-time.ts';
import { linkStore } from './links.ts';
import { mailRows } from './mail-rows.ts';
import { noticeStore } from './notices.ts';
import { outboxStore } from './outbox.ts';
import { outdatedStore } from './outdated.ts';
import { consentStore } from './receipts.ts';
import { receivedStore } from './received.ts';
import { reminderStore } from './reminders.ts';
import { requestRows } from './request-rows.ts';
import { intakeStore } from './requests.ts';
import { openSqlite } from './sqlite/open-sqlite.ts';
import type { Store } from './store.ts';
import { suppressionList } from './suppressions.ts';
import { rateLimitStore } from './rate-limits.ts';
import { teamAuditStore } from './team-audit.ts';
import { teamCalendarStore } from './team-calendars.ts';
import { teamCodeStore } from './team-codes.ts';
import { teamPasskeyStore } from './team-passkeys.ts';
import { teamSessionStore } from './team-sessions.ts';
import { visitStore } from './visits.ts';

/** A clinic on SQLite does not load the driver. */
const postgres = () => import('./postgres/open-postgres.ts');

/**
 * Opens the store: the database of the URL on PostgreSQL, or else the one in the data directory on SQLite. Throws when it
 * cannot be used: not writable, out of reach, of a newer Candour, or sealed with a key that is not given, because
 * starting would mean losing what is in it.
 *
 * @param written called after each transaction that was written
 */
export async function openStore(
  dataDir: string,
  keys: Keys,
  databaseUrl?: string,
  written?: () => void,
): Promise<Store> {
  const engine =
    databaseUrl === undefined
      ? await openSqlite(dataDir)
      : await (await postgres()).openPostgres(databaseUrl);
  try {
    const problem = await engine.read((db) => findKeyProblem(db, keys));
    if (problem !== undefined) throw new Error(problem);
  } catch (error) {
    await engine.close();
    throw error;
  }
  return storeOn(written ? reporting(engine, written) : engine, keys);
}

const reporting = (engine: Engine, written: () => void): Engine => ({
  ...engine,
  write: async (work) => {
    const result = await engine.write(work);
    written();
    return result;
  },
});

/** The whole store, written once for every engine. */
export function storeOn(engine: Engine, keys: Keys): Store {
  const server = newServerId();
  const mails = mailRows(keys);
  const rows = requestRows(keys, mails);
  const list = suppressionList(keys);
  const { finish, ...intake } = intakeStore(engine, rows, mails, list);
  return {
    ...intake,
    ...linkStore(engine, rows, list),
    ...noticeStore(engine, rows, mails),
    ...outboxStore(engine, mails, rows, server),
    ...bounceStore(engine, keys, rows, list),
    ...groupStore(engine, server),
    ...knownTimeStore(engine),
    ...keyStore(engine, keys),
    ...outdatedStore(engine, mails),
    ...consentStore(engine),
    ...visitStore(engine),
    ...rateLimitStore(engine),
    ...caseStore(engine, rows, list),
    ...reminderStore(engine, rows, mails),
    ...receivedStore(engine, rows),
    ...caseLists(engine, rows, mails),
    ...caseHeadStore(engine),
    ...figureStore(engine),
    ...teamCodeStore(engine, mails),
    ...teamSessionStore(engine, keys),
    ...teamPasskeyStore(engine),
    ...teamCalendarStore(engine),
    ...teamAuditStore(engine, keys),
    ...deliveryStore(engine, keys, rows),
    suppressions: (indexes) => engine.read((db) => list.read(db, indexes)),
    suppressionsAfter: (row, most) => engine.read((db) => list.readAfter(db, row, most)),
    close: async () => {
      await finish();
      await engine.close();
    },
  };
}
