import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { NoticeVersion, NoticeFacts, NewReceipt } from '../domain/consent.ts';
import type { Db } from './engine.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';

/** A version of the notice as receipts refer to it. */
export type StoredNoticeVersion = NoticeFacts & { row: number };

type VersionRow = Selectable<Tables['consent_notice_versions']>;

const insertNotice = statement<{ noticeHash: string; shown: string }>()((db, { noticeHash, shown }) =>
  db
    .insertInto('consent_notices')
    .values({ notice_hash: noticeHash, shown })
    .onConflict((conflict) => conflict.doNothing()),
);

const insertVersion = statement<Omit<VersionRow, 'row'>>()((db, row) =>
  db.insertInto('consent_notice_versions').values({
    first_shown: row.first_shown,
    revision: row.revision,
    notice_hash: row.notice_hash,
    policy_version: row.policy_version,
    policy_hash: row.policy_hash,
    services: row.services,
    counter: row.counter,
    keep_months: row.keep_months,
  }),
);

const latest = statement<object>()((db) =>
  db.selectFrom('consent_notice_versions').selectAll().orderBy('row', 'desc').limit(1),
);

const versionOf = statement<{ noticeHash: string; revision: number; madeAt: Moment }>()(
  (db, { noticeHash, revision, madeAt }) =>
    db
      .selectFrom('consent_notice_versions')
      .selectAll()
      .where('notice_hash', '=', noticeHash)
      .where('revision', '=', revision)
      .orderBy((eb) => eb('first_shown', '>', madeAt))
      .orderBy((eb) =>
        eb
          .case()
          .when('first_shown', '>', madeAt)
          .then(eb.ref('row'))
          .else(sql<number>`-"row"`)
          .end(),
      )
      .limit(1),
);

const removeVersions = statement<{ before: Moment }>()((db, { before }) =>
  db
    .deleteFrom('consent_notice_versions')
    .where(
      (eb) =>
        eb
          .selectFrom('consent_notice_versions as next')
          .select((next) => next.fn.min('next.first_shown').as('replaced'))
          .whereRef('next.row', '>', 'consent_notice_versions.row'),
      '<',
      before,
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('consent_receipts')
            .select(sql.lit(1).as('one'))
            .whereRef('notice_version', '=', 'consent_notice_versions.row'),
        ),
      ),
    ),
);

const removeNotices = statement<object>()((db) =>
  db
    .deleteFrom('consent_notices')
    .where('notice_hash', 'not in', db.selectFrom('consent_notice_versions').select('notice_hash')),
);

/** Archives a version of the notice unless it is the latest. Call it inside a transaction. */
export async function addNoticeVersion(db: Db, version: NoticeVersion, now: Moment): Promise<void> {
  const known = await latestNoticeVersion(db);
  if (known && facts(known) === facts(version)) return;
  const { noticeHash, shown, revision, cookiePolicy, services, counter, retentionMonths } = version;
  await insertNotice.run(db, { noticeHash, shown: JSON.stringify(shown) });
  await insertVersion.run(db, {
    first_shown: now,
    revision,
    notice_hash: noticeHash,
    policy_version: cookiePolicy.version,
    policy_hash: cookiePolicy.hash,
    services: JSON.stringify(services),
    counter,
    keep_months: retentionMonths,
  });
}

/** The version that was shown last. */
export async function latestNoticeVersion(db: Db): Promise<StoredNoticeVersion | undefined> {
  const row = await latest.first(db, {});
  return row && read(row);
}

/**
 * The version that a receipt names. The same words may have been shown under several cookie policies. Of those, it is
 * the last one shown before the choice, or the first of all if the browser's clock was before it.
 */
export async function noticeVersionOf(
  db: Db,
  { revision, noticeHash, madeAt }: Pick<NewReceipt, 'revision' | 'noticeHash' | 'madeAt'>,
): Promise<StoredNoticeVersion | undefined> {
  const row = await versionOf.first(db, { noticeHash, revision, madeAt });
  return row && read(row);
}

/** Erases versions that were replaced before that moment and that no receipt names. Call it inside a transaction. */
export async function eraseNoticeVersions(db: Db, before: Moment): Promise<void> {
  await removeVersions.run(db, { before });
  await removeNotices.run(db, {});
}

const read = (row: VersionRow): StoredNoticeVersion => ({
  row: row.row,
  revision: row.revision,
  noticeHash: row.notice_hash,
  cookiePolicy: { version: row.policy_version, hash: row.policy_hash },
  services: JSON.parse(row.services) as string[],
  counter: row.counter,
  retentionMonths: row.keep_months,
});

/** Everything that differs between versions. The words are in their hash. */
const facts = (version: NoticeFacts): string => {
  const { revision, noticeHash, cookiePolicy, services, counter, retentionMonths } = version;
  return JSON.stringify([
    revision,
    noticeHash,
    cookiePolicy.version,
    cookiePolicy.hash,
    services,
    counter,
    retentionMonths,
  ]);
};
