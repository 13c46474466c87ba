import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Moment } from '../base/calendar.ts';
import type { NoticeVersion, NoticeFacts, NewReceipt } from '../domain/consent.ts';
import type { Db } from './engine.ts';
import type { Tables } from './schema.ts';
import { statement } from './statement.ts';

/** An edition of the archive as receipts refer to it. */
export type StoredNoticeVersion = NoticeFacts & { row: number };

type VersionRow = Selectable<Tables['consent_notice_versions']>;

const insertNotice = statement<{ texts: string; shown: string }>()((db, { texts, shown }) =>
  db
    .insertInto('consent_notices')
    .values({ notice_hash: texts, shown })
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

const versionOf = statement<{ texts: string; revision: number; madeAt: Moment }>()(
  (db, { texts, revision, madeAt }) =>
    db
      .selectFrom('consent_notice_versions')
      .selectAll()
      .where('notice_hash', '=', texts)
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

/** Adds an edition to the archive unless it is the latest; call it inside a transaction. */
export async function addNoticeVersion(db: Db, edition: NoticeVersion, now: Moment): Promise<void> {
  const known = await latestNoticeVersion(db);
  if (known && facts(known) === facts(edition)) return;
  const { texts, shown, revision, cookiePolicy, services, counter, retentionMonths } = edition;
  await insertNotice.run(db, { texts, shown: JSON.stringify(shown) });
  await insertVersion.run(db, {
    first_shown: now,
    revision,
    notice_hash: texts,
    policy_version: cookiePolicy.version,
    policy_hash: cookiePolicy.hash,
    services: JSON.stringify(services),
    counter,
    keep_months: retentionMonths,
  });
}

/** The edition that was shown last. */
export async function latestNoticeVersion(db: Db): Promise<StoredNoticeVersion | undefined> {
  const row = await latest.first(db, {});
  return row && read(row);
}

/**
 * The edition that a receipt names. The same words may have been shown under several cookie policies: of those, the
 * last that was there when the choice was made, or the first of all when the browser's clock was before it.
 */
export async function noticeVersionOf(
  db: Db,
  { revision, texts, madeAt }: Pick<NewReceipt, 'revision' | 'texts' | 'madeAt'>,
): Promise<StoredNoticeVersion | undefined> {
  const row = await versionOf.first(db, { texts, revision, madeAt });
  return row && read(row);
}

/** Erases editions that were replaced before that moment and that no receipt names; call it inside a transaction. */
export async function eraseNoticeVersions(db: Db, before: Moment): Promise<void> {
  await removeVersions.run(db, { before });
  await removeNotices.run(db, {});
}

const read = (row: VersionRow): StoredNoticeVersion => ({
  row: row.row,
  revision: row.revision,
  texts: row.notice_hash,
  cookiePolicy: { version: row.policy_version, hash: row.policy_hash },
  services: JSON.parse(row.services) as string[],
  counter: row.counter,
  retentionMonths: row.keep_months,
});

/** All that tells one edition from another; the words are in their hash. */
const facts = (edition: NoticeFacts): string => {
  const { revision, texts, cookiePolicy, services, counter, retentionMonths } = edition;
  const { version, hash } = cookiePolicy;
  return JSON.stringify([revision, texts, version, hash, services, counter, retentionMonths]);
};
