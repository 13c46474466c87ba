import { randomBytes } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode, validAccess, validComplaint } from '../support/candour.ts';
import { freePort } from '../support/free-port.ts';
import { openForm, referenceOn } from '../support/page-visitor.ts';
import { queryAt, startPostgresOrWarn } from '../support/postgres-server.ts';
import type { PostgresServer } from '../support/postgres-server.ts';
import { startResendService } from '../support/resend-service.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { startServer } from '../support/server-process.ts';
import type { ServerProcess } from '../support/server-process.ts';
import { dataFolder } from '../support/visit.ts';

/** Two real servers on one PostgreSQL, both killed again and again. The seed is fixed, the machine's timing is not. */

const SEED = 15;
const PEOPLE = 1000;
const KILLS_OF_EACH = 5;
const CRASHES = 2;

let postgres: PostgresServer | undefined;
beforeAll(async () => {
  postgres = await startPostgresOrWarn('TWO SERVERS WERE');
});
afterAll(() => postgres?.stop());

async function persist<T>(work: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const done = await work().catch(() => undefined);
    if (done !== undefined) return done;
    await after(30);
  }
}

test(
  `stores each acknowledged request once and sends each email once from two servers (seed ${SEED})`,
  { timeout: 1_800_000 },
  async ({ skip }) => {
    if (!postgres) return skip();
    const random = seededRandom(SEED);
    const { own } = postgres;
    const databaseUrl = postgres.url('candour_pair');
    await queryAt(postgres.url('postgres'), 'CREATE DATABASE candour_pair');
    const resend = await startResendService();
    onTestFinished(() => resend.close());
    const { contentDir, siteDir } = inject('sites').full;
    const ports = [await freePort(), await freePort()] as const;
    const publicOrigin = `http://localhost:${ports[0]}`;
    const keys = `k1:${randomBytes(32).toString('base64')}`;
    const token = 'a-token-of-the-tests';
    const folders = ports.map(() => dataFolder());
    const start = (which: number): Promise<ServerProcess> =>
      persist(() =>
        startServer({
          PORT: String(ports[which]),
          PUBLIC_ORIGIN: publicOrigin,
          CONTENT_DIR: contentDir,
          SITE_DIR: siteDir,
          DATA_DIR: folders[which] ?? '',
          DATABASE_URL: databaseUrl,
          CANDOUR_KEYS: keys,
          RESEND_API_KEY: 're_test',
          RESEND_BASE_URL: resend.url,
          MAIL_FROM: 'privacy@mail.example',
          REQUESTS_PER_HOUR: '100000',
          HEALTH_TOKEN: token,
        }),
      );
    const servers = await Promise.all([start(0), start(1)]);
    onTestFinished(async () => {
      await Promise.all(servers.map((server) => server.kill()));
    });
    const anyOrigin = () => `http://localhost:${ports[random() < 0.5 ? 0 : 1]}`;

    let filed = 0;
    const due: { count: number; strike: () => void }[] = [];
    async function file(number: number): Promise<{ number: number; location: string }> {
      const kind = number % 10 === 0 ? 'complaint' : 'access';
      const email = `person-${number}@patient.example`;
      const valid = kind === 'complaint' ? validComplaint : validAccess;
      const submission = await persist(() => openForm(anyOrigin(), kind));
      const location = await persist(async () => {
        const response = await fetch(anyOrigin() + addresses.api.form(kind), {
          method: 'POST',
          redirect: 'manual',
          headers: { origin: publicOrigin, 'content-type': 'application/x-www-form-urlencoded' },
          body: encode({ ...valid, name: `Person ${number}`, email, submission }),
        });
        await response.arrayBuffer();
        expect([303, 503], 'an answer takes the request or asks to try again').toContain(response.status);
        return response.status === 303 ? (response.headers.get('location') ?? '') : undefined;
      });
      filed += 1;
      for (const it of due.filter(({ count }) => filed >= count)) {
        due.splice(due.indexOf(it), 1);
        it.strike();
      }
      return { number, location };
    }

    async function filing(): Promise<{ number: number; location: string }[]> {
      const done: { number: number; location: string }[] = [];
      const waiting = Array.from({ length: PEOPLE }, (_, number) => number).values();
      const worker = async () => {
        for (const number of waiting) done.push(await file(number));
      };
      await Promise.all(Array.from({ length: 12 }, worker));
      return done;
    }

    /** Strikes at random moments of the filing, each time when so many requests have been filed. */
    async function striking(times: number, strike: (time: number) => Promise<void>): Promise<void> {
      for (let time = 0; time < times; time++) {
        const count = Math.ceil(((time + random()) * PEOPLE) / (times + 1));
        if (filed < count) await new Promise<void>((resolve) => due.push({ count, strike: resolve }));
        await strike(time);
      }
    }
    const killing = (which: 0 | 1) =>
      striking(KILLS_OF_EACH, async () => {
        await servers[which].kill();
        servers[which] = await start(which);
      });
    const crashing = () =>
      striking(own ? CRASHES : 0, async () => {
        await own?.end();
        await own?.start();
      });

    const [done] = await Promise.all([filing(), killing(0), killing(1), crashing()]);

    const references = new Map<number, string | undefined>();
    for (const { number, location } of done)
      references.set(number, await referenceOn(publicOrigin, location));
    expect([...references.values()].filter((reference) => reference === undefined)).toEqual([]);
    expect(new Set(references.values()).size).toBe(PEOPLE);
    expect(await queryAt(databaseUrl, 'SELECT count(*)::int AS stored FROM requests')).toEqual([
      { stored: PEOPLE },
    ]);

    // An email whose server was killed while sending it goes again when its lease has run out.
    await expect
      .poll(() => queryAt(databaseUrl, "SELECT count(*)::int AS unsent FROM mails WHERE state <> 'sent'"), {
        timeout: 300_000,
        interval: 500,
      })
      .toEqual([{ unsent: 0 }]);
    const acknowledged = resend.delivered.filter(({ to }) => to.startsWith('person-'));
    expect(
      acknowledged.map(({ to, subject }) => `${to} ${/\((\w{8})\)/.exec(subject)?.[1] ?? ''}`).toSorted(),
    ).toEqual(
      Array.from(
        references,
        ([number, reference]) => `person-${number}@patient.example ${reference ?? ''}`,
      ).toSorted(),
    );

    // The team was told of each complaint once, and each daily job was done once for the day.
    // A server that was killed in the middle of a job keeps its claim for ten minutes.
    const untilLeasesEnd = { timeout: 900_000, interval: 500 };
    await expect
      .poll(async () => {
        const told = await queryAt<{ times: number }>(
          databaseUrl,
          `SELECT DISTINCT times FROM (
           SELECT count(*)::int AS times FROM events WHERE event = 'case.team-notified' GROUP BY request_id
         ) AS each`,
        );
        return told.map(({ times }) => times);
      }, untilLeasesEnd)
      .toEqual([1]);
    await expect
      .poll(async () => {
        const daily = await queryAt<{ job: string }>(
          databaseUrl,
          "SELECT split_part(job, ' ', 1) AS job FROM job_runs WHERE done_for <> '' ORDER BY job",
        );
        return daily.map(({ job }) => job);
      }, untilLeasesEnd)
      .toEqual(['consent-retention', 'erase-audit', 'erase-cases', 'recount-deadlines']);

    // Both servers serve the same site.
    const headers = { authorization: `Bearer ${token}` };
    const health = (await (await fetch(`${publicOrigin}/healthz`, { headers })).json()) as {
      servers: { running: number; sitesDiffer: boolean };
    };
    expect(health.servers.sitesDiffer).toBe(false);
    expect(health.servers.running).toBeGreaterThanOrEqual(2);
  },
);
