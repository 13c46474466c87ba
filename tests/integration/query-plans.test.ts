import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, expect, test, vi } from 'vitest';
import { recordBounce } from '../../api/casework/bounces.ts';
import { correctContact, sendAgain } from '../../api/casework/contact.ts';
import { makeAnotherCode, releaseCopy, takeCopyBack } from '../../api/casework/deliver.ts';
import { addresses } from '../../content/addresses.ts';
import { DAY, MINUTE } from '../../api/base/calendar.ts';
import { caseViews } from '../../api/store/case-lists.ts';
import { hashToken } from '../../api/domain/tokens.ts';
import { openStore } from '../../api/store/open-store.ts';
import type { Store } from '../../api/store/store.ts';
import { recorded, entered } from '../support/case.ts';
import type { Candour } from '../support/candour.ts';
import { addFile, pdf } from '../support/copy.ts';
import { completeChecklist } from '../support/release.ts';
import { grant, openAsking, sendReceipt, visit } from '../support/consent.ts';
import { validOptOut } from '../support/candour.ts';
import { askForCode, MANAGER, signIn, teamVisitor } from '../support/team.ts';
import {
  dataFolder,
  file,
  fileAndGetToken,
  fileMany,
  notMeTokenIn,
  openCandour,
  confirmWith,
  toOthers,
} from '../support/visit.ts';

/** Tables that grow as long as a clinic exists: no statement may scan one of them. */
const GROWING = [
  'requests',
  'events',
  'tokens',
  'mails',
  'suppressions',
  'submissions_by_client',
  'rate_limits',
  'consent_receipts',
  'team_audit',
  'deliveries',
  'delivery_files',
];

/** Partial indexes with few rows, whatever the table holds: rows that are open, waiting, unconfirmed or in use for minutes. */
const OF_FEW =
  /USING (COVERING )?INDEX (mails_(waiting|due|dead_lettered|leased|codes|status_codes)|deliveries_open|requests_(open|to_notice|unconfirmed))\b/;

/** Statements that scan a whole table because they need all of it, and why nobody waits meanwhile. */
const WHOLE: [statement: RegExp, why: string][] = [
  [/^select distinct "(token_)?key_id" as key from/, 'at the start, before anybody is served'],
  [/^select \* from "\w+" where .* desc limit 5$/, 'at the start, before anybody is served'],
  [/^select \* from "suppressions" order by "since", "rowid"$/, 'the command that lists them'],
  [/^select "(token_)?key_id" as key, count\(\*\) as count from/, 'the command that lists keys'],
  [
    /^select \* from "\w+" where key_id = \? (and "\w+" > \? )?order by "\w+" limit 500$/,
    'the command that changes keys',
  ],
  [
    /^select \(select count\(\*\) as "count" from "requests"\) as "requests"/,
    'counts an index, behind a token, every few seconds',
  ],
];

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every statement that the store prepares while `work` runs. */
async function statementsOf(work: () => Promise<void>): Promise<string[]> {
  const prepared = vi.spyOn(DatabaseSync.prototype, 'prepare');
  await work();
  const all = prepared.mock.calls.map(([sql]) => sql.replace(/\s+/g, ' ').trim());
  prepared.mockRestore();
  return [...new Set(all)].filter((sql) => /^(select|insert|update|delete)\b/.test(sql));
}

/** Steps of a statement's plan that scan a growing table. */
function wholeReads(db: DatabaseSync, sql: string): string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
  return steps
    .map(({ detail }) => detail)
    .filter((detail) => {
      const [, table = ''] = /^SCAN (\w+)/.exec(detail) ?? [];
      const name = { earlier: 'requests', later: 'requests' }[table] ?? table;
      return GROWING.includes(name) && !OF_FEW.test(detail);
    });
}

