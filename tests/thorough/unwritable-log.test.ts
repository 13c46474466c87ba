import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode, validAccess } from '../support/candour.ts';
import { compileCache } from '../support/compile-cache.ts';
import { freePort } from '../support/free-port.ts';
import { dataFolder, file, openCandour } from '../support/visit.ts';

/** A log or an output that cannot be written stops no server or command in the middle of its work. */

const root = join(import.meta.dirname, '../..');

interface Running {
  child: ChildProcess;
  origin: string;
}

/** Starts the server with its log at this path, opened as the shell opens it. */
async function startLoggingTo(target: string | undefined): Promise<Running> {
  const { contentDir, siteDir } = inject('sites').full;
  const port = String(await freePort());
  const origin = `http://localhost:${port}`;
  const env = {
    ...compileCache,
    PATH: process.env['PATH'] ?? '',
    PORT: port,
    PUBLIC_ORIGIN: origin,
    DATA_DIR: dataFolder(),
    CONTENT_DIR: contentDir,
    SITE_DIR: siteDir,
    CANDOUR_TODAY: '2026-11-22',
    REQUESTS_PER_HOUR: '1000',
  };
  const entry = join(root, 'api/start.js');
  const child =
    target === undefined
      ? spawn(process.execPath, [entry], { cwd: import.meta.dirname, env, stdio: ['ignore', 'pipe', 'pipe'] })
      : spawn('/bin/sh', ['-c', 'exec "$0" "$1" >"$2" 2>"$2"', process.execPath, entry, target], {
          cwd: import.meta.dirname,
          env,
          stdio: 'ignore',
        });
  onTestFinished(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  });
  return { child, origin };
}

const answers = (origin: string) =>
  fetch(origin + addresses.health).then(
    ({ status }) => status,
    () => 0,
  );

/** Sends forms, each of which writes a line to the log. */
async function sendForms(origin: string, count: number): Promise<number[]> {
  const statuses: number[] = [];
  for (let number = 0; number < count; number++) {
    const response = await fetch(origin + addresses.api.form('access'), {
      method: 'POST',
      redirect: 'manual',
      body: encode({ ...validAccess, name: `Patient ${number}` }),
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    });
    statuses.push(response.status);
  }
  return statuses;
}

const allTaken = (count: number) => Array.from({ length: count }, () => 303);

test('a server whose log has lost its reader goes on, and stops when told to', async () => {
  const { child, origin } = await startLoggingTo(undefined);
  await expect.poll(() => answers(origin)).toBe(200);
  child.stdout?.destroy();
  child.stderr?.destroy();
  expect(await sendForms(origin, 5)).toEqual(allTaken(5));
  expect(await sendForms(origin, 5)).toEqual(allTaken(5));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test.skipIf(!existsSync('/dev/full'))('a server whose log is on a full disk starts and goes on', async () => {
  const { child, origin } = await startLoggingTo('/dev/full');
  await expect.poll(() => answers(origin)).toBe(200);
  expect(await sendForms(origin, 5)).toEqual(allTaken(5));
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

/** Another program that reads a named pipe. */
function readerOf(pipe: string): { reader: ChildProcess; said: () => string } {
  const reader = spawn('cat', [pipe], { stdio: ['ignore', 'pipe', 'ignore'] });
  let said = '';
  reader.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  onTestFinished(() => void reader.kill('SIGKILL'));
  return { reader, said: () => said };
}

test.skipIf(process.platform === 'win32')(
  'a log with a reader again says how many lines were lost',
  async () => {
    const pipe = join(dataFolder(), 'log');
    execFileSync('mkfifo', [pipe]);
    const { origin } = await startLoggingTo(pipe);
    const first = readerOf(pipe);
    await expect.poll(() => answers(origin)).toBe(200);
    first.reader.kill('SIGKILL');
    await once(first.reader, 'close');
    expect(await sendForms(origin, 3)).toEqual(allTaken(3));
    const second = readerOf(pipe);
    const saidAfterOneMore = async () => {
      await sendForms(origin, 1);
      return second.said();
    };
    await expect.poll(saidAfterOneMore).toContain('"event":"http.request"');
    const [lost = ''] = second.said().split('\n');
    expect(JSON.parse(lost)).toMatchObject({ event: 'log.lines-lost' });
    // The last lines may have been on their way when the second reader came.
    expect((JSON.parse(lost) as { lines: number }).lines).toBeGreaterThan(0);
  },
);

/** Runs a command with its output in that place, and returns how it ended. */
async function command(name: string, args: string[], dataDir: string, stdout: 'pipe' | number) {
  const { contentDir, siteDir } = inject('sites').full;
  const child = spawn(process.execPath, [join(root, `api/commands/${name}.ts`), ...args], {
    cwd: import.meta.dirname,
    env: { ...compileCache, DATA_DIR: dataDir, CONTENT_DIR: contentDir, SITE_DIR: siteDir },
    stdio: ['ignore', stdout, 'pipe'],
  });
  child.stdout?.destroy();
  let err = '';
  child.stderr?.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, err };
}

/** One command that prints a list, and one that writes a file. All print through the same function. */
const commands: [string, string[]][] = [
  ['cases', ['list']],
  ['consent', ['export', '--format', 'csv']],
];

test.each(commands)('%s %j ends quietly if its reader has gone, as with head', async (name, args) => {
  const candour = await openCandour();
  await file(candour);
  expect(await command(name, args, candour.dataDir, 'pipe')).toEqual({ code: 0, err: '' });
});

test.skipIf(!existsSync('/dev/full')).each(commands)(
  '%s %j says in a sentence that the disk is full',
  async (name, args) => {
    const candour = await openCandour();
    await file(candour);
    const full = openSync('/dev/full', 'w');
    const { code, err } = await command(name, args, candour.dataDir, full);
    closeSync(full);
    expect(code).toBe(1);
    expect(err).toMatch(/^The output could not be written: .*ENOSPC.*\n$/);
  },
);
