import type { Moment } from '../base/calendar.ts';
import type { Database } from './database.ts';
import type { MailRows } from './mail-rows.ts';
import type { NewMail } from './mails.ts';

/** A rule that a published version breaks, such as "PN-29" by "privacy/2026-06-19". */
export interface OutdatedRule {
  version: string;
  rule: string;
}

/** The part of the store that remembers what the privacy lead has been told of published policies. */
export interface OutdatedStore {
  outdatedNotified(): Promise<OutdatedRule[]>;
  /** Remembers that these were told, and adds the mail that tells; it belongs to no request. */
  addOutdatedNotice(notified: readonly OutdatedRule[], now: Moment, mail: NewMail): Promise<void>;
}

export const outdatedStore = (db: Database, mails: MailRows): OutdatedStore => ({
  outdatedNotified: () =>
    Promise.resolve(
      db
        .all('SELECT version, rule FROM outdated_notified')
        .map((row) => ({ version: String(row['version']), rule: String(row['rule']) })),
    ),

  addOutdatedNotice: (notified, now, mail) =>
    db.transaction(() => {
      for (const { version, rule } of notified)
        db.run('INSERT OR IGNORE INTO outdated_notified (version, rule, at) VALUES (:version, :rule, :now)', {
          version,
          rule,
          now,
        });
      mails.insert(undefined, now, mail);
    }),
});
