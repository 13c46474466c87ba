import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { withBase } from '../../content/addresses.ts';
import { orThrow } from '../../content/load.ts';
import { composeApplication } from '../../api/compose.ts';
import type { Application } from '../../api/compose.ts';
import { HOUR } from '../../api/base/calendar.ts';
import type { Moment } from '../../api/base/calendar.ts';
import { judgeClock } from '../../api/domain/clock-doubt.ts';
import { loadKeys } from '../../api/base/keys.ts';
import type { Log } from '../../api/base/log.ts';
import type { FileChecker } from '../../api/jobs/check-files.ts';
import type { Mailer, Outcome } from '../../api/mail/mailer.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { openStore } from '../../api/store/open-store.ts';
import type { SiteName } from './build-sites.ts';
import { manifestFor } from './built-for.ts';

export const ORIGIN = 'http://localhost:4310';

/** An email that the recording mailer got. */
export interface Attempt {
  message: EmailMessage;
  key: string;
}

/** The application as the server composes it, with a clock that a test sets and a mailer that records. */
export interface Candour extends Omit<Application, 'clock' | 'close'> {
  dataDir: string;
  clock: { now: () => Moment; set: (moment: string | Moment) => void; advance: (ms: number) => void };
  /** Every attempt to send, in order. */
  sent: Attempt[];
  logged: { event: string; details: Record<string, unknown> }[];
  /** The outcomes of the next attempts. If there are none, mail is sent. */
  outcomes: Outcome[];
  /**
   * Runs the jobs once, as the server does repeatedly, with a clock that somebody has confirmed, because tests jump by
   * years. Returns how many milliseconds it may rest.
   */
  round: () => Promise<number>;
  /** Sends a form as a browser on the same site does. */
  post: (
    path: string,
    fields: Record<string, string | string[]>,
    headers?: Record<string, string>,
  ) => Promise<Response>;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  close: () => Promise<void>;
}

export interface CandourOptions {
  site?: SiteName;
  at?: string;
  dataDir?: string;
  /** Delivers mail to the local mailbox. */
  mailbox?: boolean;
  /** A file in place of the `consent.json` of the built site. */
  manifest?: string;
  /** A folder whose `manifest.json` replaces that of the built site. */
  built?: string;
  /** Checks uploaded files. Without it nothing is found in them, so that tests of other things start no process. */
  checkFile?: FileChecker;
  /** A high number, except in tests of the limit. */
  requestsPerHour?: number;
  healthToken?: string;
  /** If set, a test names its client in X-Forwarded-For. */
  trustedProxies?: number;
  /** Used in place of the recording mailer. */
  mailer?: Mailer;
  mailsPerSecond?: number;
  /** Called with the time that the sender rests between two emails. */
  pause?: (ms: number) => void;
  /** Other settings, by the names of their variables. */
  env?: Record<string, string>;
}

let migrated: Promise<string> | undefined;

/** A new data directory with an empty database, as a first start leaves it. */
async function emptyDataDir(): Promise<string> {
  // Copied, because migrating takes longer than most tests.
  const from = await (migrated ??= migrateOnce());
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-data-'));
  cpSync(from, dataDir, { recursive: true });
  return dataDir;
}

async function migrateOnce(): Promise<string> {
  const dataDir = mkdtempSync(join(tmpdir(), 'candour-migrated-'));
  process.once('exit', () => {
    rmSync(dataDir, { recursive: true, force: true });
  });
  const store = await openStore(dataDir, orThrow(loadKeys(dataDir, undefined)), undefined);
  await store.close();
  return dataDir;
}

