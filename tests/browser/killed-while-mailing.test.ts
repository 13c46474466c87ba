import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import type { TestContext } from 'vitest';
import { prepareServer } from '../support/restartable-server.ts';
import type { RestartableServer } from '../support/restartable-server.ts';
import { fileRequest, referenceOn, tokenIn } from '../support/page-visitor.ts';
import { freePort } from '../support/server-process.ts';

/** The process is killed with `kill -9` at the worst moments of a mail's way; nothing may get lost or come twice. */

/** A server for one test. The tests run side by side, because after a failure the outbox waits before it tries again. */
async function serverFor({ onTestFinished }: TestContext): Promise<RestartableServer> {
  const place = await prepareServer();
  onTestFinished(place.close);
  return place;
}

const EMAIL = 'robin@patient.example';

/** Waits until no mail is waiting, so that what was delivered by then is all there will be. */
async function settled({ health }: RestartableServer, { expect }: TestContext): Promise<void> {
  await expect
    .poll(async () => (await health()).mail, { timeout: 120_000 })
    .toMatchObject({ waiting: 0, deadLettered: 0 });
}

test.concurrent(
  'keeps an accepted request through a kill right after the answer, and sends its mail once',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    // The service answers nobody, so that the mail cannot be gone before the kill.
    place.resend.behave(() => undefined);
    const server = await place.start();
    const { status, location } = await fileRequest(place.origin, EMAIL);
    await server.kill();
    expect(status).toBe(303);
    expect(place.resend.delivered).toEqual([]);

    place.resend.behave(({ answer }) => {
      answer();
    });
    await place.start();
    const reference = await referenceOn(place.origin, location);
    expect(reference, 'the page that the person was sent to still shows the reference').toBeTruthy();
    await settled(place, context);
    expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
    expect(place.resend.delivered[0]?.text).toContain(reference);
    expect(await place.health()).toMatchObject({ requests: { stored: 1, unconfirmed: 1 } });
  },
);

test.concurrent('sends a mail once that was being sent when the process was killed', async (context) => {
  const { expect } = context;
  const place = await serverFor(context);
  const held: Socket[] = [];
  const neverReads = createServer((socket) => {
    socket.on('error', () => undefined);
    held.push(socket.pause());
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => neverReads.once('listening', resolve));
  const { port } = neverReads.address() as AddressInfo;

  const server = await place.start({ RESEND_BASE_URL: `http://127.0.0.1:${port}` });
  await fileRequest(place.origin, EMAIL);
  await expect.poll(() => held.length).toBe(1);
  await server.kill();
  held.forEach((socket) => socket.destroy());
  neverReads.close();

  const next = await place.start();
  expect(next.output()).toContain('mail.leases-released');
  await settled(place, context);
  expect(place.resend.attempts.length).toBe(1);
  expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
});

test.concurrent(
  'keeps a mail through a kill while the service is down, and sends it once when the service is back',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    const server = await place.start({ RESEND_BASE_URL: `http://127.0.0.1:${await freePort()}` });
    await fileRequest(place.origin, EMAIL);
    await expect.poll(() => server.output()).toContain('mail.retry-scheduled');
    await server.kill();

    await place.start();
    await settled(place, context);
    expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
  },
);

test.concurrent(
  'repeats a mail with the same key and bytes when the service accepted it and its answer was lost',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    const server = await place.start();
    place.resend.behave(({ answer, response }) => {
      void server.kill().then(() => {
        // Taken and remembered, and nobody there to hear it.
        answer();
        response.destroy();
      });
    });
    await fileRequest(place.origin, EMAIL);
    await expect.poll(() => place.resend.delivered.length).toBe(1);
    place.resend.behave(({ answer }) => {
      answer();
    });

    // What the clinic says has changed meanwhile; the mail was composed before and stays as it was.
    const edited = editedClinic();
    await place.start({ CONTENT_DIR: edited });
    await settled(place, context);
    rmSync(edited, { recursive: true });
    const [first, second, ...more] = place.resend.attempts;
    expect(second).toEqual(first);
    expect(more).toEqual([]);
    expect(place.resend.delivered.length).toBe(1);
  },
);

test.concurrent('keeps the link in the mail valid through a kill', async (context) => {
  const { expect } = context;
  const place = await serverFor(context);
  place.resend.behave(() => undefined);
  const server = await place.start();
  await fileRequest(place.origin, EMAIL);
  await server.kill();
  place.resend.behave(({ answer }) => {
    answer();
  });
  await place.start();
  await settled(place, context);
  const [mail] = place.resend.delivered;
  const page = await fetch(`${place.origin}/requests/confirm/${tokenIn(mail ?? { text: '' })}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<form method="post" action="/api/requests/confirm">');
});

/** The clinic's folder with another telephone number, which every acknowledgement names. */
function editedClinic(): string {
  const folder = mkdtempSync(join(tmpdir(), 'candour-edited-'));
  cpSync(inject('sites').full.contentDir, folder, { recursive: true });
  const file = join(folder, 'clinic.yaml');
  const was = readFileSync(file, 'utf8');
  const is = was.replace('phone: 0113 496 0200', 'phone: 0113 496 0299');
  expect(is, 'the edit must change something, or it tests nothing').not.toBe(was);
  writeFileSync(file, is);
  return folder;
}
