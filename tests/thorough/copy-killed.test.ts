import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { encode } from '../support/candour.ts';
import { act, BOUNDARY, formWithFiles, longPdf, opened, readyCase } from '../support/copy.ts';
import { serverFor } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { formTokenOf, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { read, visible } from '../support/visit.ts';

/** The server is killed in the middle of an upload and of a download, in a process of its own. */

const file = longPdf(30_000_000);
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** What a browser sends to a server at that origin. */
const overNetwork = (origin: string) => ({
  get: (path: string, headers: Record<string, string> = {}) =>
    fetch(origin + path, { headers, redirect: 'manual' }),
  post: (path: string, fields: Record<string, string | string[]>, headers: Record<string, string> = {}) =>
    fetch(origin + path, {
      method: 'POST',
      body: encode(fields),
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      redirect: 'manual',
    }),
});

/** A case that is ready for a release in the data folder of a server, and somebody who is signed in there. */
async function prepared(place: RestartableServer): Promise<{ visitor: TeamVisitor; reference: string }> {
  const { candour, visitor, reference } = await readyCase({
    dataDir: place.dataDir,
    at: new Date().toISOString(),
  });
  await candour.close();
  const browser = teamVisitor(overNetwork(place.origin));
  for (const [name, value] of visitor.cookies) browser.cookies.set(name, value);
  return { visitor: browser, reference };
}

const cookieOf = ({ cookies }: TeamVisitor): string =>
  [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');

/** Begins to send a form with the file. The rest is sent by the caller, or never. */
async function beginUpload({ origin }: RestartableServer, visitor: TeamVisitor, reference: string) {
  const body = formWithFiles(await formTokenOf(visitor), [file]);
  const sending = httpRequest(origin + addresses.team.upload(reference), {
    method: 'POST',
    headers: {
      origin,
      cookie: cookieOf(visitor),
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      'content-length': body.length,
    },
  });
  sending.on('error', () => undefined);
  return { sending, body };
}

async function upload(place: RestartableServer, visitor: TeamVisitor, reference: string): Promise<void> {
  const { sending, body } = await beginUpload(place, visitor, reference);
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sending.once('response', resolve).once('error', reject);
  });
  sending.end(body);
  expect((await answered).statusCode).toBe(303);
}

const filesIn = ({ dataDir }: RestartableServer): string[] => {
  const folder = join(dataDir, 'deliveries');
  return existsSync(folder) ? readdirSync(folder) : [];
};

test('a kill during an upload leaves no file, and the same file can be uploaded again', async (context) => {
  const place = await serverFor(context);
  const { visitor, reference } = await prepared(place);
  const server = await place.start();
  const { sending, body } = await beginUpload(place, visitor, reference);
  sending.write(body.subarray(0, 6_000_000));
  const part = () => filesIn(place).find((name) => name.endsWith('.part'));
  await expect.poll(part, { timeout: 60_000 }).toBeDefined();
  await expect
    .poll(() => statSync(join(place.dataDir, 'deliveries', part() ?? '')).size, { timeout: 60_000 })
    .toBeGreaterThan(1_000_000);
  await server.kill();
  sending.destroy();

  await place.start();
  await expect.poll(() => filesIn(place), { timeout: 60_000 }).toEqual([]);
  const shown = visible(await read(visitor.get(addresses.team.files(reference))));
  expect(shown).toContain('There are no files yet.');
  await upload(place, visitor, reference);
  expect(filesIn(place)).toHaveLength(1);
});

test('a download goes on after a kill, and the bytes are those of the file', async (context) => {
  const place = await serverFor(context);
  const { visitor, reference } = await prepared(place);
  const server = await place.start();
  await upload(place, visitor, reference);
  const shown = async () => visible(await read(visitor.get(addresses.team.files(reference))));
  await expect.poll(shown, { timeout: 60_000 }).toContain('Checked: nothing was found.');
  const $ = await read(act(visitor, reference, 'release', { route: 'call' }));
  const code = $('#copy-code').text().trim();
  const linkOf = () =>
    place.resend.delivered.flatMap(({ text }) => /\/requests\/copy\/([\w-]{43})\//.exec(text)?.[1] ?? []);
  await expect.poll(linkOf, { timeout: 60_000 }).toHaveLength(1);
  const [link = ''] = linkOf();
  const person = await opened(overNetwork(place.origin), link, code);
  const page = await read(person.visitor.get(person.page));
  const href = page('a[href*="/requests/copy/"]').attr('href') ?? '';

  const first = await new Promise<Buffer>((resolve, reject) => {
    const asking = httpRequest(place.origin + href, { headers: { cookie: cookieOf(person.visitor) } });
    asking.once('response', (response) => {
      const parts: Buffer[] = [];
      let isKilled = false;
      response.on('data', (part: Buffer) => {
        parts.push(part);
        if (parts.reduce((sum, { length }) => sum + length, 0) < 1_000_000 || isKilled) return;
        isKilled = true;
        // What is not read holds the server back, so that the kill comes in the middle.
        response.pause();
        void server.kill().then(() => response.resume());
      });
      response.on('error', () => undefined);
      response.once('close', () => {
        resolve(Buffer.concat(parts));
      });
    });
    asking.once('error', reject);
    asking.end();
  });
  expect(first.length).toBeGreaterThan(1_000_000);

  await place.start();
  const rest = await fetch(place.origin + href, {
    headers: {
      cookie: cookieOf(person.visitor),
      range: `bytes=${first.length}-`,
      'if-range': `"${sha256(file.bytes)}"`,
    },
  });
  const whole = Buffer.concat([first, Buffer.from(await rest.arrayBuffer())]);
  expect(rest.status).toBe(206);
  expect(sha256(whole)).toBe(sha256(file.bytes));
});
