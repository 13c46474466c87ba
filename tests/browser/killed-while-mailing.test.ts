import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { prepareKillable } from '../support/restartable-server.ts';
import type { Killable } from '../support/restartable-server.ts';
import { fileRequest, referenceOn, tokenIn } from '../support/page-visitor.ts';
import { freePort } from '../support/server-process.ts';

/** The process is killed with `kill -9` at the worst moments of a mail's way; nothing may get lost or come twice. */

let place: Killable;
beforeEach(async () => {
  place = await prepareKillable();
});
afterEach(() => place.close());

const EMAIL = 'robin@patient.example';

/** Waits until no mail is waiting, so that what was delivered by then is all there will be. */
async function settled(): Promise<void> {
  await expect
    .poll(async () => (await place.health()).mail, { timeout: 15_000 })
    .toMatchObject({ waiting: 0, parked: 0 });
}

test('a request that was taken survives a kill right after the answer, and its mail goes once', async () => {
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
  await settled();
  expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
  expect(place.resend.delivered[0]?.text).toContain(reference);
  expect(await place.health()).toMatchObject({ requests: { stored: 1, unconfirmed: 1 } });
});

test('a mail that hung on its way out when the process was killed goes once after the next start', async () => {
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
  await settled();
  expect(place.resend.attempts.length).toBe(1);
  expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
});

test('a mail that no service would take waits through a kill and goes once when the service is back', async () => {
  const server = await place.start({ RESEND_BASE_URL: `http://127.0.0.1:${await freePort()}` });
  await fileRequest(place.origin, EMAIL);
  await expect.poll(() => server.output()).toContain('mail.retry-scheduled');
  await server.kill();

  await place.start();
  await settled();
  expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
});

test('a mail that the service took, without its answer reaching us, is asked for again under the same key with the same bytes', async () => {
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
  await settled();
  rmSync(edited, { recursive: true });
  const [first, second, ...more] = place.resend.attempts;
  expect(second).toEqual(first);
  expect(more).toEqual([]);
  expect(place.resend.delivered.length).toBe(1);
});

test('after every kill the link in the mail works', async () => {
  place.resend.behave(() => undefined);
  const server = await place.start();
  await fileRequest(place.origin, EMAIL);
  await server.kill();
  place.resend.behave(({ answer }) => {
    answer();
  });
  await place.start();
  await settled();
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
