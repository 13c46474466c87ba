import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fill } from '../../content/words/fill.ts';
import { adviceOn, isStoreFault } from '../../api/store/fault.ts';
import { encode, validAccess, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { startServer } from '../support/server-process.ts';
import {
  dataFolder,
  file,
  fileAndGetToken,
  locationOf,
  openCandour,
  openedForm,
  confirmWith,
  read,
  rows,
  visible,
} from '../support/visit.ts';

/**
 * The disk and the database can fail. Nobody is then told that a request was accepted, and no accepted
 * request is lost.
 */

const databaseOf = (dataDir: string) => join(dataDir, 'candour.db');

/** Locks the database as a running backup program may. Returns the function that releases it. */
function lock(candour: Candour): () => void {
  const other = new DatabaseSync(databaseOf(candour.dataDir));
  other.exec('BEGIN EXCLUSIVE');
  return () => {
    other.exec('COMMIT');
    other.close();
  };
}

test('returns a form with its answers while the database is locked, and accepts it afterwards', async () => {
  const candour = await openCandour();
  const form = { ...validAccess, submission: openedForm(candour), 'anything-else': 'Please ring' };
  const release = lock(candour);
  const refused = await candour.post(addresses.api.form('access'), form);
  expect(refused.status).toBe(503);
  expect(refused.headers.get('retry-after')).toBe('120');
  expect(refused.headers.get('cache-control')).toBe('no-store');
  const $ = await read(refused);
  const { broken } = candour.messages.words.requests.notTaken;
  const notice = fill(broken, { phone: candour.messages.clinic.phone });
  expect(visible($)).toContain(notice);
  expect($('title').text()).toMatch(/^Error: /);
  expect($('[name=name]').val()).toBe('Robin Sample');
  expect($('[name=birth-year]').val()).toBe('1985');
  expect($('[name=delivery]').val()).toBe('email');
  expect($('[name=anything-else]').val()).toBe('Please ring');
  expect($('[name=submission]').val()).toBe(form.submission);
  expect(candour.logged).toContainEqual({
    event: 'store.unavailable',
    details: { code: 5, reason: 'database is locked' },
  });
  expect(JSON.stringify(candour.logged)).not.toMatch(/Robin|patient\.example/);

  release();
  const location = await file(candour, form);
  expect(location).not.toContain('same');
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
  await candour.round();
  expect(candour.sent).toHaveLength(1);
});

test('goes on serving while it waits for the lock, and returns every form that arrived meanwhile', async () => {
  const candour = await openCandour();
  const release = lock(candour);
  const state = { isAnswered: false };
  let servedMeanwhile = 0;
  const answers = Promise.all(
    Array.from({ length: 8 }, (_, number) =>
      candour.post(addresses.api.form('access'), { ...validAccess, name: `Patient ${number}` }),
    ),
  ).finally(() => (state.isAnswered = true));
  while (!state.isAnswered) {
    expect((await candour.get(addresses.home)).status).toBe(200);
    servedMeanwhile++;
    await setImmediate();
  }
  release();
  expect((await answers).map(({ status }) => status)).toEqual(Array<number>(8).fill(503));
  // A wait in the event loop would let nobody through before the forms are answered.
  expect(servedMeanwhile).toBeGreaterThan(8);
});

test('takes a form that came while the database was locked for a moment', async () => {
  const candour = await openCandour();
  const release = lock(candour);
  const response = candour.post(addresses.api.form('access'), validAccess);
  await candour.get(addresses.home);
  release();
  expect((await response).status).toBe(303);
});

test('answers a script in JSON while the database is locked', async () => {
  const candour = await openCandour();
  const release = lock(candour);
  const response = await candour.post(addresses.api.form('opt-out'), validOptOut, {
    accept: 'application/json',
  });
  release();
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '120']);
  const { phone } = candour.messages.clinic;
  const notice = fill(candour.messages.words.requests.notTaken.broken, { phone });
  expect(await response.json()).toEqual({ errors: [], notice });
  expect(await candour.store.suppressions()).toEqual([]);
});

