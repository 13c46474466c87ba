import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { test } from 'vitest';
import { freePort } from '../support/free-port.ts';
import { fileRequest, tokenIn } from '../support/page-visitor.ts';
import { mailSettled, serverFor } from '../support/restartable-server.ts';

/** More moments at which the process is killed than in `tests/browser/killed-while-mailing.test.ts`. */

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
