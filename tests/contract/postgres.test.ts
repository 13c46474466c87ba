import pg from 'pg';
import { expect, inject, test } from 'vitest';
import { readStatus } from '../../api/store/database-status.ts';
import { adviceOn, isStoreFault } from '../../api/store/fault.ts';
import { suppressionIndex } from '../../api/domain/suppression-index.ts';
import {
  limits,
  mail,
  mailWithLink,
  newDatabase,
  newPlace,
  openAt,
  request,
} from '../support/contract-store.ts';

/** What only PostgreSQL can do or refuse. */
const onPostgres = test.skipIf(inject('engine') !== 'postgres');

async function query(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

onPostgres('a database of another program is refused, and left as it is', async () => {
  const place = await newPlace();
  const url = place.databaseUrl ?? '';
  await query(url, 'CREATE TABLE invoices (id int)');
  await expect(openAt(place)).rejects.toThrow('belongs to another program: it has the table invoices.');
  const tables = await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
  expect(tables).toEqual([{ tablename: 'invoices' }]);
});

onPostgres('a database of a newer Candour is refused, and left as it is', async () => {
  const place = await newPlace();
  await (await openAt(place)).close();
  const url = place.databaseUrl ?? '';
  await query(url, "INSERT INTO kysely_migration VALUES ('9999-later', '2030-01-01T00:00:00Z')");
  await expect(openAt(place)).rejects.toThrow('of a newer Candour (it has the migration 9999-later');
  await expect(readStatus('', url)).rejects.toThrow('of a newer Candour');
});

onPostgres('the status changes nothing, and says what is pending', async () => {
  const url = await newDatabase();
  expect(await readStatus('', url)).toMatchObject({
    done: [],
    pending: [
      '0008-postgres',
      '0009-several-servers',
      '0010-team-access',
      '0013-bounces',
      '0015-calendars',
      '0016-known-time',
      '0017-status-codes',
      '0018-deliveries',
      '0019-case-chain',
      '0020-open-cases',
      '0021-mails-due',
    ],
  });
  expect(await query(url, "SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).toEqual([]);
});

onPostgres('two servers that start at one moment on an empty database both start', async () => {
  const place = await newPlace();
  const [one, two] = await Promise.all([openAt(place), openAt(place)]);
  await one.accept(request('one'), () => [], limits);
  expect(await two.find('one')).toMatchObject({ id: 'one' });
});

onPostgres('a database that is not there is a fault of the store, in one sentence', async () => {
  const place = await newPlace();
  for (const [change, sentence] of [
    [{ pathname: '/nowhere' }, 'has no database of that name'],
    [{ search: '?host=/nowhere' }, 'cannot be reached (ENOENT)'],
  ] as const) {
    const url = new URL(place.databaseUrl ?? '');
    Object.assign(url, change);
    const databaseUrl = url.href;
    const fault: unknown = await openAt({ ...place, databaseUrl }).catch((error: unknown) => error);
    expect(isStoreFault(fault) && adviceOn(fault)).toContain(sentence);
  }
});

onPostgres('a store goes on after its connections were cut', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  await store.accept(request('one'), () => [], limits);
  const cut =
    'SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()';
  await query(place.databaseUrl ?? '', cut);
  // A connection that was cut a moment ago may still be handed out: that is one fault of the store, and then no more.
  const first: unknown = await store.find('one').catch((error: unknown) => error);
  expect(isStoreFault(first) || (first as { id: string }).id === 'one').toBe(true);
  await expect.poll(() => store.find('one').catch(() => undefined)).toMatchObject({ id: 'one' });
  expect(await store.accept(request('two'), () => [], limits)).toMatchObject({ outcome: 'accepted' });
});

onPostgres('what people agreed to and what was shown cannot be changed or removed', async () => {
  const place = await newPlace();
  const store = await openAt(place);
  const noticeHash = 'a'.repeat(64);
  await store.keepNoticeVersion(
    {
      revision: 1,
      noticeHash,
      shown: {},
      cookiePolicy: { version: '2026-11-22', hash: 'c' },
      services: [],
      counter: null,
      retentionMonths: 24,
    },
    1000,
  );
  await query(
    place.databaseUrl ?? '',
    `INSERT INTO consent_receipts (received_at, made_at, id, action, notice_version, granted, counter, signal, site)
     VALUES (1, 1, 'refused', 'reject-all', 1, '[]', 'none', 'none', 'localhost')`,
  );
  for (const [statement, refusal] of [
    ["UPDATE consent_receipts SET action = 'accept-all'", 'A consent receipt is never changed.'],
    ['DELETE FROM consent_receipts', 'A consent receipt is erased by retention alone.'],
    ['TRUNCATE consent_receipts', 'A consent receipt is erased by retention alone.'],
    ["UPDATE consent_notices SET shown = ''", 'What was shown is never changed.'],
    ['UPDATE consent_notice_versions SET revision = 2', 'What was shown is never changed.'],
  ] as const)
    await expect(query(place.databaseUrl ?? '', statement), statement).rejects.toThrow(refusal);
});

onPostgres('the bytes of an erased case are in no row of any table', async () => {
  const place = await newPlace();
  const url = place.databaseUrl ?? '';
  const store = await openAt(place);
  const entry = { value: 'b@mail.example', name: 'Robin', channels: ['email'], profiling: false };
  const suppressions = [{ index: suppressionIndex(place.keys.current, entry.value), ...entry }];
  const made = request('one', { suppressions, addressIndex: Buffer.from('an address') });
  await store.accept(made, () => [mailWithLink('a link'), mail('news')], limits);
  await store.keepSignedAddresses(place.keys.current);
  await store.change('one', 2000, ({ dueOn }) => ({
    event: { what: 'case.completed', on: '2026-11-24', by: 'Lead', reason: 'Sent' },
    mails: [],
    dueOn,
    waiting: false,
    closedOn: '2026-11-24',
  }));
  const traces = await query(
    url,
    `SELECT encode(bytes, 'hex') AS hex FROM (
       SELECT sealed AS bytes FROM requests UNION ALL SELECT content_hash FROM requests
       UNION ALL SELECT address_index FROM requests UNION ALL SELECT sealed FROM events
       UNION ALL SELECT sealed FROM mails UNION ALL SELECT hash FROM tokens
       UNION ALL SELECT hash FROM signed_addresses UNION ALL SELECT client FROM submissions_by_client
     ) AS all_bytes WHERE bytes IS NOT NULL`,
  );
  const found = async () => {
    const tables = await query(url, "SELECT tablename FROM pg_tables WHERE schemaname = 'public'");
    const texts: string[] = [];
    for (const { tablename } of tables)
      for (const { row } of await query(url, `SELECT it::text AS row FROM ${String(tablename)} AS it`))
        texts.push(String(row));
    return traces.filter(({ hex }) => texts.some((text) => text.includes(String(hex))));
  };
  expect(traces.length).toBeGreaterThanOrEqual(8);
  expect(await found()).toEqual(traces);
  await store.erase(['one'], 3000);
  expect(await found()).toEqual([]);
  // The entry of the suppression list stays, and says nothing of the case.
  expect(await query(url, 'SELECT request_id FROM suppressions')).toEqual([{ request_id: null }]);
  expect(await store.suppressions()).toMatchObject([{ value: 'b@mail.example' }]);
});
