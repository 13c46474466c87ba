import type { Moment } from '../base/calendar.ts';
import type { NoticeVersion, NoticeFacts, NewReceipt } from '../domain/consent.ts';
import type { Database, Row } from './database.ts';

/** An edition of the archive as receipts refer to it. */
export type StoredNoticeVersion = NoticeFacts & { row: number };

/** Adds an edition to the archive unless it is the latest; call it inside a transaction. */
export function addNoticeVersion(db: Database, edition: NoticeVersion, now: Moment): void {
  const latest = latestNoticeVersion(db);
  if (latest && facts(latest) === facts(edition)) return;
  const { texts, shown, revision, cookiePolicy, services, counter, retentionMonths } = edition;
  db.run('INSERT INTO consent_notices (notice_hash, shown) VALUES (:texts, :shown) ON CONFLICT DO NOTHING', {
    texts,
    shown: JSON.stringify(shown),
  });
  db.run(
    `INSERT INTO consent_notice_versions (first_shown, revision, notice_hash, policy_version, policy_hash, services, counter, keep_months)
     VALUES (:now, :revision, :texts, :version, :hash, :services, :counter, :retentionMonths)`,
    { now, revision, texts, ...cookiePolicy, services: JSON.stringify(services), counter, retentionMonths },
  );
}

/** The edition that was shown last. */
export function latestNoticeVersion(db: Database): StoredNoticeVersion | undefined {
  const row = db.first('SELECT * FROM consent_notice_versions ORDER BY row DESC LIMIT 1');
  return row && read(row);
}

/**
 * The edition that a receipt names. The same words may have been shown under several cookie policies: of those, the
 * last that was there when the choice was made, or the first of all when the browser's clock was before it.
 */
export function noticeVersionOf(
  db: Database,
  { revision, texts, madeAt }: Pick<NewReceipt, 'revision' | 'texts' | 'madeAt'>,
): StoredNoticeVersion | undefined {
  const row = db.first(
    `SELECT * FROM consent_notice_versions WHERE notice_hash = :texts AND revision = :revision
     ORDER BY first_shown > :madeAt, CASE WHEN first_shown > :madeAt THEN row ELSE -row END LIMIT 1`,
    { texts, revision, madeAt },
  );
  return row && read(row);
}

/** Erases editions that were replaced before that moment and that no receipt names; call it inside a transaction. */
export function eraseNoticeVersions(db: Database, before: Moment): void {
  db.run(
    `DELETE FROM consent_notice_versions
     WHERE (SELECT min(next.first_shown) FROM consent_notice_versions AS next WHERE next.row > consent_notice_versions.row) < :before
       AND NOT EXISTS (SELECT 1 FROM consent_receipts WHERE notice_version = consent_notice_versions.row)`,
    { before },
  );
  db.run(
    'DELETE FROM consent_notices WHERE notice_hash NOT IN (SELECT notice_hash FROM consent_notice_versions)',
  );
}

function read(row: Row): StoredNoticeVersion {
  return {
    row: Number(row['row']),
    revision: Number(row['revision']),
    texts: String(row['notice_hash']),
    cookiePolicy: { version: String(row['policy_version']), hash: String(row['policy_hash']) },
    services: JSON.parse(String(row['services'])) as string[],
    counter: row['counter'] === null ? null : String(row['counter']),
    retentionMonths: Number(row['keep_months']),
  };
}

/** All that tells one edition from another; the words are in their hash. */
const facts = (edition: NoticeFacts): string => {
  const { revision, texts, cookiePolicy, services, counter, retentionMonths } = edition;
  const { version, hash } = cookiePolicy;
  return JSON.stringify([revision, texts, version, hash, services, counter, retentionMonths]);
};
