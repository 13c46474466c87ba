import type { ConsentStore } from './consent.ts';
import type { ConsentAction, NewReceipt, Receipt, StoredReceipt } from '../domain/consent.ts';
import type { Database, Row } from './database.ts';
import { addNoticeVersion, noticeVersionOf, eraseNoticeVersions, latestNoticeVersion } from './editions.ts';
import { inBatches } from './in-batches.ts';
import { consume } from './tallies.ts';

/** The part of the embedded store that proves what people agreed to. */
export function consentStore(db: Database): ConsentStore {
  const isKept = ({ id, number }: NewReceipt) =>
    number !== undefined &&
    db.first('SELECT 1 FROM consent_receipts WHERE id = :id AND number = :number', { id, number }) !==
      undefined;

  return {
    keepNoticeVersion: (edition, now) =>
      db.transaction(() => {
        addNoticeVersion(db, edition, now);
      }),

    keepReceipt: (receipt, fits, limit) =>
      db.transaction(() => {
        if (isKept(receipt)) return 'repeated';
        const edition = noticeVersionOf(db, receipt);
        if (!edition) return 'stale';
        if (!fits(edition)) return 'unfit';
        if (!consume(db, limit)) return 'limited';
        const { id, action, madeAt, receivedAt, granted, counter, signal, site, number = null } = receipt;
        db.run(
          `INSERT INTO consent_receipts
             (received_at, made_at, id, action, notice_version, granted, counter, signal, site, number)
           VALUES (:receivedAt, :madeAt, :id, :action, :edition, :granted, :counter, :signal, :site, :number)`,
          {
            ...{ receivedAt, madeAt, id, action, edition: edition.row },
            ...{ granted: JSON.stringify(granted), counter, signal, site, number },
          },
        );
        return 'kept';
      }),

    latestEdition: () => Promise.resolve(latestNoticeVersion(db)),

    receiptFigures: (since) => {
      const row = db.first(
        `SELECT (SELECT count(*) FROM consent_receipts WHERE received_at >= :since) AS count,
                (SELECT max(received_at) FROM consent_receipts) AS last`,
        { since },
      );
      const last = row?.['last'];
      return Promise.resolve({
        count: Number(row?.['count']),
        last: typeof last === 'number' ? last : undefined,
      });
    },

    receipts: ({ id, from = 0, before = Number.MAX_SAFE_INTEGER }) =>
      Promise.resolve(
        db
          .all(
            `SELECT consent_receipts.*, revision, notice_hash, policy_version, policy_hash
             FROM consent_receipts JOIN consent_notice_versions ON consent_notice_versions.row = notice_version
             WHERE ${id === undefined ? '' : 'id = :id AND '}received_at >= :from AND received_at < :before
             ORDER BY consent_receipts.row`,
            { ...(id === undefined ? {} : { id }), from, before },
          )
          .map(read),
      ),

    shownNotice: (texts) => {
      const row = db.first('SELECT shown FROM consent_notices WHERE notice_hash = :texts', { texts });
      return Promise.resolve(row && (JSON.parse(String(row['shown'])) as Record<string, unknown>));
    },

    eraseReceipts: async (before) => {
      const erased = await inBatches(db, (most) => {
        // The trigger only allows deletion of receipts older than this row's time, while this row exists.
        db.run('INSERT INTO consent_erasure (before) VALUES (:before)', { before });
        const changed = db.run(
          `DELETE FROM consent_receipts WHERE row IN
             (SELECT row FROM consent_receipts WHERE received_at < :before LIMIT :most)`,
          { before, most },
        );
        db.run('DELETE FROM consent_erasure');
        return changed;
      });
      await db.transaction(() => {
        eraseNoticeVersions(db, before);
      });
      return erased;
    },
  };
}

function read(row: Row): StoredReceipt {
  return {
    id: String(row['id']),
    action: row['action'] as ConsentAction,
    madeAt: Number(row['made_at']),
    receivedAt: Number(row['received_at']),
    revision: Number(row['revision']),
    texts: String(row['notice_hash']),
    cookiePolicy: { version: String(row['policy_version']), hash: String(row['policy_hash']) },
    granted: JSON.parse(String(row['granted'])) as string[],
    counter: row['counter'] as Receipt['counter'],
    signal: row['signal'] as Receipt['signal'],
    site: String(row['site']),
  };
}
