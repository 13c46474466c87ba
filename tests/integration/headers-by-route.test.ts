import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { ORIGIN, validAccess } from '../support/candour.ts';
import { openCandour } from '../support/visit.ts';

const ALWAYS = ['content-security-policy', 'x-frame-options', 'x-content-type-options', 'referrer-policy'];

test('outside the base path the headers are the same as for a page that does not exist', async () => {
  const candour = await openCandour({ site: 'underPath' });
  const headersOf = async (url: string) => {
    const response = await candour.app.request(url);
    expect(response.status, url).toBe(404);
    return ALWAYS.map((name) => response.headers.get(name));
  };
  const inside = await headersOf(`${ORIGIN}/your/privacy/nothing/`);
  expect(inside).not.toContain(null);
  for (const path of ['/', '/elsewhere/', '/your/', '/your/privacyx/', '/mailbox/x/html'])
    expect(await headersOf(ORIGIN + path), path).toEqual(inside);
});

test('a path that looks like a framed email, and is none, gets the headers of every page', async () => {
  const candour = await openCandour({ mailbox: true });
  for (const path of ['/privacy/mailbox/x/html', `${addresses.form('access')}mailbox/x/html`]) {
    const { headers } = await candour.get(path);
    expect(headers.get('content-security-policy'), path).not.toContain('unsafe-inline');
    expect(headers.get('x-frame-options'), path).toBe('DENY');
  }
});

test.each([
  'application/x-www-form-urlencoded',
  '\u00a0application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded\u00a0',
  'APPLICATION/X-WWW-FORM-URLENCODED ; charset=utf-8',
  'application/x-www-form-urlencoded, text/plain',
  'application/json',
  'text/plain',
  'multipart/form-data',
])('a page of another website can send nothing as %j', async (type) => {
  const candour = await openCandour();
  const sent = await candour.post(addresses.api.form('access'), validAccess, {
    origin: 'https://other.example',
    'content-type': type,
  });
  expect(sent.status).toBe(403);
  expect(await candour.store.openCases()).toEqual([]);
});

test('a type that only looks like that of a form is none', async () => {
  const candour = await openCandour();
  for (const type of ['\u00a0application/x-www-form-urlencoded', 'application/x-www-form-urlencoded\u00a0'])
    expect(
      (await candour.post(addresses.api.form('access'), validAccess, { 'content-type': type })).status,
    ).toBe(415);
});
