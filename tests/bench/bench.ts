import { cpSync, mkdirSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { commandLine, oneOf, runCommandLine } from '../../command-line/command-line.ts';
import { startResendService } from '../support/resend-service.ts';
import { measureAbuse } from './abuse.ts';
import { KEYS, ORIGIN, start } from './contenders.ts';
import type { Name } from './contenders.ts';
import { syncTime } from './disk.ts';
import { measure, median } from './measure.ts';
import type { Measured } from './measure.ts';
import { measurePages } from './pages.ts';
import { measureFileCheck } from './file-check.ts';
import { measureBanners } from './consent.ts';
import { measureManyCases } from './many-cases.ts';
import { measureFloods } from './floods.ts';
import { measureOnPostgres } from './postgres.ts';
import { measureFirstPaint } from './first-paint.ts';
import { buildSite } from './site.ts';
import type { Site } from './site.ts';
import { sizesOf } from './sizes.ts';
import { measureVersions } from './versions.ts';

/*
 * `npm run bench`: measures how fast requests are accepted, how fast the banner is, how fast a policy with a
 * hundred versions is built, and how long other visitors wait while somebody sends forms that are made to be
 * expensive. Requests are compared with a bare server that does one INSERT for each, and with one that does the
 * same work written plainly, in the same minutes on the same machine. The bench asserts nothing: figures differ between machines, so compare the ratios.
 */
const parts = ['requests', 'cases', 'pages', 'consent', 'versions', 'abuse', 'files'] as const;
type Part = (typeof parts)[number];

const ROUNDS = 3;
const SECONDS = 3;
const STORED = 5000;
/**
 * Forms sent before the measurement, so that it shows a server that has run for weeks and not one that Node
 * still compiles.
 */
const WARM_UP = 5000;
/** The servers that are compared on SQLite, each with the same forms. */
const compared = ['floor', 'plain', 'candour'] as const;
type Compared = (typeof compared)[number];
/** Requests per second, latencies and start-up in milliseconds, and memory after the load in MB. */
const SHOWN = ['perSecond', 'p50', 'p99', 'memory', 'startMs'] as const;
const IN_MEMORY_DISK = 0x01021994;
const SLOW = 'at a quarter of this processor’s speed and on slow 4G, in milliseconds';

interface Result extends Measured {
  memory: number;
  startMs: number;
}

// Beside a clinic's own data, because that is the disk that counts. A folder for temporary files may be in
// memory.
const dataRoot = join(import.meta.dirname, '../../data');
let folder = dataRoot;

await runCommandLine(
  commandLine('npm run bench --', 'Measures how fast Candour is.')
    .argument('[part]', `measure only one of ${parts.join(', ')}`, oneOf(parts))
    .action(bench),
);

async function bench(only: Part | undefined): Promise<void> {
  const wants = (part: Part) => only === undefined || only === part;
  mkdirSync(dataRoot, { recursive: true, mode: 0o700 });
  folder = mkdtempSync(join(dataRoot, 'bench-'));
  try {
    const site = await buildSite(folder);
    console.log(`Node ${process.version}, ${availableParallelism()} cores.`);
    if (wants('requests')) await measureIntake(site);
    if (wants('cases')) {
      console.log('Work with few and with many open cases, in milliseconds:');
      console.table(await measureManyCases(folder, settingsFor(site)));
    }
    if (wants('versions')) {
      console.log('Builds, the policy with many versions as large as the privacy notice:');
      console.table(await measureVersions(folder, site.CONTENT_DIR));
    }
    if (wants('abuse')) {
      console.log('Hostile forms, and how long another visitor waits for a page meanwhile, in milliseconds:');
      console.table(await measureAbuse(folder, settingsFor(site)));
      console.log(
        'Floods of five seconds, and how long another visitor waits for a page meanwhile, in milliseconds:',
      );
      console.table(await measureFloods(folder, settingsFor(site)));
    }
    if (wants('files')) {
      console.log('The check of a file before release, in milliseconds:');
      console.table(await measureFileCheck());
    }
    if (wants('pages')) {
      console.log(`The privacy notice beside a plain page of the same article, ${SLOW}:`);
      console.table(await measureFirstPaint(site.SITE_DIR));
    }
    if (wants('consent')) await showBanners(site);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function showBanners(site: Site): Promise<void> {
  console.log(`The banner, ${SLOW}:`);
  console.table(await measureBanners(site.SITE_DIR));
}

async function measureIntake(site: Site): Promise<void> {
  const resend = await startResendService();
  try {
    console.log(
      `Requests, median of ${ROUNDS} rounds. To keep one page for good takes this disk ${syncTime(folder)} µs.`,
    );
    if (statfsSync(folder).type === IN_MEMORY_DISK)
      console.log('The disk is in memory: waiting for it costs nothing here, so the rates say little.');
    const mail = {
      RESEND_API_KEY: 'bench',
      RESEND_BASE_URL: resend.url,
      MAIL_FROM: 'privacy@mail.example',
      // Composing and storing mail is part of the measurement. Sending it is slowed down, so that it is not.
      MAILS_PER_SECOND: '0.1',
    };
    await compare({ ...settingsFor(site), ...mail });
    await showPostgres({ ...settingsFor(site), ...mail });
    console.table(
      await measurePages({ ...settingsFor(site), DATA_DIR: mkdtempSync(join(folder, 'pages-')) }),
    );
    console.table(sizesOf(site.SITE_DIR));
  } finally {
    await resend.close();
  }
}

async function showPostgres(env: Record<string, string>): Promise<void> {
  console.log('Requests on PostgreSQL, one round:');
  try {
    console.table(await measureOnPostgres(folder, env));
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
  }
}

function settingsFor(site: Site): Record<string, string> {
  return {
    ...site,
    CANDOUR_KEYS: KEYS,
    PUBLIC_ORIGIN: ORIGIN,
    PORT: '0',
    TRUSTED_PROXIES: '1',
    REQUESTS_PER_HOUR: '1000000',
  };
}

async function compare(env: Record<string, string>): Promise<void> {
  const rows = [];
  for (const stored of [0, STORED]) {
    const filled = {
      floor: await prepared('floor', stored, env),
      plain: await prepared('plain', stored, env),
      candour: await prepared('candour', stored, env),
    };
    for (const connections of [16, 64]) {
      const results: Record<Compared, Result[]> = { floor: [], plain: [], candour: [] };
      // In turn, so that other load on the machine affects all.
      for (let round = 0; round < ROUNDS; round++)
        for (const name of compared) results[name].push(await once(name, filled[name], connections, env));
      const floor = middle(results.floor);
      const plain = middle(results.plain);
      const candour = middle(results.candour);
      rows.push(
        row('one INSERT', floor),
        row('the same work, plainly', plain),
        row('Candour', candour),
        ratio('Candour to one INSERT', floor),
        ratio('Candour to the plain one', plain),
      );

      function ratio(server: string, other: Result) {
        return { server, ...figures((key) => candour[key] / other[key], 2) };
      }

      function row(server: string, result: Result) {
        return { stored, connections, server, ...figures((key) => result[key], 0), refused: result.refused };
      }
    }
  }
  console.table(rows);
}

/** A data folder with this number of requests, all sent through the form. */
async function prepared(name: Name, stored: number, env: Record<string, string>): Promise<string> {
  const data = mkdtempSync(join(folder, `${name}-`));
  if (stored > 0) {
    const server = await start(name, { ...env, DATA_DIR: data });
    await measure({
      url: server.url,
      connections: 64,
      first: 1_000_000,
      warmUp: stored,
      forms: 0,
      seconds: 0,
    });
    await server.stop();
  }
  return data;
}

/** One measurement of a new process on a copy of that data. */
async function once(
  name: Name,
  filled: string,
  connections: number,
  env: Record<string, string>,
): Promise<Result> {
  const data = mkdtempSync(join(folder, 'run-'));
  cpSync(filled, data, { recursive: true });
  const server = await start(name, { ...env, DATA_DIR: data });
  try {
    const load = {
      url: server.url,
      connections,
      first: 0,
      warmUp: WARM_UP,
      forms: 5000 * SECONDS,
      seconds: SECONDS,
    };
    const measured = await measure(load);
    return { ...measured, memory: server.memory(), startMs: server.startMs };
  } finally {
    await server.stop();
    rmSync(data, { recursive: true });
  }
}

function figures(value: (key: (typeof SHOWN)[number]) => number, digits: number) {
  return Object.fromEntries(SHOWN.map((key) => [key, Number(value(key).toFixed(digits))]));
}

function middle(results: Result[]): Result {
  const of = (key: keyof Result) => median(results.map((result) => result[key]));
  return {
    accepted: of('accepted'),
    refused: Math.max(...results.map(({ refused }) => refused)),
    perSecond: of('perSecond'),
    p50: of('p50'),
    p99: of('p99'),
    memory: of('memory'),
    startMs: of('startMs'),
  };
}
