import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { sharedChromium } from '../support/chromium.ts';
import { fetchAnew } from '../support/fetch-anew.ts';
import { openContext } from '../support/open-context.ts';

test('a request that is held when its visitor goes is no unhandled error', async () => {
  const held = Promise.withResolvers<undefined>();
  const server = createServer(({ url }, answer) => {
    if (url === '/held') held.resolve(undefined);
    else answer.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Here</h1>');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const context = await openContext(await sharedChromium());
  let isFulfilled = false;
  await context.route('**/held', async (route) => {
    const response = await fetchAnew(route);
    isFulfilled = true;
    await route.fulfill({ response });
  });
  const page = await context.newPage();
  await page.goto(origin);
  await page.evaluate(() => void fetch('/held').catch(() => undefined));
  await held.promise;
  await context.close();
  expect(isFulfilled).toBe(false);
});
