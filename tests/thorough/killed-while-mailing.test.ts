import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { fileRequest, tokenIn } from '../support/page-visitor.ts';
import { mailSettled, serverFor } from '../support/restartable-server.ts';

/**
 * The process is killed with `kill -9` at the worst moments of an email's way, at more of them than in
 * `tests/browser/killed-while-mailing.test.ts`. No email is lost or sent twice.
 */

const EMAIL = 'robin@patient.example';

test.concurrent('sends an email once that was being sent when the process was killed', async (context) => {
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
  await mailSettled(place, context);
  expect(place.resend.attempts.length).toBe(1);
  expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
});

test.concurrent(
  'keeps an email through a kill while the service is down, and sends it once when the service is back',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    const server = await place.start({ RESEND_BASE_URL: `http://127.0.0.1:${await freePort()}` });
    await fileRequest(place.origin, EMAIL);
    await expect.poll(() => server.output()).toContain('mail.retry-scheduled');
    await server.kill();

    await place.start();
    await mailSettled(place, context);
    expect(place.resend.delivered.map(({ to }) => to)).toEqual([EMAIL]);
  },
);

test.concurrent('keeps the link in the email valid through a kill', async (context) => {
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
  await mailSettled(place, context);
  const [mail] = place.resend.delivered;
  const page = await fetch(`${place.origin}/requests/confirm/${tokenIn(mail ?? { text: '' })}/`);
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('<form method="post" action="/api/requests/confirm">');
});

test.concurrent(
  'repeats an email with the same key and bytes if the service accepted it and its answer was lost',
  async (context) => {
    const { expect } = context;
    const place = await serverFor(context);
    const server = await place.start();
    place.resend.behave(({ answer, response }) => {
      void server.kill().then(() => {
        // The service accepts the email, and the server is not there to get the answer.
        answer();
        response.destroy();
      });
    });
    await fileRequest(place.origin, EMAIL);
    await expect.poll(() => place.resend.delivered.length).toBe(1);
    place.resend.behave(({ answer }) => {
      answer();
    });

    // The clinic's facts change meanwhile. The email was composed before, so it does not change.
    const edited = editedClinic();
    await place.start({ CONTENT_DIR: edited });
    await mailSettled(place, context);
    rmSync(edited, { recursive: true });
    const [first, second, ...more] = place.resend.attempts;
    expect(second).toEqual(first);
    expect(more).toEqual([]);
    expect(place.resend.delivered.length).toBe(1);
  },
);

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
