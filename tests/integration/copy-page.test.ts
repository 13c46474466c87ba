import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR } from '../../api/base/calendar.ts';
import { copyReady } from '../../api/mail/copy-ready.ts';
import { act, longPdf, opened, pdf, readyCase, upload, uploadAndRelease } from '../support/copy.ts';
import type { Sample } from '../support/copy.ts';
import { requestersOf } from '../support/status-table.ts';
import { storedRequest } from '../support/stored-request.ts';
import { teamVisitor } from '../support/team.ts';
import { locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** The page on which a person downloads their copy. Today is 22 November 2026. */

const { team } = addresses;
const WRONG = 'AAAA-AAAA';

async function ready(...files: Sample[]) {
  const on = await readyCase();
  return { ...on, ...(await uploadAndRelease(on.candour, on.visitor, on.reference, ...files)) };
}

const downloads = async (page: Promise<Response>): Promise<string[]> => {
  const $ = await read(page);
  return $('a[href*="/requests/copy/"]')
    .get()
    .map((link) => $(link).attr('href') ?? '');
};

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

test('opening the link changes nothing, and shows no name, no file and no code', async () => {
  const { candour, link } = await ready(pdf('Robin’s letters.pdf'));
  const before = rows(candour, 'SELECT * FROM events');
  for (let visit = 0; visit < 3; visit++) {
    const response = await candour.get(`${addresses.copy}${link}/`);
    expect(response.status).toBe(200);
    const $ = await read(response);
    expect(visible($, 'h1')).toBe('Your copy is ready');
    expect($('[name="code"]').attr('aria-invalid')).toBeUndefined();
    expect(visible($)).not.toContain('Robin');
  }
  expect(rows(candour, 'SELECT * FROM events')).toEqual(before);
});

test('the code opens the files, which come as they were uploaded and are saved, not shown', async () => {
  const file = longPdf(700_000, 'Befund ä.pdf');
  const { candour, visitor: member, reference, link, code } = await ready(file);
  const { visitor, response, page } = await opened(candour, link, code.toLowerCase().replace('-', ' '));
  expect(locationOf(response)).toBe(page);
  const [href = ''] = await downloads(visitor.get(page));
  const got = await visitor.get(href);
  expect(got.status).toBe(200);
  expect(sha256(Buffer.from(await got.arrayBuffer()))).toBe(sha256(file.bytes));
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'content-length': String(file.bytes.length),
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="Befund _.pdf"; filename*=UTF-8''Befund%20%C3%A4.pdf`,
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  const shown = visible(await read(member.get(team.files(reference))));
  expect(shown).toContain('Befund ä.pdf: downloaded on 22 November 2026');
});

test('a download goes on where it stopped, and a wrong part is refused', async () => {
  const file = longPdf(600_000);
  const { candour, link, code } = await ready(file);
  const { visitor, page } = await opened(candour, link, code);
  const [href = ''] = await downloads(visitor.get(page));
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const part = (range: string, more: Record<string, string> = {}) =>
    candour.get(href, { cookie, range, ...more });
  const rest = await part('bytes=300000-');
  expect(rest.status).toBe(206);
  const { length } = file.bytes;
  expect(rest.headers.get('content-range')).toBe(`bytes 300000-${length - 1}/${length}`);
  const first = Buffer.from(await (await part('bytes=0-299999')).arrayBuffer());
  const whole = Buffer.concat([first, Buffer.from(await rest.arrayBuffer())]);
  expect(sha256(whole)).toBe(sha256(file.bytes));
  const end = Buffer.from(await (await part('bytes=-10')).arrayBuffer());
  expect(end.equals(file.bytes.subarray(-10))).toBe(true);
  const beyond = await part(`bytes=${length}-`);
  expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${length}`]);
  // Another file than the one of which the browser has the beginning is sent from its first byte.
  expect((await part('bytes=10-', { 'if-range': '"other"' })).status).toBe(200);
  expect((await part('bytes=10-', { 'if-range': `"${sha256(file.bytes)}"` })).status).toBe(206);
  expect((await part('bytes=0-1,5-6')).status).toBe(200);
});

