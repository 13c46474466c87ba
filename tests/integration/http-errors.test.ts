import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { ErrorStatus } from '../../content/addresses.ts';
import { encode, ORIGIN, validAccess } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { openCandour, read, rows } from '../support/visit.ts';

const FORM = 'application/x-www-form-urlencoded';

type Init = { method?: string; body?: BodyInit; headers?: Record<string, string>; duplex?: 'half' };

const ask = async (candour: Candour, path: string, { headers, ...init }: Init = {}) =>
  candour.app.request(ORIGIN + path, {
    method: 'POST',
    ...init,
    headers: { origin: ORIGIN, 'content-type': FORM, ...headers },
  });

/** A body in chunks, whose length is not known beforehand. */
function inChunks(text: string): ReadableStream {
  const chunks = text.match(/.{1,20000}/gs) ?? [];
  return new ReadableStream({
    pull: (controller) => {
      const chunk = chunks.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(new TextEncoder().encode(chunk));
    },
  });
}

test.each([
  ['application/json', 'application/json'],
  ['APPLICATION/JSON; q=0.5', 'application/json'],
  ['text/html;q=0, application/json', 'application/json'],
  ['application/json;q=0', 'text/html'],
  ['text/html, application/json;q=0.000', 'text/html'],
  ['text/html, application/json', 'text/html'],
  ['application/json-seq', 'text/html'],
  ['*/*', 'text/html'],
])('Accept: %s gets %s', async (accept, type) => {
  const candour = await openCandour();
  const response = await candour.get('/gone/', { accept });
  expect(response.headers.get('content-type')?.split(';')[0]).toBe(type);
});

const valid = encode(validAccess);
const tooLong = encode({ ...validAccess, 'anything-else': 'x'.repeat(110_000) });

