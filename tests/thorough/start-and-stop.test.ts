import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode } from '../support/candour.ts';
import { prepareServer } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { accessFrom, fileRequest, openForm, referenceOn } from '../support/page-visitor.ts';
import { StartRefused, startServer } from '../support/server-process.ts';

let place: RestartableServer;
beforeEach(async () => {
  place = await prepareServer();
});
afterEach(() => place.close());

test('a server that reports that it is ready answers its health check', async () => {
  const server = await place.start();
  expect(await place.health()).toMatchObject({
    ready: true,
    requests: { stored: 0, unconfirmed: 0 },
    mail: { waiting: 0, deadLettered: 0 },
  });
  expect(await server.stop()).toBe(0);
});

test('a server that is stopped finishes receiving a form', async () => {
  const server = await place.start();
  const fields = encode(accessFrom('robin@patient.example', await openForm(place.origin)));
  const form = request(place.origin + addresses.api.form('access'), {
    method: 'POST',
    agent: false,
    headers: {
      origin: place.origin,
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': fields.length,
    },
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    form.once('response', resolve);
    form.once('error', reject);
  });
  // It is on its way before the second connection is opened: an answer there shows that it has been read.
  await new Promise((sent) => form.write(fields.slice(0, 40), sent));
  await place.health();
  const stopped = server.stop();
  await expect.poll(() => server.output()).toContain('"event":"server.stopping"');
  await expect(fetch(place.origin), 'no new connection is accepted').rejects.toThrow();
  form.end(fields.slice(40));

  const answer = await answered;
  answer.resume();
  expect(answer.statusCode).toBe(303);
  expect(await stopped).toBe(0);
  await place.start();
  expect(await referenceOn(place.origin, answer.headers.location ?? '')).toBeTruthy();
});

test('a server that is stopped waits for the email that is being sent, and does not send it again', async () => {
  let release: () => void = () => undefined;
  place.resend.behave(({ answer }) => (release = answer));
  const server = await place.start();
  await fileRequest(place.origin, 'robin@patient.example');
  await expect.poll(() => place.resend.attempts.length).toBe(1);
  const stopped = server.stop();
  await expect.poll(() => server.output()).toContain('"event":"server.stopping"');
  release();
  expect(await stopped).toBe(0);
  expect(server.output()).toContain('"event":"server.stopped"');

  const next = await place.start();
  expect((await place.health()).mail.waiting).toBe(0);
  expect(place.resend.attempts.length).toBe(1);
  expect(next.output()).not.toContain('left unfinished');
});

test('every problem with settings and facts is in one list, without a stack trace', async () => {
  const { contentDir, siteDir } = inject('sites').full;
  const folder = mkdtempSync(join(tmpdir(), 'candour-refused-'));
  cpSync(contentDir, folder, { recursive: true });
  const facts = readFileSync(join(folder, 'clinic.yaml'), 'utf8');
  writeFileSync(join(folder, 'clinic.yaml'), facts.replace('nation: england', 'nation: atlantis'));

  const refused = await startServer({
    CONTENT_DIR: folder,
    SITE_DIR: siteDir,
    DATA_DIR: join(folder, 'data'),
    PORT: 'eighty',
    PUBLIC_ORIGIN: 'http://localhost:4310',
    CANDOUR_KEY: 'misspelt',
  }).catch((error: unknown) => error);
  rmSync(folder, { recursive: true });

  expect(refused).toBeInstanceOf(StartRefused);
  const { exitCode, stderr, stdout } = refused as StartRefused;
  expect(exitCode).toBe(1);
  expect(stdout).toBe('');
  const [heading, ...list] = stderr.trimEnd().split('\n');
  expect(heading).toBe('Candour cannot start:');
  expect(list.every((line) => line.startsWith('  - '))).toBe(true);
  expect(list).toEqual([
    expect.stringContaining('CANDOUR_KEY: unknown variable'),
    expect.stringContaining('PORT: expected a whole number from 0 to 65535, found "eighty"'),
    expect.stringMatching(/clinic\.yaml line \d+, nation: expected .*, found "atlantis"/),
  ]);
});

test('a site that was not built stops the start with a sentence', async () => {
  const { contentDir } = inject('sites').full;
  const unbuilt = await startServer({
    CONTENT_DIR: contentDir,
    SITE_DIR: join(tmpdir(), 'candour-no-such-site'),
    DATA_DIR: join(tmpdir(), 'candour-no-such-data'),
  }).catch((error: unknown) => error);
  expect(unbuilt).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('npm run build') as string });
});

test('a port that is in use stops the start with a sentence', async () => {
  await place.start();
  const elsewhere = { DATA_DIR: join(place.dataDir, 'other') };
  const second = await place.start(elsewhere).catch((error: unknown) => error);
  expect(second).toMatchObject({ exitCode: 1 });
  const { stderr } = second as StartRefused;
  expect(stderr).toContain('Candour cannot start:\n  - PORT: ');
  expect(stderr).not.toMatch(/^\s+at /m);
});
