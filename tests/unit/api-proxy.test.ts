import { expect, test } from 'vitest';
import { isForApi } from '../../site/build/api-proxy.ts';

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
