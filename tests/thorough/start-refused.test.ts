import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, inject, onTestFinished, test } from 'vitest';
import type { BuiltSite } from '../support/build-sites.ts';
import { startServer, StartRefused } from '../support/server-process.ts';
import { dataFolder, file, openCandour, rows } from '../support/visit.ts';

/**
 * A server that cannot keep what it would accept does not start. It says why in a sentence, and changes
 * nothing.
 */

const databaseOf = (dataDir: string) => join(dataDir, 'candour.db');

/**
 * Starts a server on a data directory, as another user or with another site if given, and returns how it
 * refused.
 */
async function refusal(
  dataDir: string,
  user?: number,
  { contentDir, siteDir }: Pick<BuiltSite, 'contentDir' | 'siteDir'> = inject('sites').full,
): Promise<StartRefused> {
  const started = await startServer(
    { CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: dataDir },
    user === undefined ? {} : { user },
  ).then(
    async (server) => `it started and ended with ${await server.stop()}`,
    (error: unknown) => error,
  );
  expect(started).toBeInstanceOf(StartRefused);
  const refused = started as StartRefused;
  expect(refused.exitCode).toBe(1);
  expect(refused.stderr).toMatch(/^Candour cannot start:\n {2}- /);
  expect(refused.stderr, 'no stack trace').not.toMatch(/^\s+at |\.ts:\d/m);
  return refused;
}

test('an example clinic at a public address refuses to start, with one sentence', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const started = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataFolder(),
    PUBLIC_ORIGIN: 'https://privacy.sallow-rooms.co.uk',
    RESEND_API_KEY: 'key',
    MAIL_FROM: 'privacy@sallow-rooms.co.uk',
  }).catch((error: unknown) => error);
  expect(started).toBeInstanceOf(StartRefused);
  const { exitCode, stderr } = started as StartRefused;
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(
    /^Candour cannot start:\n {2}- PUBLIC_ORIGIN: expected localhost .* https:\/\/www\.brackenholt\.example, .*\n$/,
  );
});

test('a site that was built for localhost is not served at a public address', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const production = {
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataFolder(),
    PUBLIC_ORIGIN: 'https://privacy.clinic.example',
    RESEND_API_KEY: 'key',
    MAIL_FROM: 'privacy@mail.example',
  };
  const started = await startServer(production).catch((error: unknown) => error);
  expect(started).toBeInstanceOf(StartRefused);
  const { exitCode, stderr } = started as StartRefused;
  expect(exitCode).toBe(1);
  expect(stderr).toBe(
    'Candour cannot start:\n  - PUBLIC_ORIGIN: expected http://localhost:4310, with which the site was built, found https://privacy.clinic.example. Correct the setting, or run “npm run build” with it\n',
  );
});

/** A data directory with one request, as an earlier process left it. */
async function withRequest(): Promise<string> {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir });
  await file(candour);
  await candour.close();
  return dataDir;
}

/** The id of the user nobody, for a process without root's right to write everywhere. */
const stranger = process.getuid?.() === 0 ? 65534 : undefined;
/** Another user can read our files only if no folder on the way is closed to others. */
const strangerCanRun = stranger === undefined || !/^\/root\//.test(import.meta.dirname);

/** The built site in a folder that another user can read. */
function readableSite(): Pick<BuiltSite, 'contentDir' | 'siteDir'> {
  const folder = dataFolder();
  const [contentDir, siteDir] = [join(folder, 'content'), join(folder, 'site')];
  cpSync(inject('sites').full.contentDir, contentDir, { recursive: true });
  cpSync(inject('sites').full.siteDir, siteDir, { recursive: true });
  chmodSync(folder, 0o755);
  return { contentDir, siteDir };
}

test.skipIf(!strangerCanRun)(
  'a folder that cannot be written stops the start, with what to check',
  async () => {
    const dataDir = await withRequest();
    const site = readableSite();
    onTestFinished(() => {
      chmodSync(dataDir, 0o755);
    });
    chmodSync(databaseOf(dataDir), 0o444);
    chmodSync(join(dataDir, 'keys'), 0o400);
    if (stranger !== undefined) chownSync(join(dataDir, 'keys'), stranger, stranger);
    chmodSync(dataDir, 0o555);
    const before = readFileSync(databaseOf(dataDir));
    const { stderr } = await refusal(dataDir, stranger, site);
    expect(stderr).toContain(`DATA_DIR: ${dataDir} cannot be used.`);
    expect(stderr).toContain('Check owner and permissions.');
    expect(readFileSync(databaseOf(dataDir))).toEqual(before);
    const { stderr: other } = await refusal(join(dataDir, 'below'), stranger, site);
    expect(other).toMatch(/DATA_DIR: expected a writable folder.*permission denied/);
  },
);