test('five wrong codes lock the copy, the team is told once, and another code opens it', async () => {
  const { candour, visitor: member, reference, link, code } = await ready();
  const visitor = teamVisitor(candour);
  const type = (typed: string) => visitor.post(addresses.api.copy.useCode, { link, code: typed });
  for (let tries = 0; tries < 4; tries++) {
    const $ = await read(type(WRONG));
    expect(visible($, '[role="alert"]')).toContain('That code is not right');
    expect($('[name="code"]').attr('aria-invalid')).toBe('true');
  }
  // What cannot be a code is no try.
  await type('12');
  expect(visible(await read(type(WRONG)), 'h1')).toBe('This code no longer works');
  expect((await type(code)).status).toBe(403);
  await candour.round();
  await candour.round();
  const told = candour.sent.filter(({ message }) => message.subject.startsWith('Five wrong codes'));
  expect(told.map(({ message }) => message.subject)).toEqual([`Five wrong codes for a copy: ${reference}`]);
  expect(visible(await read(member.get(team.case(reference))))).toContain('Five wrong codes for the copy');
  const $ = await read(act(member, reference, 'code', { route: 'in-person' }));
  const next = $('#copy-code').text().trim();
  expect(next).not.toBe(code);
  expect(locationOf(await type(next))).toBe(`${addresses.copy}${link}/`);
});

test('another code closes what the one before had opened', async () => {
  const { candour, visitor: member, reference, link, code } = await ready();
  const { visitor, page } = await opened(candour, link, code);
  const [href = ''] = await downloads(visitor.get(page));
  await act(member, reference, 'code', { route: 'call' });
  expect(locationOf(await visitor.get(href))).toBe(page);
  expect(await downloads(visitor.get(page))).toEqual([]);
});

test('what a code opened closes after an hour, on request, and is not open elsewhere', async () => {
  const { candour, link, code } = await ready();
  const { visitor, page } = await opened(candour, link, code);
  const [href = ''] = await downloads(visitor.get(page));
  expect(locationOf(await candour.get(href))).toBe(page);
  candour.clock.advance(HOUR);
  expect(await downloads(visitor.get(page))).toEqual([]);
  expect(visible(await read(visitor.post(addresses.api.copy.received, { link })), '[role="alert"]')).toBe(
    'Type the code first. If you have typed it, the hour is up: type it again.',
  );
  const again = await opened(candour, link, code);
  await again.visitor.post(addresses.api.copy.leave, { link });
  expect(await downloads(again.visitor.get(page))).toEqual([]);
});

test('no button on the open page calls for a click more than the files do', async () => {
  const { candour, link, code } = await ready();
  const { visitor, page } = await opened(candour, link, code);
  const $ = await read(visitor.get(page));
  expect($('main button').length).toBe(2);
  expect($('main button:not(.button-plain)').length).toBe(0);
});

test('“I have it” destroys the files and the page says so', async () => {
  const { candour, visitor: member, reference, link, code } = await ready();
  const { visitor, page } = await opened(candour, link, code);
  await visitor.post(addresses.api.copy.received, { link });
  const after = await visitor.get(page);
  expect(after.status).toBe(410);
  expect(visible(await read(after), 'h1')).toBe('You have your copy');
  expect(rows(candour, 'SELECT * FROM delivery_files')).toEqual([]);
  const shown = visible(await read(member.get(team.case(reference))));
  expect(shown).toContain('The person said that they have it.');
  // The team can prepare another copy.
  expect((await upload(candour, member, reference, pdf())).status).toBe(303);
});

test('an unknown link has a page of its own', async () => {
  const { candour, link } = await ready();
  for (const unknown of [`${link.slice(0, -1)}${link.endsWith('A') ? 'B' : 'A'}`, 'short']) {
    const response = await candour.get(`${addresses.copy}${unknown}/`);
    expect(response.status).toBe(404);
    expect(visible(await read(response), 'h1')).toBe('We do not know this link');
  }
});

test('no log has the link, the code or the name of a file', async () => {
  const { candour, link, code } = await ready(pdf('Robin.pdf'));
  const { visitor, page } = await opened(candour, link, code);
  const [href = ''] = await downloads(visitor.get(page));
  await visitor.get(href);
  await visitor.get(`${addresses.copy}${link}/nothing/`);
  const logged = JSON.stringify(candour.logged);
  for (const secret of [link, code, 'Robin.pdf', href]) expect(logged).not.toContain(secret);
});

test('the email with the link says how the code comes, to each who can ask', async () => {
  const ours =
    'We give it to you by telephone, on a number that is already in our own records, or in person.';
  const listed =
    'We give it to you by telephone, on the number that your professional regulator lists for you, or in person.';
  const { messages } = await openCandour();
  for (const asking of requestersOf.access) {
    const request = storedRequest('access', {
      asking,
      happened: [['case.address-confirmed', '2026-11-23']],
    });
    const text = copyReady(messages, request, 'l'.repeat(43), '2026-12-24').message?.text;
    expect(text, asking).toContain(asking === 'solicitor' ? listed : ours);
    expect(text, asking).not.toContain(asking === 'solicitor' ? ours : listed);
  }
});
