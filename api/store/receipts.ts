import type { Moment } from '../base/calendar.ts';
import type { Selectable } from 'kysely';
import type { NewReceipt, StoredReceipt } from '../domain/consent.ts';
import type { ConsentStore } from './consent.ts';
import {
  addNoticeVersion,
  noticeVersionOf,
  eraseNoticeVersions,
  latestNoticeVersion,
} from './notice-versions.ts';
import type { Db, Engine } from './engine.ts';
import { inBatches } from './in-batches.ts';
import { lock } from './lock.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';
import { consume } from './rate-limits.ts';

type ReceiptRow = Selectable<Tables['consent_receipts']>;

const receiptByNumber = statement<{ id: string; number: string }>()((db, { id, number }) =>
  db.selectFrom('consent_receipts').select('row').where('id', '=', id).where('number', '=', number),
);

const insertReceipt = statement<Omit<ReceiptRow, 'row'>>()((db, row) =>
  db.insertInto('consent_receipts').values({
    received_at: row.received_at,
    made_at: row.made_at,
    id: row.id,
    action: row.action,
    notice_version: row.notice_version,
    granted: row.granted,
    counter: row.counter,
    signal: row.signal,
    site: row.site,
    number: row.number,
  }),
);

const figures = statement<{ since: Moment }>()((db, { since }) =>
  db.selectNoFrom((eb) => [
    eb
      .selectFrom('consent_receipts')
      .select((it) => it.fn.countAll<number>().as('count'))
      .where('received_at', '>=', since)
      .as('count'),
    eb
      .selectFrom('consent_receipts')
      .select((it) => it.fn.max<Moment | null>('received_at').as('last'))
      .as('last'),
  ]),
);

const shownNotice = statement<{ noticeHash: string }>()((db, { noticeHash }) =>
  db.selectFrom('consent_notices').select('shown').where('notice_hash', '=', noticeHash),
);

const allowErasure = statement<{ before: Moment }>()((db, { before }) =>
  db.insertInto('consent_erasure').values({ before }),
);

const eraseOld = statement<{ before: Moment; most: number }>()((db, { before, most }) =>
  db
    .deleteFrom('consent_receipts')
    .where('row', 'in', (eb) =>
      eb.selectFrom('consent_receipts').select('row').where('received_at', '<', before).limit(most),
    ),
);

const endErasure = statement<object>()((db) => db.deleteFrom('consent_erasure'));

/** The part of the store that proves what people agreed to. */
export function consentStore(engine: Engine): ConsentStore {
  async function isKept(db: Db, { id, number }: NewReceipt): Promise<boolean> {
    if (number === undefined) return false;
    await lock(db, `receipt ${id} ${number}`);
    return (await receiptByNumber.first(db, { id, number })) !== undefined;
  }

  return {
    keepNoticeVersion: (version, now) =>
      engine.write(async (db) => {
        await lock(db, 'notice versions');
        await addNoticeVersion(db, version, now);
      }),

    keepReceipt: (receipt, fits, limit) =>
      engine.write(async (db) => {
        if (await isKept(db, receipt)) return 'repeated';
        const version = await noticeVersionOf(db, receipt);
        if (!version) return 'stale';
        if (!fits(version)) return 'unfit';
        if (!(await consume(db, limit))) return 'limited';
        const { id, action, madeAt, receivedAt, granted, counter, signal, site, number = null } = receipt;
        await insertReceipt.run(db, {
          ...{ id, action, counter, signal, site, number },
          received_at: receivedAt,
          made_at: madeAt,
          notice_version: version.row,
          granted: JSON.stringify(granted),
        });
        return 'kept';
      }),

    latestNoticeVersion: () => latestNoticeVersion(engine.reader),

    receiptFigures: async (since) => {
      const row = await figures.first(engine.reader, { since });
      return { count: row?.count ?? 0, last: row?.last ?? undefined };
    },

    receipts: async ({ id, from = 0, before = Number.MAX_SAFE_INTEGER }) => {
      const rows = await engine.reader
        .selectFrom('consent_receipts')
        .innerJoin('consent_notice_versions as versions', 'versions.row', 'notice_version')
        .selectAll('consent_receipts')
        .select(['revision', 'notice_hash', 'policy_version', 'policy_hash'])
        .where('received_at', '>=', from)
        .where('received_at', '<', before)
        .$if(id !== undefined, (query) => query.where('id', '=', id ?? ''))
        .orderBy('consent_receipts.row')
        .execute();
      return rows.map((row) => ({
        ...readReceipt(row),
        revision: row.revision,
        noticeHash: row.notice_hash,
        cookiePolicy: { version: row.policy_version, hash: row.policy_hash },
      }));
    },

    shownNotice: async (noticeHash) => {
      const row = await shownNotice.first(engine.reader, { noticeHash });
      return row && (JSON.parse(row.shown) as Record<string, unknown>);
    },

    eraseReceipts: async (before) => {
      const erased = await inBatches(engine, async (db, most) => {
        // The trigger only allows deletion of receipts older than this row's time, while this row exists.
        await allowErasure.run(db, { before });
        const changed = await eraseOld.run(db, { before, most });
        await endErasure.run(db, {});
        return changed;
      });
      await engine.write(async (db) => {
        await lock(db, 'notice versions');
        await eraseNoticeVersions(db, before);
      });
      return erased;
    },
  };
}

const readReceipt = (row: ReceiptRow): Omit<StoredReceipt, 'revision' | 'noticeHash' | 'cookiePolicy'> => ({
  id: row.id,
  action: row.action,
  madeAt: row.made_at,
  receivedAt: row.received_at,
  granted: JSON.parse(row.granted) as string[],
  counter: row.counter,
  signal: row.signal,
  site: row.site,
});
