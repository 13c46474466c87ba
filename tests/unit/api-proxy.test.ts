import { createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { apiProxy, isForApi, shortenProxyErrors } from '../../site/build/api-proxy.ts';
import { freePort } from '../support/free-port.ts';

test.each([
  ['POST', '/api/requests/access'],
  ['POST', '/requests/access/'],
  ['GET', '/requests/received/abc/'],
  ['GET', '/requests/confirm/?token=abc'],
  ['GET', '/mailbox/'],
  ['HEAD', '/healthz'],
  ['GET', '/_astro/BaseLayout.css'],
])('the API answers %s %s', (method, url) => {
  expect(isForApi({ method, url }, '/')).toBe(true);
  expect(isForApi({ method, url: `/your/privacy${url}` }, '/your/privacy/')).toBe(true);
});

test.each([
  ['GET', '/'],
  ['GET', '/requests/'],
  ['GET', '/requests/access/?copy=all'],
  ['HEAD', '/privacy/'],
  ['GET', '/@vite/client'],
  ['GET', '/site/scripts/consent/consent.ts?mailbox=/mailbox/'],
])('Astro answers %s %s', (method, url) => {
  expect(isForApi({ method, url }, '/')).toBe(false);
});

const bypassOf = (port: number, longestStart: number) => {
  const proxy = apiProxy(`http://127.0.0.1:${port}`, '/', longestStart)['/'];
  if (!proxy) throw new Error('no proxy');
  return proxy.bypass;
};

test('a request waits for an API that starts', async () => {
  const port = await freePort();
  const passed = bypassOf(port, 60_000)({ url: '/mailbox/' });
  const api = createServer().listen(port, '127.0.0.1');
  onTestFinished(() => {
    api.close();
  });
  expect(await passed).toBeUndefined();
});

test('a request is answered with a sentence where the API does not start, and pages are shown', async () => {
  const bypass = bypassOf(await freePort(), 0);
  const answered: unknown[] = [];
  const response = {
    writeHead: (status: number) => answered.push(status),
    end: (text: string) => answered.push(text),
  } as unknown as Parameters<typeof bypass>[1];
  expect(await bypass({ method: 'POST', url: '/api/requests/access' }, response)).toBe(
    '/api/requests/access',
  );
  expect(answered).toEqual([503, 'The API is not running. The terminal says why.\n']);
  expect(await bypass({ url: '/privacy/' }, response)).toBe('/privacy/');
  expect(answered).toHaveLength(2);
});

test('an API that stops while it answers gets one line, and other errors stay as they are', () => {
  const printed: string[] = [];
  const print = (text: string) => {
    printed.push(text);
  };
  const logger = { error: print, warn: print };
  shortenProxyErrors(logger);
  logger.error('\u001B[31mhttp proxy error: /mailbox/\u001B[39m\nError: read ECONNRESET\n    at TCP.x');
  logger.error('Another error');
  expect(printed).toEqual([
    'The API stopped before it had answered /mailbox/. Load the page again.',
    'Another error',
  ]);
});
