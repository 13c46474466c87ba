import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { addresses, policyKinds } from '../../content/addresses.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { ORIGIN, startCandour, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { fileAndGetToken, file, openCandour } from '../support/visit.ts';

/** One page of every kind. */
async function everyKind(candour: Candour): Promise<string[]> {
  const token = await fileAndGetToken(candour);
  return [
    addresses.home,
    ...policyKinds.map(addresses.policy),
    addresses.form('access'),
    await file(candour, { ...validAccess, email: 'other@patient.example' }),
    `${addresses.confirm}${token}/`,
    `${addresses.confirm}nothing/`,
    addresses.linkSent,
    '/nowhere/',
    addresses.api.form('access'),
    addresses.health,
    '/.well-known/security.txt',
  ];
}

/** Pages that neither take nor show a request: only they may load what the register lists. */
const carrying: string[] = [
  addresses.home,
  ...policyKinds.map(addresses.policy),
  '/.well-known/security.txt',
];

test('every answer forbids what it does not need', async () => {
  const candour = await openCandour();
  for (const path of await everyKind(candour)) {
    const { headers } = await candour.get(path);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy, path).toContain("form-action 'self'");
    expect(policy, path).not.toMatch(/unsafe|data:|\*(?!\.)|http:/);
    if (!carrying.includes(path)) expect(policy, path).not.toMatch(/https:/);
    expect(headers.get('x-content-type-options'), path).toBe('nosniff');
    expect(headers.get('x-frame-options'), path).toBe('DENY');
    expect(headers.get('referrer-policy'), path).toBe('same-origin');
    expect(headers.get('set-cookie'), path).toBeNull();
    expect(headers.get('x-powered-by'), path).toBeNull();
    expect(headers.get('server'), path).toBeNull();
  }
});

test('a page can load from the origins that the register lists, and from no other', async () => {
  const { headers } = await (await openCandour()).get(addresses.home);
  const origins = headers.get('content-security-policy')?.match(/https:[^ ;]+/g) ?? [];
  const { full } = inject('sites');
  const register = readFileSync(join(full.contentDir, 'storage.yaml'), 'utf8');
  const listed = register.match(/- https:\/\/\S+/g)?.map((line) => line.slice(2)) ?? [];
  expect(origins.length).toBeGreaterThan(4);
  expect(listed).toEqual(expect.arrayContaining(origins));
});

test('an answer for one person, or for one moment, is never cached', async () => {
  const candour = await openCandour();
  const token = await fileAndGetToken(candour);
  const received = await file(candour, { ...validAccess, email: 'other@patient.example' });
  const { confirm, health } = addresses;
  for (const path of [received, `${confirm}${token}/`, `${confirm}x/`, '/nowhere/', health])
    expect((await candour.get(path)).headers.get('cache-control'), path).toBe('no-store');
  for (const path of [...requestKinds.map(addresses.api.form), addresses.api.confirm, addresses.api.link])
    expect((await candour.post(path, { token: 'x' })).headers.get('cache-control'), path).toBe('no-store');
});

test('an empty form is cached only by the visitor’s browser, and revalidated', async () => {
  const { headers } = await (await openCandour()).get(addresses.form('access'));
  expect(headers.get('cache-control')).toBe('private, no-cache');
});

test('files with a hash in their name are cached permanently, and pages are revalidated', async () => {
  const candour = await openCandour();
  const html = await (await candour.get('/')).text();
  const [script = ''] = /\/_astro\/[^"]+\.js/.exec(html) ?? [];
  expect((await candour.get(script)).headers.get('cache-control')).toBe(
    'public, max-age=31536000, immutable',
  );
  expect((await candour.get('/')).headers.get('cache-control')).toBe('no-cache');
});

test('HSTS is sent only if the site is served over https', async () => {
  const candour = await openCandour();
  expect((await candour.get('/')).headers.get('strict-transport-security')).toBeNull();
  const origin = 'https://privacy.clinic.example';
  const secure = await openCandour({ env: { PUBLIC_ORIGIN: origin } });
  const response = await secure.app.request(`${origin}/`);
  expect(response.headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
});

test('an id that a visitor gives a request is ignored', async () => {
  const candour = await openCandour();
  const response = await candour.get('/', { 'x-request-id': 'patient-robin-sample' });
  expect(JSON.stringify([...response.headers]) + (await response.text())).not.toContain(
    'patient-robin-sample',
  );
  expect(JSON.stringify(candour.logged)).not.toContain('patient-robin-sample');
});

describe.each([
  ['full', ''],
  ['underPath', '/your/privacy'],
] as const)('files outside the site’s pages (%s)', (site, base) => {
  let candour: Candour;
  beforeAll(async () => {
    candour = await startCandour({ site });
  });
  afterAll(() => candour.close());

  test.each([
    '/templates/mail/',
    '/templates/mail/index.html',
    '/templates/error-404/',
    '/%74emplates/mail/',
    '/templates%2Fmail%2Findex.html',
    '/%2Ftemplates/mail/index.html',
    '//templates/mail/',
    '/./templates/mail/',
    '/x/../templates/mail/',
    '/x%2F..%2Ftemplates%2Fmail%2Findex.html',
    '/x/%2e%2e/templates/mail/',
    '/_astro/..%2Ftemplates/mail/index.html',
    '/.build.json',
    '/%2Ebuild.json',
    '/%2F.build.json',
    '/_astro/%2e%2e%2f.build.json',
    '/.well-known/../.build.json',
    '/.well-known/%2e%2e/.build.json',
    '/.well-known/..%2F.build.json',
    '/../candour.db',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..%5c..%5cetc/passwd',
    '/%00',
    '/%',
    '/%E0%A4%A',
  ])('%s is not served', async (path) => {
    // Exactly as a client can send it. `URL` would normalise the path.
    const request = new Request(`${ORIGIN}/`);
    Object.defineProperty(request, 'url', { value: ORIGIN + base + path });
    const response = await candour.app.fetch(request);
    const text = await response.text();
    expect(response.status, text).toBe(404);
    expect(text).not.toMatch(/data-each="blocks"|builtFor|root:/);
  });

  test('pages beside them are served', async () => {
    for (const path of ['/', '/privacy/', '/.well-known/security.txt', '/%70rivacy/'])
      expect((await candour.get(path)).status, path).toBe(200);
  });
});