export async function startCandour(options: CandourOptions = {}): Promise<Candour> {
  const { contentDir, siteDir, basePath } = inject('sites')[options.site ?? 'full'];
  const dataDir = options.dataDir ?? (await emptyDataDir());
  const origin = options.env?.['PUBLIC_ORIGIN'];
  const manifestDir = options.built ?? (origin === undefined ? undefined : manifestFor(siteDir, origin));
  let time = Date.parse(options.at ?? '2026-11-22T10:00:00Z');
  const clock: Candour['clock'] = {
    now: () => time,
    set: (moment) => (time = typeof moment === 'string' ? Date.parse(moment) : moment),
    advance: (ms) => (time += ms),
  };
  const sent: Attempt[] = [];
  const logged: Candour['logged'] = [];
  const outcomes: Outcome[] = [];
  const log: Log = (event, details = {}) => logged.push({ event, details });
  const recording: Mailer = {
    keyLifetime: 23 * HOUR,
    send: (message, key) => {
      sent.push({ message, key });
      return Promise.resolve(outcomes.shift() ?? { kind: 'sent', providerId: `provider-${sent.length}` });
    },
  };
  const mailService = options.mailbox ? {} : { RESEND_API_KEY: 'test' };
  const application = orThrow(
    await composeApplication(
      {
        CONTENT_DIR: contentDir,
        SITE_DIR: siteDir,
        BASE_PATH: basePath,
        DATA_DIR: dataDir,
        PUBLIC_ORIGIN: ORIGIN,
        MAIL_FROM: 'privacy@mail.example',
        MAILS_PER_SECOND: String(options.mailsPerSecond ?? 100),
        TRUSTED_PROXIES: String(options.trustedProxies ?? 0),
        REQUESTS_PER_HOUR: String(options.requestsPerHour ?? 1_000_000),
        ...(options.healthToken === undefined ? {} : { HEALTH_TOKEN: options.healthToken }),
        ...mailService,
        ...options.env,
      },
      {
        clock,
        log,
        pause: (ms) => {
          options.pause?.(ms);
          return Promise.resolve();
        },
        checkFile: options.checkFile ?? (() => Promise.resolve({ version: 1, findings: [], unchecked: [] })),
        buildSite: () => Promise.resolve({ done: false, why: 'tests keep the site that they built' }),
        mailer: options.mailer ?? recording,
        consentManifest: options.manifest,
        siteManifestDir: manifestDir,
      },
    ),
  );
  const { app, runJobs, store } = application;
  const url = (path: string) => ORIGIN + withBase(basePath, path);

  return {
    ...application,
    dataDir,
    clock,
    sent,
    logged,
    outcomes,
    round: async () => {
      if (judgeClock(await store.knownTime().catch(() => undefined), time) === 'ahead')
        await store.confirmTime(time);
      return runJobs();
    },
    post: async (path, fields, headers = {}) =>
      app.request(url(path), {
        method: 'POST',
        body: encode(fields),
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    get: async (path, headers = {}) => app.request(url(path), { headers }),
    close: async () => {
      await application.close();
      if (manifestDir !== undefined && manifestDir !== options.built)
        rmSync(manifestDir, { recursive: true, force: true });
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A form's fields as a browser sends them; a list is several controls with one name. */
export function encode(fields: Record<string, string | string[]>): string {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  ).toString();
}

/** What the check page adds to a form that is sent from there: the answers were read. */
const checked = { checked: 'yes' };

/** The fields as the form's own page sends them, before they are checked. */
export function unchecked<T extends Record<string, string | string[]>>(fields: T): Omit<T, 'checked'> {
  const { ...rest } = fields;
  delete rest['checked'];
  return rest;
}

/** A valid access form, sent from its check page. */
export const validAccess = {
  ...checked,
  asking: 'self',
  name: 'Robin Sample',
  'birth-day': '27',
  'birth-month': '3',
  'birth-year': '1985',
  email: 'robin@patient.example',
  want: ['whole'],
  delivery: 'email',
};

/** A valid opt-out form. */
export const validOptOut = {
  name: 'Robin Sample',
  email: 'robin@patient.example',
  channels: ['email'],
};

/** A valid form for other rights, sent from its check page. */
export const validRights = {
  ...checked,
  right: ['erase'],
  'erase-what': 'My enquiry of last spring',
  asking: 'self',
  name: 'Robin Sample',
  email: 'robin@patient.example',
};

/** A valid complaint, sent from its check page. */
export const validComplaint = {
  ...checked,
  happened: 'A letter about me went to my neighbour.',
  asking: 'self',
  name: 'Robin Sample',
  email: 'robin@patient.example',
};
