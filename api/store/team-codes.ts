import { sql } from 'kysely';
import { MINUTE } from '../base/calendar.ts';
import type { Moment } from '../base/calendar.ts';
import type { HourlyLimit } from './consent.ts';
import type { Db, Engine } from './engine.ts';
import { lock } from './lock.ts';
import type { MailRows } from './mail-rows.ts';
import { codeMails } from './mails.ts';
import type { MailKind, NewMail } from './mails.ts';
import type { CodePurpose } from './schema.ts';
import { statement } from './statement.ts';
import { consume } from './rate-limits.ts';

/** How long a code or a challenge works, in milliseconds. */
const CODE_LIFETIME = 10 * MINUTE;
/** How many wrong codes a browser may send before its codes stop working. */
const MOST_TRIES = 5;
/** Clocks of two servers may differ by so much. A code from further ahead was made before the clock was set back. */
const SKEW = MINUTE;

export interface NewCode {
  /** The SHA-256 of the secret in the browser's cookie. */
  browser: Uint8Array;
  purpose: CodePurpose;
  /** On the team, or the id of a request. Undefined where nobody has the address. */
  person: Uint8Array | undefined;
  hash: Uint8Array;
}

/** What a code does. `none`: the browser has no code that still works. A passkey itself says whose it is. */
export type CodeOutcome =
  { outcome: 'right'; person: Uint8Array | undefined } | { outcome: 'wrong' | 'used-up' | 'none' };

/** The part of the store that keeps the codes and challenges of the team pages and of status pages, as hashes. */
export interface TeamCodeStore {
  /**
   * Adds a code, and the mail that carries it. If its limit is reached, nothing is mailed and the code is nobody's.
   * Tries that the browser has used up stay used up.
   */
  addTeamCode(
    code: NewCode,
    now: Moment,
    mail?: { limit: HourlyLimit | undefined; mail: NewMail },
  ): Promise<void>;
  /** Whether a browser has used up its tries, so that it needs a new secret. */
  hasUsedUpTries(browser: Uint8Array, purpose: CodePurpose, now: Moment): Promise<boolean>;
  /**
   * Uses a code or a challenge: the right one once, and a wrong code counts as a try. Everything that was asked for in the
   * browser goes with the right one.
   */
  useTeamCode(browser: Uint8Array, purpose: CodePurpose, hash: Uint8Array, now: Moment): Promise<CodeOutcome>;
}

interface OfBrowser {
  browser: Uint8Array;
}

const codesOf = statement<OfBrowser>()((db, { browser }) =>
  db.selectFrom('team_codes').selectAll().where('browser', '=', browser),
);

const insertCode = statement<{
  browser: Uint8Array;
  purpose: CodePurpose;
  person: Uint8Array | null;
  hash: Uint8Array;
  now: Moment;
  tries: number;
}>()((db, { browser, purpose, person, hash, now, tries }) =>
  db.insertInto('team_codes').values({ browser, purpose, person, hash, created_at: now, tries }),
);

const countTry = statement<OfBrowser & { purpose: CodePurpose }>()((db, { browser, purpose }) =>
  db
    .updateTable('team_codes')
    .set((eb) => ({ tries: eb('tries', '+', eb.lit(1)) }))
    .where('browser', '=', browser)
    .where('purpose', '=', purpose),
);

const removeCodes = statement<OfBrowser>()((db, { browser }) =>
  db.deleteFrom('team_codes').where('browser', '=', browser),
);

/** What is too old, and what seems to come from the future: the clock was set back, and nobody knows how old it is. */
const removeOld = statement<{ before: Moment; after: Moment }>()((db, { before, after }) =>
  db
    .deleteFrom('team_codes')
    .where((eb) => eb.or([eb('created_at', '<=', before), eb('created_at', '>', after)])),
);

/** By kind, because each kind has an index of its own. */
const removeOldMails = codeMails.map((kind) =>
  statement<{ before: Moment }>()((db, { before }) =>
    db.deleteFrom('mails').where('kind', '=', sql.lit<MailKind>(kind)).where('created_at', '<=', before),
  ),
);

export function teamCodeStore(engine: Engine, mails: MailRows): TeamCodeStore {
  return {
    addTeamCode: (code, now, sending) =>
      engine.write(async (db) => {
        const { browser, purpose, hash } = code;
        await lock(db, lockOf(browser));
        await forgetCodes(db, now);
        const tries = Math.max(0, ...(await those(db, browser, purpose)).map((it) => it.tries));
        const isAllowed = !sending?.limit || (await consume(db, sending.limit));
        const person = isAllowed ? (code.person ?? null) : null;
        await insertCode.run(db, { browser, purpose, person, hash, now, tries });
        if (sending && isAllowed) await mails.insert(db, undefined, now, sending.mail);
      }),

    hasUsedUpTries: async (browser, purpose, now) =>
      (await those(engine.reader, browser, purpose)).some(
        (row) => works(row, now) && row.tries >= MOST_TRIES,
      ),

    useTeamCode: (browser, purpose, hash, now) =>
      engine.write(async (db) => {
        await lock(db, lockOf(browser));
        await forgetCodes(db, now);
        const rows = await those(db, browser, purpose);
        if (rows.length === 0) return { outcome: 'none' };
        if (isTyped(purpose) && rows.some(({ tries }) => tries >= MOST_TRIES)) return { outcome: 'used-up' };
        const right = rows.find((row) => Buffer.compare(row.hash, hash) === 0);
        if (right && (right.person || purpose === 'passkey')) {
          await removeCodes.run(db, { browser });
          return { outcome: 'right', person: right.person ?? undefined };
        }
        await countTry.run(db, { browser, purpose });
        return { outcome: rows.some(({ tries }) => tries + 1 >= MOST_TRIES) ? 'used-up' : 'wrong' };
      }),
  };
}

const those = async (db: Db, browser: Uint8Array, purpose: CodePurpose) =>
  (await codesOf.all(db, { browser })).filter((row) => row.purpose === purpose);

/** Whether somebody types it, so that it can be guessed. */
const isTyped = (purpose: CodePurpose): boolean => purpose === 'code' || purpose === 'status-page';

const lockOf = (browser: Uint8Array): string => `team browser ${Buffer.from(browser).toString('base64')}`;

const works = ({ created_at: at }: { created_at: Moment }, now: Moment): boolean =>
  at > now - CODE_LIFETIME && at <= now + SKEW;

/** Deletes codes that no longer work, with their mails; call it inside a transaction. */
export async function forgetCodes(db: Db, now: Moment): Promise<void> {
  const before = now - CODE_LIFETIME;
  await removeOld.run(db, { before, after: now + SKEW });
  for (const removal of removeOldMails) await removal.run(db, { before });
}