test('a data directory that is a file stops the start', async () => {
  const path = join(dataFolder(), 'data');
  writeFileSync(path, 'I am a file');
  expect((await refusal(path)).stderr).toContain('DATA_DIR: expected a writable folder');
  expect(readFileSync(path, 'utf8')).toBe('I am a file');
});

test('a database of a newer Candour stops the start, with the advice to start the newer one', async () => {
  const dataDir = await withRequest();
  const raw = new DatabaseSync(databaseOf(dataDir));
  raw.exec('PRAGMA user_version = 99');
  raw.close();
  expect((await refusal(dataDir)).stderr).toContain('of a newer Candour (version 99');
  expect(rows({ dataDir }, 'SELECT id FROM requests')).toHaveLength(1);
});

test.each<[string, (path: string) => void]>([
  [
    'other bytes',
    (path) => {
      writeFileSync(path, 'This was a photograph. '.repeat(500));
    },
  ],
  [
    'other bytes at its start',
    (path) => {
      const bytes = readFileSync(path);
      bytes.fill(7, 0, 64);
      writeFileSync(path, bytes);
    },
  ],
  [
    'its schema overwritten',
    (path) => {
      const bytes = readFileSync(path);
      bytes.fill(7, 100, 4000);
      writeFileSync(path, bytes);
    },
  ],
  [
    'its end missing',
    (path) => {
      truncateSync(path, 3 * 4096);
    },
  ],
])('a database with %s stops the start as damaged, and is left as it is', async (_, damage) => {
  const dataDir = await withRequest();
  damage(databaseOf(dataDir));
  const before = readFileSync(databaseOf(dataDir));
  const { stderr } = await refusal(dataDir);
  expect(stderr).toContain('is damaged');
  expect(stderr).toContain('restore the latest backup');
  expect(readFileSync(databaseOf(dataDir)).equals(before)).toBe(true);
});

test('a database without its keys stops the start, and no new keys are created that would hide it', async () => {
  const dataDir = await withRequest();
  const keys = join(dataDir, 'keys');
  const kept = readFileSync(keys);
  rmSync(keys);
  expect((await refusal(dataDir)).stderr).toContain(`Restore ${keys} from a backup, or set CANDOUR_KEYS`);
  expect(existsSync(keys)).toBe(false);
  writeFileSync(keys, kept);
  const candour = await openCandour({ dataDir });
  await candour.round();
  expect(candour.sent).toHaveLength(1);
});

test('another key with the same id stops the start, and a key with another id is named', async () => {
  const dataDir = await withRequest();
  const key = Buffer.alloc(32, 7).toString('base64');
  const keys = join(dataDir, 'keys');
  writeFileSync(keys, `k1:${key}`);
  expect((await refusal(dataDir)).stderr).toContain('The key k1 does not open what was sealed with it');
  writeFileSync(keys, `k2:${key}`);
  expect((await refusal(dataDir)).stderr).toContain('sealed with a key that is not given: k1.');
});

test('a second server on one folder does not start, and starts once the first was killed', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const dataDir = dataFolder();
  const env = { CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: dataDir };
  const first = await startServer(env);
  onTestFinished(first.kill);
  expect((await refusal(dataDir)).stderr).toContain(`DATA_DIR: another Candour is running on ${dataDir}.`);
  expect((await fetch(`${first.url}/healthz`)).status).toBe(200);
  await first.kill();
  const second = await startServer(env);
  expect(await second.stop()).toBe(0);
});

test('a database server that does not answer refuses the start, without the password', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const started = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    DATA_DIR: dataFolder(),
    DATABASE_URL: 'postgres://candour:hidden@127.0.0.1:1/candour',
    CANDOUR_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
  }).catch((error: unknown) => error);
  expect(started).toBeInstanceOf(StartRefused);
  expect((started as StartRefused).stderr).toBe(
    'Candour cannot start:\n  - DATABASE_URL: the database cannot be used. The database server cannot be reached (ECONNREFUSED). Check that it runs, and the host and port.\n',
  );
});
