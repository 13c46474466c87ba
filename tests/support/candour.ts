import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { inject } from 'vitest';
import { withBase } from '../../content/addresses.ts';
import { loadClinic, orThrow } from '../../content/load.ts';
import { loadWords } from '../../content/words.ts';
import { createApp } from '../../api/app.ts';
import { createDuties } from '../../api/duties.ts';
import type { Moment } from '../../api/calendar.ts';
import { openBanner } from '../../api/consent/banner.ts';
import type { Banner } from '../../api/consent/banner.ts';
import { openManifest } from '../../api/consent/manifest.ts';
import { consentRound } from '../../api/consent/retention.ts';
import { loadKeys } from '../../api/keys.ts';
import type { Log } from '../../api/log.ts';
import { makeDesk } from '../../api/desk.ts';
import type { Desk } from '../../api/mail/letters.ts';
import { openLocalMailbox } from '../../api/mail/local-mailbox.ts';
import type { Mailer, Outcome } from '../../api/mail/mailer.ts';
import { createOutbox } from '../../api/mail/worker.ts';
import type { Services } from '../../api/services.ts';
import { openSiteManifest } from '../../api/site-manifest.ts';
import { openStore } from '../../api/store/sqlite.ts';
import type { Letter } from '../../api/store/mails.ts';
import type { Store } from '../../api/store/store.ts';
import type { SiteName } from './build-sites.ts';

export const ORIGIN = 'http://localhost:4310';

/** A mail that the recording mailer was given. */
export interface Attempt {
  letter: Letter;
  key: string;
}

/** The real app with the real store on disk, a clock that a test sets, and a mailer that records. */
export interface Candour {
  app: Hono;
  config: Services['config'];
  store: Store;
  desk: Desk;
  banner: Banner;
  site: Services['site'];
  dataDir: string;
  clock: { now: () => Moment; set: (moment: string | Moment) => void; advance: (ms: number) => void };
  /** Every attempt to send, in order. */
  sent: Attempt[];
  logged: { event: string; details: Record<string, unknown> }[];
  /** How the next attempts end; without any, mail is sent. */
  outcomes: Outcome[];
  /** One round as the server makes it: what Candour does by itself, all mail that is due, consent kept in order. Says how long it may rest after. */
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
  mailbox?: boolean;
  /** A file that stands for the `consent.json` of the built site. */
  manifest?: string;
  /** A folder whose `manifest.json` stands for that of the built site. */
  built?: string;
  /** Many, unless a test is about the limit. */
  requestsPerHour?: number;
  /** With one, a test names its client in X-Forwarded-For. */
  trustedProxies?: number;
  /** Takes mail instead of the recording mailer. */
  mailer?: Mailer;
  mailsPerSecond?: number;
  /** Told how long the sender rests between two mails. */
  pause?: (ms: number) => void;
}

export function startCandour(options: CandourOptions = {}): Candour {
  const { contentDir, siteDir, basePath } = inject('sites')[options.site ?? 'full'];
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'candour-data-'));
  let time = Date.parse(options.at ?? '2026-11-22T10:00:00Z');
  const clock: Candour['clock'] = {
    now: () => time,
    set: (moment) => (time = typeof moment === 'string' ? Date.parse(moment) : moment),
    advance: (ms) => (time += ms),
  };
  const keys = orThrow(loadKeys(dataDir, undefined));
  const store = openStore(dataDir, keys);
  const link = (path: string) => withBase(basePath, path);
  const desk = makeDesk(
    { siteDir, publicOrigin: ORIGIN, basePath, mail: { from: 'privacy@mail.example' } },
    { clinic: orThrow(loadClinic(contentDir)), words: orThrow(loadWords(contentDir)), keys },
  );
  const sent: Attempt[] = [];
  const logged: Candour['logged'] = [];
  const outcomes: Outcome[] = [];
  const log: Log = (event, details = {}) => logged.push({ event, details });
  const recording: Mailer = {
    send: (letter, key) => {
      sent.push({ letter, key });
      return Promise.resolve(outcomes.shift() ?? { kind: 'sent', providerId: `provider-${sent.length}` });
    },
  };
  const outbox = createOutbox({
    store,
    mailer: options.mailer ?? recording,
    desk,
    clock,
    log,
    mailsPerSecond: options.mailsPerSecond ?? 100,
    signal: new AbortController().signal,
    pause: (ms) => {
      options.pause?.(ms);
      return Promise.resolve();
    },
  });
  const manifest = openManifest(options.manifest ?? join(siteDir, 'consent.json'), log);
  const banner = openBanner({ manifest, store, clock });
  const keepConsent = consentRound({ store, banner, clock, log });
  const site = openSiteManifest(options.built ?? siteDir);
  const duties = createDuties({ store, desk, clock, site }, log);
  const mailbox = options.mailbox ? openLocalMailbox(dataDir, clock.now) : undefined;
  const config: Candour['config'] = {
    publicOrigin: ORIGIN,
    basePath,
    siteDir,
    trustedProxies: options.trustedProxies ?? 0,
    requestsPerHour: options.requestsPerHour ?? 1_000_000,
    today: undefined,
  };
  const app = createApp({
    config,
    store,
    clock,
    log,
    desk,
    banner,
    site,
    mailbox,
    link,
    wake: () => undefined,
  });

  return {
    app,
    config,
    store,
    desk,
    banner,
    site,
    dataDir,
    clock,
    sent,
    logged,
    outcomes,
    round: async () => {
      await duties();
      const rest = await outbox.sendDue();
      await keepConsent();
      return rest;
    },
    post: async (path, fields, headers = {}) =>
      app.request(ORIGIN + link(path), {
        method: 'POST',
        body: encode(fields),
        headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    get: async (path, headers = {}) => app.request(ORIGIN + link(path), { headers }),
    close: async () => {
      await store.close();
      if (options.dataDir === undefined) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A form's fields as a browser sends them; a list is several controls of one name. */
export function encode(fields: Record<string, string | string[]>): string {
  return new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  ).toString();
}

/** A filled-in access form that has nothing wrong. */
export const validAccess = {
  asking: 'self',
  name: 'Robin Sample',
  'birth-day': '27',
  'birth-month': '3',
  'birth-year': '1985',
  email: 'robin@patient.example',
  want: ['whole'],
  delivery: 'email',
};

/** A filled-in form against marketing that has nothing wrong. */
export const validOptOut = {
  name: 'Robin Sample',
  email: 'robin@patient.example',
  channels: ['email'],
};

/** A filled-in form for other rights that has nothing wrong. */
export const validRights = {
  right: ['erase'],
  'erase-what': 'My enquiry of last spring',
  asking: 'self',
  name: 'Robin Sample',
  email: 'robin@patient.example',
};

/** A filled-in complaint that has nothing wrong. */
export const validComplaint = {
  happened: 'A letter about me went to my neighbour.',
  asking: 'self',
  name: 'Robin Sample',
  email: 'robin@patient.example',
};
