import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TestContext } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { encode } from '../support/candour.ts';
import { BOUNDARY, codeOfRelease, formWithFiles, longPdf, opened, readyCase } from '../support/copy.ts';
import { newDatabaseOn, queryAt, startPostgresOrWarn } from '../support/postgres-server.ts';
import type { PostgresServer } from '../support/postgres-server.ts';
import { serverFor } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { formTokenOf, teamVisitor } from '../support/team.ts';
import type { TeamVisitor } from '../support/team.ts';
import { read, visible } from '../support/visit.ts';

/** The server is killed in the middle of an upload and of a download, in a process of its own, on both engines. */

let postgres: PostgresServer | undefined;
beforeAll(async () => {
  postgres = await startPostgresOrWarn('KILLS DURING A DELIVERY WERE');
});
afterAll(() => postgres?.stop());

/** A server on new data, what its store holds of files, and what makes all of it older than an upload can last. */
interface Delivering extends RestartableServer {
  settings: Record<string, string>;
  /** The bytes of files that are on the disk or committed. */
  bytesKept: () => Promise<number>;
  /** So that what a kill left is known to be abandoned. A folder needs nothing: only one server writes to it. */
  letTimePass: () => Promise<void>;
}

const engines = {
  SQLite: async (context: TestContext): Promise<Delivering> => {
    const place = await serverFor(context);
    const folder = join(place.dataDir, 'deliveries');
    const names = () => (existsSync(folder) ? readdirSync(folder) : []);
    const sizeOf = (name: string) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0;
    return {
      ...place,
      settings: {},
      bytesKept: () => Promise.resolve(names().reduce((sum, name) => sum + sizeOf(name), 0)),
      letTimePass: () => Promise.resolve(),
    };
  },
  PostgreSQL: async (context: TestContext): Promise<Delivering | undefined> => {
    if (!postgres) return undefined;
    const settings = await newDatabaseOn(postgres);
    const query = <T extends object>(statement: string) => queryAt<T>(settings.DATABASE_URL, statement);
    return {
      ...(await serverFor(context, settings)),
      settings,
      bytesKept: async () => {
        const [sum] = await query<{ kept: number }>(
          'SELECT coalesce(sum(length(bytes)), 0)::int AS kept FROM delivery_chunks',
        );
        return sum?.kept ?? 0;
      },
      letTimePass: async () => {
        await query(`UPDATE delivery_chunks SET at = at - ${3 * HOUR}`);
      },
    };
  },
};

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
async function prepared(place: Delivering): Promise<{ visitor: TeamVisitor; reference: string }> {
  const { candour, visitor, reference } = await readyCase({
    dataDir: place.dataDir,
    at: new Date().toISOString(),
    env: place.settings,
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

/** The rest of the file is longer than what is sent before the kill. */
const BEFORE_KILL = 6_000_000;

describe.each(['SQLite', 'PostgreSQL'] as const)('on %s', (engine) => {
  test('a kill during an upload leaves no file, and the same file can be uploaded again', async (context) => {
    const place = await engines[engine](context);
    if (!place) return context.skip();
    const { visitor, reference } = await prepared(place);
    const server = await place.start();
    const { sending, body } = await beginUpload(place, visitor, reference);
    sending.write(body.subarray(0, BEFORE_KILL));
    await expect.poll(place.bytesKept, { timeout: 60_000 }).toBeGreaterThan(1_000_000);
    await server.kill();
    sending.destroy();

    await place.letTimePass();
    await place.start();
    await expect.poll(place.bytesKept, { timeout: 60_000 }).toBe(0);
    const shown = visible(await read(visitor.get(addresses.team.files(reference))));
    expect(shown).toContain('There are no files yet.');
    await upload(place, visitor, reference);
    expect(await place.bytesKept()).toBeGreaterThan(file.bytes.length);
  });

  test('a download goes on after a kill, and the bytes are those of the file', async (context) => {
    const place = await engines[engine](context);
    if (!place) return context.skip();
    const { visitor, reference } = await prepared(place);
    const server = await place.start();
    await upload(place, visitor, reference);
    const shown = async () => visible(await read(visitor.get(addresses.team.files(reference))));
    await expect.poll(shown, { timeout: 300_000, interval: 1000 }).toContain('Checked: nothing was found.');
    const code = await codeOfRelease(visitor, reference);
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
});
