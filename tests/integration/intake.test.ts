import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { isReference } from '../../api/domain/references.ts';
import { validAccess } from '../support/candour.ts';
import { byTelephone, file, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

const submissionOf = async (page: Promise<Response>) =>
  String((await read(page))('input[name=submission]').attr('value'));

test('a valid form redirects to a page whose address is signed and does not have the reference', async () => {
  const candour = await openCandour();
  const location = await file(candour);
  const [request] = rows(candour, 'SELECT reference FROM requests');
  const reference = String(request?.['reference']);
  expect(isReference(reference)).toBe(true);
  expect(location).toMatch(/^\/requests\/received\/[\w-]{20,40}\.k1\.[\w-]{24}\/$/);
  expect(location).not.toContain(reference);
  expect(location).not.toMatch(/robin|sample|patient\.example/i);

  const page = await candour.get(location);
  expect(page.status).toBe(200);
  const words = visible(await read(page));
  expect(words).toContain(reference);
  expect(words).toContain('Tuesday 22 December 2026');
  expect(words).toContain(candour.messages.words.requests.received.checkEmail);
});

test('a signed address with one changed character shows nothing', async () => {
  const candour = await openCandour();
  const location = await file(candour);
  expect((await candour.get(location)).status).toBe(200);
  const changed = location.replace(/.(?=\/$)/, (sign) => (sign === 'A' ? 'B' : 'A'));
  for (const wrong of [changed, location.replace('.k1.', '.k2.'), '/requests/received/x/'])
    expect((await candour.get(wrong)).status, wrong).toBe(404);
});

test('request, event and email are stored together', async () => {
  const candour = await openCandour();
  await file(candour);
  expect(rows(candour, 'SELECT event FROM events')).toEqual([{ event: 'case.received' }]);
  expect(rows(candour, 'SELECT kind, state FROM mails')).toEqual([
    { kind: 'acknowledgement', state: 'waiting' },
  ]);
  expect(rows(candour, 'SELECT number FROM tokens')).toEqual([{ number: 1 }]);
});

test('nothing is stored if the email cannot be written, and the visitor gets an error', async () => {
  const candour = await openCandour();
  const db = new DatabaseSync(join(candour.dataDir, 'candour.db'));
  onTestFinished(() => {
    db.close();
  });
  db.exec("CREATE TRIGGER no_mail BEFORE INSERT ON mails BEGIN SELECT RAISE(ABORT, 'no mail'); END");
  const response = await candour.post(addresses.api.form('access'), validAccess);
  expect(response.status).toBe(500);
  for (const table of ['requests', 'events', 'mails', 'tokens'])
    expect(rows(candour, `SELECT * FROM ${table}`), table).toEqual([]);

  db.exec('DROP TRIGGER no_mail');
  await file(candour);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
});

test('the same form with the same answers is one request and one email', async () => {
  const candour = await openCandour();
  const submission = await submissionOf(candour.get(addresses.form('access')));
  const first = await file(candour, { ...validAccess, submission });
  const again = await file(candour, { ...validAccess, submission });
  expect(again).toBe(`${first}?same`);
  await candour.round();
  expect(candour.sent).toHaveLength(1);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
  const page = visible(await read(candour.get(again)));
  expect(page).toContain(candour.messages.words.requests.received.same);
  expect(visible(await read(candour.get(first)))).not.toContain(
    candour.messages.words.requests.received.same,
  );
});

test('two clicks at the same moment are one request', async () => {
  const candour = await openCandour();
  const submission = await submissionOf(candour.get(addresses.form('access')));
  const post = () => file(candour, { ...validAccess, submission });
  const places = await Promise.all([post(), post(), post()]);
  expect(new Set(places.map((place) => place.replace('?same', ''))).size).toBe(1);
  expect(rows(candour, 'SELECT id FROM requests')).toHaveLength(1);
});

test('the same form with other answers is a new request that names the first', async () => {
  const candour = await openCandour();
  const submission = await submissionOf(candour.get(addresses.form('access')));
  await file(candour, { ...validAccess, submission });
  candour.clock.advance(60_000);
  await file(candour, { ...validAccess, submission, name: 'Robin Sampel' });
  const [first, second] = rows(candour, 'SELECT id, follows, reference FROM requests ORDER BY received_at');
  expect(first?.['follows']).toBeNull();
  expect(second?.['follows']).toBe(first?.['id']);
  expect(second?.['reference']).not.toBe(first?.['reference']);
  await candour.round();
  expect(candour.sent).toHaveLength(2);
});

test.each([
  ['none', { submission: '' }],
  ['an invented one', { submission: 'abc.def.k1.ghi' }],
])('a form with %s as its submission identity is still a request', async (_, identity) => {
  const candour = await openCandour();
  await file(candour, { ...validAccess, ...identity });
  await file(candour, { ...validAccess, ...identity, name: 'Robin Sampel' });
  expect(rows(candour, 'SELECT follows FROM requests')).toEqual([{ follows: null }, { follows: null }]);
});

test('two open forms have different identities', async () => {
  const candour = await openCandour();
  const page = await candour.get(addresses.form('access'));
  // Not `no-store`, so that the Back button brings the same identity back.
  expect(page.headers.get('cache-control')).toBe('private, no-cache');
  const one = await submissionOf(Promise.resolve(page));
  expect(await submissionOf(candour.get(addresses.form('access')))).not.toBe(one);
});

test('a script that asks for JSON gets the same address', async () => {
  const candour = await openCandour();
  const response = await candour.post(addresses.api.form('access'), validAccess, {
    accept: 'application/json',
  });
  expect(response.status).toBe(200);
  const { location } = (await response.json()) as { location: string };
  expect((await candour.get(location)).status).toBe(200);
});

test('without an email address the team is notified at once, in plain text without Reply-To', async () => {
  const candour = await openCandour();
  const location = await file(candour, byTelephone);
  await candour.round();
  expect(candour.sent).toHaveLength(1);
  const [{ message } = { message: undefined }] = candour.sent;
  expect(message).toMatchObject({ to: candour.messages.clinic.requestsTeam.email });
  expect(message?.subject).toMatch(/^Request \w{8} without an email address, due 22 December 2026$/);
  expect(message).not.toHaveProperty('replyTo');
  expect(message).not.toHaveProperty('html');
  expect(message?.text).toContain('020 7946 0123');
  expect(visible(await read(candour.get(location)))).toContain(
    candour.messages.words.requests.received.noEmail.access,
  );
});

test('the acknowledgement has the reference, date and link, and nothing that was typed except the address', async () => {
  const candour = await openCandour();
  await file(candour, { ...validAccess, 'anything-else': 'Planted words' });
  await candour.round();
  const [{ message } = { message: undefined }] = candour.sent;
  const [request] = rows(candour, 'SELECT reference FROM requests');
  expect(message?.to).toBe('robin@patient.example');
  expect(message?.from).toBe('"The Brackenholt Clinic privacy requests" <privacy@mail.example>');
  expect(message?.replyTo).toBe(candour.messages.clinic.requestsTeam.email);
  for (const part of [message?.text ?? '', message?.html ?? '']) {
    expect(part).toContain(String(request?.['reference']));
    expect(part).toContain('Tuesday 22 December 2026');
    expect(part).toMatch(/http:\/\/localhost:4310\/requests\/confirm\/[a-z0-9]{32}\//);
    expect(part).not.toMatch(/Robin|Sample|Planted|\b1985\b|~token~/);
  }
});

test('a request near midnight counts from its day in London', async () => {
  const candour = await openCandour({ at: '2026-07-14T23:30:00Z' });
  await file(candour);
  expect(rows(candour, 'SELECT due_on FROM requests')).toEqual([{ due_on: '2026-08-17' }]);
});

test('every address that a visitor is sent to has the base path', async () => {
  const candour = await openCandour({ site: 'underPath' });
  const response = await candour.post(addresses.api.form('access'), validAccess);
  expect(locationOf(response)).toMatch(/^\/your\/privacy\/requests\/received\//);
  await candour.round();
  expect(candour.sent[0]?.message.text).toContain('http://localhost:4310/your/privacy/requests/confirm/');
  const page = await candour.get(locationOf(response).slice('/your/privacy'.length));
  expect(page.status).toBe(200);
  expect((await read(page))('form').attr('action')).toBe('/your/privacy/api/requests/link');
});