test('asks to try again when somebody confirms while the database is locked, and confirms afterwards', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const release = lock(candour);
  const refused = await confirmWith(candour, token);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '120']);
  expect((await read(refused))('h1').text()).toBe(candour.messages.words.errors[503].title);
  // Pages that only read still work.
  expect((await candour.get(`${addresses.confirm}${token}/`)).status).toBe(200);
  expect((await candour.get(addresses.health)).status).toBe(503);
  release();
  expect(locationOf(await confirmWith(candour, token))).toContain(addresses.confirmed);
});

test('loses no email when the database is locked', async () => {
  const candour = await openCandour();
  await file(candour);
  const release = lock(candour);
  await expect(candour.round()).rejects.toThrow('database is locked');
  release();
  await candour.round();
  expect(candour.sent).toHaveLength(1);
});

test('refuses requests on a full disk, keeps the earlier ones, and accepts again once there is room', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const env = { CONTENT_DIR: contentDir, SITE_DIR: siteDir, DATA_DIR: dataFolder() };
  const full = await startServer(env, { largestFile: 800 });
  onTestFinished(full.kill);
  const send = (number: number, url: string) =>
    fetch(url + addresses.api.form('access'), {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
      body: encode({
        ...validAccess,
        email: `patient${number}@patient.example`,
        'anything-else': 'x'.repeat(4000),
      }),
    });
  const taken: string[] = [];
  let refused: Response | undefined;
  while (!refused && taken.length < 100) {
    const response = await send(taken.length, full.url);
    if (response.status === 303) taken.push(locationOf(response));
    else refused = response;
  }
  expect(taken.length).toBeGreaterThan(0);
  expect(refused?.status).toBe(503);
  expect(refused?.headers.get('retry-after')).toBe('120');
  const page = (await refused?.text()) ?? '';
  expect(page).toContain('We cannot take requests just now');
  expect(page).toContain(`patient${taken.length}@patient.example`);
  await expect.poll(() => full.output()).toMatch(/"event":"store.unavailable","code":\d+/);
  expect(full.output()).not.toMatch(/patient\.example|\.ts:\d|^\s+at /m);
  // Accepted requests can still be read.
  for (const location of taken) expect((await fetch(full.url + location)).status).toBe(200);
  expect((await fetch(full.url + addresses.home)).status).toBe(200);
  await full.kill();

  const roomy = await startServer({ ...env, REQUESTS_PER_HOUR: '1000' });
  onTestFinished(roomy.kill);
  for (const location of taken) expect((await fetch(roomy.url + location)).status).toBe(200);
  expect((await send(1000, roomy.url)).status).toBe(303);
  expect(rows({ dataDir: env.DATA_DIR }, 'SELECT id FROM requests')).toHaveLength(taken.length + 1);
});

test('gives the operator advice on each disk fault', () => {
  const fault = (errcode: number) =>
    Object.assign(new Error('as SQLite says it'), { code: 'ERR_SQLITE_ERROR' as const, errcode });
  expect(adviceOn(fault(5))).toContain('locked');
  expect(adviceOn(fault(8))).toContain('owner and permissions');
  expect(adviceOn(fault(14))).toContain('owner and permissions');
  // A primary code with an extended one above it: a failed write.
  expect(adviceOn(fault(10 | (3 << 8)))).toContain('The disk reports an error (as SQLite says it)');
  expect(adviceOn(fault(11))).toContain('damaged');
  expect(adviceOn(fault(26))).toContain('damaged');
  expect(adviceOn(fault(13))).toContain('Make room');
  expect(adviceOn(fault(1))).toBe('as SQLite says it');
  for (const code of [5, 8, 10, 13]) expect(isStoreFault(fault(code))).toBe(true);
  // A violated constraint of the schema is a bug, and so is any other error.
  expect(isStoreFault(fault(19 | (8 << 8)))).toBe(false);
  expect(isStoreFault(new Error('database is locked'))).toBe(false);
  expect(isStoreFault(undefined)).toBe(false);
  // A missing file is no database server that cannot be reached. A missing socket is.
  const missing = (syscall: string) => Object.assign(new Error('ENOENT'), { code: 'ENOENT', syscall });
  expect(isStoreFault(missing('open'))).toBe(false);
  expect(isStoreFault(missing('connect'))).toBe(true);
});
