import type { Moment } from '../base/calendar.ts';
import type { Engine } from './engine.ts';
import { lock } from './lock.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';
import { statement } from './statement.ts';

/** A rule that a published version breaks, such as "PN-29" by "privacy/2026-06-19". */
export interface OutdatedRule {
  version: string;
  rule: string;
}

/** The part of the store that remembers what the privacy lead has been told of published policies. */
export interface OutdatedStore {
  outdatedNotified(): Promise<OutdatedRule[]>;
  /**
   * Remembers that these were told, and adds the mail that tells, unless all of them were told of before. Without rules,
   * it only adds the mail. The mail belongs to no request.
   */
  addOutdatedNotice(notified: readonly OutdatedRule[], now: Moment, mail: NewMail): Promise<void>;
}

const notified = statement<object>()((db) =>
  db.selectFrom('outdated_notified').select(['version', 'rule']).orderBy('version').orderBy('rule'),
);

const addNotified = statement<OutdatedRule & { now: Moment }>()((db, { version, rule, now }) =>
  db
    .insertInto('outdated_notified')
    .values({ version, rule, at: now })
    .onConflict((conflict) => conflict.doNothing()),
);

export const outdatedStore = (engine: Engine, mails: MailRows): OutdatedStore => ({
  outdatedNotified: () => notified.all(engine.reader, {}),

  addOutdatedNotice: (rules, now, mail) =>
    engine.write(async (db) => {
      await lock(db, 'outdated notices');
      let added = 0;
      for (const { version, rule } of rules) added += await addNotified.run(db, { version, rule, now });
      // Another server may have been quicker.
      if (added > 0 || rules.length === 0) await mails.insert(db, undefined, now, mail);
    }),
});