const refused: [what: string, status: ErrorStatus, path: string, init: Init][] = [
  ['a form that is too long', 413, addresses.api.form('access'), { body: tooLong }],
  [
    'a form with a Content-Length that is too long',
    413,
    addresses.api.form('access'),
    { body: valid, headers: { 'content-length': '102401' } },
  ],
  [
    'a form that is too long, in chunks',
    413,
    addresses.api.form('access'),
    { body: inChunks(tooLong), duplex: 'half' },
  ],
  [
    'a form that is longer than its Content-Length',
    413,
    addresses.api.form('access'),
    {
      body: inChunks(tooLong),
      duplex: 'half',
      headers: { 'transfer-encoding': 'chunked', 'content-length': '9' },
    },
  ],
  [
    'JSON',
    415,
    addresses.api.form('access'),
    { body: '{}', headers: { 'content-type': 'application/json' } },
  ],
  [
    'a form with files',
    415,
    addresses.api.form('access'),
    { body: '--x--', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
  ],
  ['plain text', 415, addresses.api.confirm, { body: valid, headers: { 'content-type': 'text/plain' } }],
  [
    'a form without a type',
    415,
    addresses.api.link,
    { body: new Blob([valid]), headers: { 'content-type': '' } },
  ],
  [
    'a form from another site',
    403,
    addresses.api.form('access'),
    { body: valid, headers: { origin: 'https://evil.example' } },
  ],
  [
    'a form from another port of this machine',
    403,
    addresses.api.form('access'),
    { body: valid, headers: { origin: 'http://localhost:9999' } },
  ],
  ['a form that hides its origin', 403, addresses.api.confirm, { body: valid, headers: { origin: 'null' } }],
  [
    'a form that the browser marks as cross-site',
    403,
    addresses.api.link,
    { body: valid, headers: { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' } },
  ],
  ['a missing page', 404, '/nowhere/', { method: 'GET' }],
  ['a form sent to a missing address', 404, '/nowhere/', { body: valid }],
  ['a missing address of the API', 404, '/api/requests/nothing', { body: valid }],
  ['a form opened instead of sent', 405, addresses.api.form('access'), { method: 'GET' }],
  ['a PUT to the API', 405, addresses.api.confirm, { method: 'PUT' }],
  ['a DELETE to the API', 405, addresses.api.link, { method: 'DELETE' }],
  ['a PUT to the page of “It was not me”', 405, addresses.api.notMe, { method: 'PUT' }],
  ['a POST to the health check', 405, addresses.health, { method: 'POST' }],
];

/** What must never reach a visitor: paths of our code or disk, and names of our modules. */
const inside = /node_modules|\.ts\b|\/work\/|\/tmp\/|at \w+ \(|sqlite|Error:|ENOENT|\bhono\b/i;

describe.each(refused)('%s (%d)', (_, status, path, init) => {
  // A stream can be read once, so each request gets a body of its own.
  const again = (): Init =>
    init.body instanceof ReadableStream ? { ...init, body: inChunks(tooLong) } : init;

  test('is answered with a page of the site in its words', async () => {
    const candour = await openCandour();
    const response = await ask(candour, path, again());
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html; charset=utf-8$/i);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    const allowed = path === addresses.health ? 'GET, HEAD' : 'POST';
    expect(response.headers.get('allow')).toBe(status === 405 ? allowed : null);
    const { title, body } = candour.messages.words.errors[status];
    const $ = await read(response);
    expect($('h1').text()).toBe(title);
    expect($('title').text()).toContain(title);
    expect($('main').text()).toContain(body);
    expect($.html()).not.toMatch(inside);
    expect(rows(candour, 'SELECT id FROM requests')).toEqual([]);
  });

  test('has the same words for a script', async () => {
    const candour = await openCandour();
    const { headers, ...rest } = again();
    const response = await ask(candour, path, {
      ...rest,
      headers: { ...headers, accept: 'application/json' },
    });
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({ error: { status, ...candour.messages.words.errors[status] } });
  });
});

test.each<[string, Record<string, string>]>([
  ['from our own origin', {}],
  [
    'with a type in capitals and a character set',
    { 'content-type': 'Application/X-WWW-Form-Urlencoded; charset=UTF-8' },
  ],
  [
    'without an origin if the browser marks it as same-origin',
    { origin: 'null', 'sec-fetch-site': 'same-origin' },
  ],
])('a form is accepted %s', async (_, headers) => {
  const candour = await openCandour();
  const response = await ask(candour, addresses.api.form('access'), { body: valid, headers });
  expect(response.status).toBe(303);
});

test('a form as long as answers can be is accepted', async () => {
  const candour = await openCandour();
  const long = { ...validAccess, address: '字'.repeat(500), 'anything-else': '字'.repeat(4000) };
  expect((await candour.post(addresses.api.form('access'), long)).status).toBe(303);
});

test('a form without Origin and Sec-Fetch-Site is refused, because no browser sends one', async () => {
  const candour = await openCandour();
  const response = await candour.app.request(ORIGIN + addresses.api.form('access'), {
    method: 'POST',
    body: valid,
    headers: { 'content-type': FORM },
  });
  expect(response.status).toBe(403);
});

test.each([
  ['GET', addresses.form('access')],
  ['GET', addresses.received + 'x.k1.y/'],
  ['GET', addresses.health],
  ['POST', addresses.api.form('access')],
  ['POST', addresses.api.confirm],
  ['POST', addresses.api.link],
])('if the store fails, %s %s says so without the reason', async (method, path) => {
  const candour = await openCandour();
  await candour.close();
  const body = encode({ ...validAccess, token: 'abcdefghjkmnpqrstuvwxyz123456789' });
  const response = await ask(candour, path, method === 'GET' ? { method } : { body });
  if (path === addresses.form('access')) {
    // The form itself does not need the store: it can be opened, and reports the trouble when it is sent.
    expect(response.status).toBe(200);
    return;
  }
  if (path.startsWith(addresses.received)) {
    expect(response.status).toBeGreaterThanOrEqual(404);
    return;
  }
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain(candour.messages.words.errors[500].title);
  expect(text).not.toMatch(inside);
  expect(text).not.toMatch(/Robin|Sample/);
  expect(candour.logged.map(({ event }) => event)).toContain('error.unexpected');
  expect(JSON.stringify(candour.logged)).not.toMatch(/Robin|Sample|abcdefgh/);
});