/** Calls every method of the store. */
async function everyMethod(candour: Candour, called: Set<string>): Promise<void> {
  const { store } = candour;
  for (const name of Object.keys(store) as (keyof Store)[]) {
    const method = store[name].bind(store) as (...args: unknown[]) => unknown;
    (store as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => {
      called.add(name);
      return method(...args);
    };
  }
  const token = await fileAndGetToken(candour);
  await confirmWith(candour, token);
  await fileMany(candour, 7);
  await file(candour, validOptOut, { kind: 'opt-out' });
  await candour.round();
  const notMe = toOthers(candour).find(({ text }) => text.includes(addresses.notMe));
  await candour.post(addresses.api.notMe, { token: notMeTokenIn(notMe) });
  await candour.post(addresses.api.link, { token });
  await candour.post(addresses.api.form('access'), {});
  candour.outcomes.push({ kind: 'dead-letter', reason: 'test' });
  for (const day of [0, 1, 22, 35]) {
    candour.clock.advance(day * DAY);
    await candour.round();
  }
  await sendReceipt(candour, {
    ...grant,
    at: `${new Date(candour.clock.now()).toISOString().slice(0, 19)}Z`,
  });
  await visit(candour, '/');
  await candour.get(addresses.health);
  const letter = await entered(candour, { email: 'other@patient.example' });
  await recorded(candour, letter, 'case.completed', { notified: true });
  candour.clock.advance(366 * 12 * DAY);
  await candour.round();
  const now = candour.clock.now();
  await store.chainOf(letter.id);
  await store.changedHeads(10);
  await store.auditAbout(letter.id, 10);
  await store.lookUpToken(hashToken(token), now);
  await store.addLink('none', now, { most: 3, since: 0 }, () => {
    throw new Error('There is no such request');
  });
  const { reference } = letter;
  await recordBounce(candour, candour.log, { providerId: 'provider-1' });
  await recordBounce(candour, candour.log, { id: 'none' });
  const contact = { email: 'new@patient.example', telephone: undefined, address: undefined };
  const another = await entered(candour, { email: 'another@patient.example' });
  await correctContact(candour, another.reference, contact, 'Records lead');
  await sendAgain(candour, reference, 'Records lead');
  await sendAgain(candour, another.reference, 'Records lead');
  await store.renewKey(String((await store.unsent())[0]?.id), now, undefined);
  await store.bringForward(now);
  await store.releaseLeases();
  await store.replay('none', now);
  await store.suppressions();
  await store.suppressions([Buffer.alloc(32)]);
  await store.receipts({});
  await store.receipts({ id: grant.id });
  await store.shownNotice(grant.noticeHash);
  await store.visits('2026-01-01', '2040-01-01');
  await store.receiptFigures(0);
  await store.health('2026-11-22');
  await store.probe(now);
  await store.eraseReceipts(now);
  await store.outdatedNotified();
  await store.openCases();
  await store.keyUsage();
  const { current } = candour.messages.keys;
  await store.reseal(current);
  await store.keepSignedAddresses(current);
  await store.requestOfSignedAddress(Buffer.alloc(32));
  await store.checkOut();
  const message = { from: 'a@mail.example', to: 'b@mail.example', subject: 'Hello', text: 'Hello' };
  await store.addOutdatedNotice([{ version: 'privacy/2026-06-19', rule: 'PN-29' }], now, {
    id: 'notice',
    kind: 'policy-outdated',
    message: message,
  });
  await everyTeamMethod(candour);
  await everyDeliveryMethod(candour);
  for (const view of caseViews)
    for (const kind of [undefined, 'access'] as const)
      for (const after of [undefined, letter.reference])
        await store.listCases({ view, kind, after, today: '2038-01-01', most: 50 });
  await store.countCases('2038-01-01');
  await store.mailsAbout(letter.id);
  await store.receivedBetween('2026-01-01', '2026-12-31', 50, letter);
  await store.firstReceivedOn();
  await store.suppressionsAfter(0, 50);
  await store.addDigest('2026-11-23', now, undefined);
}

/** Signs in and out, and calls what is left of the store's methods for the team pages. */
async function everyTeamMethod(candour: Candour): Promise<void> {
  const { store, clock } = candour;
  const visitor = teamVisitor(candour);
  const person = Buffer.from('person');
  await askForCode(candour, visitor, MANAGER);
  await signIn(candour, visitor);
  await visitor.get(addresses.team.audit);
  clock.advance(2 * MINUTE);
  await visitor.send(addresses.team.signOut);
  await store.raiseSession(person);
  await store.keepDraft(person, { path: addresses.team.home, fields: [] }, clock.now());
  await store.dropDraft(person);
  await store.closeSessionsOf([person]);
  await store.addPasskey(
    { id: 'key', person, publicKey: Buffer.from('public'), counter: 0, transports: [] },
    clock.now(),
  );
  await store.findPasskey('key');
  await store.notePasskeyUse('key', 1, clock.now());
  await store.movePasskeys(person, person);
  await store.removePasskeys([person]);
  await store.putCalendar(Buffer.from('secret'), person, [person], clock.now());
  await store.personOfCalendar(Buffer.from('secret'));
  await store.calendarMadeAt([person]);
  await store.removeCalendar([person]);
}

/** Keeps, releases and destroys a file. */
async function everyDeliveryMethod(candour: Candour): Promise<void> {
  const { store, clock } = candour;
  const { id, reference } = await entered(candour, { email: 'copy@patient.example' });
  await addFile(candour, id, pdf());
  const delivery = await store.deliveryOf(id);
  const [file] = delivery?.files ?? [];
  if (!delivery || !file) throw new Error('There is no file');
  await store.keepCheck(id, file.id, () => ({}));
  await store.readFile(delivery, file, 0, 1);
  await addFile(candour, id, pdf('Second.pdf'));
  await store.removeFile(id, 'none');
  await store.removeFile(id, (await store.deliveryOf(id))?.files[1]?.id ?? '');
  await recorded(candour, { reference }, 'case.confirmed');
  await completeChecklist(candour, { reference });
  const decision = { by: 'Records lead', seen: undefined, route: 'call' } as const;
  await releaseCopy(candour, reference, decision);
  await makeAnotherCode(candour, reference, decision);
  const link = (await store.deliveryOf(id))?.link ?? '';
  await store.deliveryByLink(link);
  await store.useDeliveryCode(delivery.id, 'f'.repeat(64));
  await store.openDeliveries();
  await store.sweepFiles(clock.now());
  await takeCopyBack(candour, reference, decision);
}

test('no statement of the store scans a growing table', async () => {
  const called = new Set<string>();
  let candour: Candour | undefined;
  const statements = await statementsOf(async () => {
    candour = await openAsking({ dataDir: dataFolder() });
    await everyMethod(candour, called);
    await candour.close();
    await openCandour({ dataDir: candour.dataDir });
  });
  if (!candour) throw new Error('Nothing was opened');
  expect(Object.keys(candour.store).filter((name) => !called.has(name) && name !== 'close')).toEqual([]);
  expect(statements.length).toBeGreaterThan(60);
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  const whole = statements
    .filter((sql) => !WHOLE.some(([known]) => known.test(sql)))
    .flatMap((sql) => wholeReads(db, sql).map((step) => `${step}: ${sql}`));
  const unused = WHOLE.filter(([known]) => !statements.some((sql) => known.test(sql)));
  // A statement that does is found.
  const offender = wholeReads(db, "SELECT * FROM mails WHERE settled_at = 'x'");
  db.close();
  expect(whole).toEqual([]);
  expect(unused).toEqual([]);
  expect(offender).toEqual(['SCAN mails']);
});

/** The steps of a statement that read every mail that waits, and not only the one at an end of an index. */
function readsOfAllWaiting(db: DatabaseSync, sql: string): string[] {
  const steps = db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[];
  const details = steps.map(({ detail }) => detail);
  const isOne = /order by "?next_at"?( asc| desc)? limit/i.test(sql);
  return isOne ? [] : details.filter((detail) => /mails_(waiting|due)\b/.test(detail));
}

test('while thousands of mails wait for the mail service, a look at the outbox reads none of them', async () => {
  const candour = await openAsking();
  const { store, clock } = candour;
  await fileMany(candour, 3);
  for (let mail = await store.lease(clock.now(), MINUTE, DAY); mail;) {
    const nextAt = clock.now() + MINUTE;
    await store.settle(mail.id, clock.now(), {
      state: 'waiting',
      nextAt,
      mayHaveArrived: false,
      outcome: 'busy',
    });
    mail = await store.lease(clock.now(), MINUTE, DAY);
  }
  // A second store has prepared nothing yet.
  const other = await openStore(candour.dataDir, candour.messages.keys);
  const statements = await statementsOf(async () => {
    expect(await other.lease(clock.now(), MINUTE, DAY)).toBeUndefined();
    expect(await other.nextDue()).toBe(clock.now() + MINUTE);
  });
  await other.close();
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  const reads = statements.flatMap((sql) => readsOfAllWaiting(db, sql).map((step) => `${step}: ${sql}`));
  const offenders = [
    "SELECT min(coalesce(leased_until, next_at)) FROM mails WHERE state = 'waiting'",
    "SELECT id FROM mails WHERE state = 'waiting' AND next_at < 1 ORDER BY created_at LIMIT 1",
  ].map((sql) => readsOfAllWaiting(db, sql).length);
  db.close();
  expect(statements.some((sql) => sql.includes('"mails"'))).toBe(true);
  expect(reads).toEqual([]);
  expect(offenders).toEqual([1, 1]);
});

test('every reference to another table has an index, because erasing and deleting follow it', async () => {
  const candour = await openAsking();
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'), { readOnly: true });
  const names = (sql: string, column: string) =>
    (db.prepare(sql).all() as Record<string, unknown>[]).map((row) => String(row[column]));
  const without = names("SELECT name FROM sqlite_schema WHERE type = 'table'", 'name').flatMap((table) => {
    const indexed = names(`PRAGMA index_list(${table})`, 'name').map(
      (index) => names(`PRAGMA index_info(${index})`, 'name')[0],
    );
    const references = [
      ...names(`PRAGMA foreign_key_list(${table})`, 'from'),
      // Rows of this table name a request without a foreign key.
      ...(table === 'arrivals' ? ['request_id'] : []),
    ];
    return references.filter((column) => !indexed.includes(column)).map((column) => `${table}.${column}`);
  });
  db.close();
  expect(without).toEqual([]);
});
