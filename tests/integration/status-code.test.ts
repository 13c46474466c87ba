import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { HOUR, MINUTE } from '../../api/base/calendar.ts';
import { correctContact } from '../../api/casework/contact.ts';
import { validAccess, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { everything, recorded } from '../support/case.ts';
import {
  askForStatusCode,
  caseOfPage,
  confirmedPage,
  openStatusPage,
  statusCodeIn,
  statusCodeMails,
  statusVisitor,
  tokenOfPage,
} from '../support/status.ts';
import { databaseBytes, file, locationOf, openCandour, read, rows, visible } from '../support/visit.ts';

/** What a code by email opens on the page of a request, and who can open it. */

const { useCode, reply, withdraw, leave } = addresses.api.status;
const OWN = {
  ...validAccess,
  telephone: '020 7946 0777',
  address: '77 Planted Row',
  'anything-else': 'Mine alone',
};

/** Files a request and confirms its address. Gives its page. */
const confirmed = (candour: Candour, fields: Record<string, string | string[]> = OWN): Promise<string> =>
  confirmedPage(candour, fields);

/** Whether the rest of the page is open in a browser. */
const opens = async (visitor: ReturnType<typeof statusVisitor>, page: string): Promise<boolean> =>
  visible(await read(visitor.get(page))).includes('Our messages to you');

test('a code opens our messages word for word and the person’s own words, and nothing else of theirs', async () => {
  const candour = await openCandour();
  const page = await confirmed(candour);
  await recorded(candour, await caseOfPage(candour, page), 'case.clarification-requested', {
    reason: 'Which year do you mean?',
  });
  const visitor = statusVisitor(candour);
  const response = await openStatusPage(candour, visitor, page);
  expect([response.status, locationOf(response)]).toEqual([303, `${page}#more`]);
  const shown = await visitor.get(page);
  expect(shown.headers.get('cache-control')).toBe('no-store');
  const $ = await read(shown);
  const said = visible($);
  for (const part of [
    'We have your request',
    'A question about your request',
    'Which year do you mean?',
    'Mine alone',
  ])
    expect(said).toContain(part);
  for (const personal of ['Robin Sample', 'robin@patient.example', '7946 0777', 'Planted Row'])
    expect(said, personal).not.toContain(personal);
  expect(said).not.toMatch(/\b1985\b/);
  expect(visible($, '#more label')).toBe('Your answer');
});

test('the mail with the code has it in the text only, and leads nowhere', async () => {
  const candour = await openCandour();
  const page = await confirmed(candour);
  await askForStatusCode(candour, statusVisitor(candour), page);
  const [mail] = statusCodeMails(candour);
  const code = statusCodeIn(mail);
  expect(mail?.subject).not.toContain(code);
  expect(mail?.text.split('\n--\n')[0]).not.toMatch(/https?:/);
  expect(databaseBytes(candour).includes(code.replace('-', ''))).toBe(false);
  candour.clock.advance(11 * MINUTE);
  await candour.round();
  expect(rows(candour, "SELECT id FROM mails WHERE kind = 'status-code'")).toEqual([]);
});

describe('asking answers the same, and sends nothing', () => {
  test.each([
    ['before the address is confirmed', validAccess],
    ['for an opt-out before its button is used', validOptOut],
    [
      'without an email address',
      { ...validAccess, email: '', telephone: '020 7946 0777', delivery: 'collect' },
    ],
  ])('%s', async (_, fields) => {
    const candour = await openCandour();
    const kind = 'channels' in fields ? 'opt-out' : 'access';
    const page = await file(candour, fields, { kind });
    const visitor = statusVisitor(candour);
    const response = await askForStatusCode(candour, visitor, page);
    expect([response.status, locationOf(response)]).toEqual([303, `${page}?code#code`]);
    expect(visitor.cookies.size).toBe(1);
    expect(visible(await read(visitor.get(`${page}?code`)))).toContain('If the email address is confirmed');
    expect(statusCodeMails(candour)).toEqual([]);
    const tried = await visitor.post(useCode, { outcome: tokenOfPage(page), code: 'ACDE-3467' });
    expect(tried.status).toBe(422);
    expect(await opens(visitor, page)).toBe(false);
  });
});

test('a code opens an opt-out once its address is confirmed, and offers nothing to withdraw', async () => {
  const candour = await openCandour();
  const page = await confirmed(candour, validOptOut);
  const visitor = statusVisitor(candour);
  await openStatusPage(candour, visitor, page);
  expect(await opens(visitor, page)).toBe(true);
  const before = everything(candour);
  await visitor.post(withdraw, { outcome: tokenOfPage(page) });
  expect(everything(candour)).toEqual(before);
});

describe('a code', () => {
  test('works once', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const visitor = statusVisitor(candour);
    await askForStatusCode(candour, visitor, page);
    const code = statusCodeIn(statusCodeMails(candour)[0]);
    const before = new Map(visitor.cookies);
    await visitor.post(useCode, { outcome: tokenOfPage(page), code: code.toLowerCase().replace('-', ' ') });
    expect(await opens(visitor, page)).toBe(true);
    const again = statusVisitor(candour);
    for (const [name, value] of before) again.cookies.set(name, value);
    expect((await again.post(useCode, { outcome: tokenOfPage(page), code })).status).toBe(422);
    expect(await opens(again, page)).toBe(false);
  });

  test('works for 10 minutes', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const visitor = statusVisitor(candour);
    await askForStatusCode(candour, visitor, page);
    candour.clock.advance(10 * MINUTE);
    const code = statusCodeIn(statusCodeMails(candour)[0]);
    const response = await visitor.post(useCode, { outcome: tokenOfPage(page), code });
    expect(visible(await read(response))).toContain('That code no longer works. Ask for a new one.');
  });

  test('works in the browser that asked for it only', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    await askForStatusCode(candour, statusVisitor(candour), page);
    const code = statusCodeIn(statusCodeMails(candour)[0]);
    const other = statusVisitor(candour);
    await askForStatusCode(candour, other, page);
    expect((await other.post(useCode, { outcome: tokenOfPage(page), code })).status).toBe(422);
    expect(await opens(other, page)).toBe(false);
  });

  test('of one request does not open another, in the same browser', async () => {
    const candour = await openCandour();
    const first = await confirmed(candour);
    const second = await confirmed(candour, { ...OWN, email: 'other@patient.example' });
    const visitor = statusVisitor(candour);
    await askForStatusCode(candour, visitor, first);
    const code = statusCodeIn(statusCodeMails(candour)[0]);
    expect((await visitor.post(useCode, { outcome: tokenOfPage(second), code })).status).toBe(422);
    await visitor.post(useCode, { outcome: tokenOfPage(first), code });
    expect([await opens(visitor, first), await opens(visitor, second)]).toEqual([true, false]);
  });

  test('is over after five wrong ones, for that browser only', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const visitor = statusVisitor(candour);
    await askForStatusCode(candour, visitor, page);
    const receipt = tokenOfPage(page);
    for (let tries = 0; tries < 5; tries++) await visitor.post(useCode, { receipt, code: 'ACDE-3467' });
    const code = statusCodeIn(statusCodeMails(candour)[0]);
    const $ = await read(visitor.post(useCode, { receipt, code }));
    expect(visible($)).toContain('There were five wrong codes');
    expect($('[name="code"]').attr('aria-invalid')).toBe('true');
    const other = statusVisitor(candour);
    await openStatusPage(candour, other, page);
    expect(await opens(other, page)).toBe(true);
    await openStatusPage(candour, visitor, page);
    expect(await opens(visitor, page)).toBe(true);
  });

  test('of the team pages’ cookie, or a cookie that was made up, opens nothing', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const { id } = await caseOfPage(candour, page);
    const visitor = statusVisitor(candour);
    const until = (candour.clock.now() + 10 * MINUTE).toString(36);
    for (const value of [`${id}.${until}.k1.${'A'.repeat(43)}`, tokenOfPage(page), 'A'.repeat(43)]) {
      visitor.cookies.set('candour_status', value);
      expect(await opens(visitor, page), value).toBe(false);
    }
  });
});

describe('what a code opened', () => {
  test('is closed after 30 minutes, by the person, and once the team corrects the address', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const visitor = statusVisitor(candour);
    await openStatusPage(candour, visitor, page);
    await visitor.post(leave, { outcome: tokenOfPage(page) });
    expect(await opens(visitor, page)).toBe(false);
    await openStatusPage(candour, visitor, page);
    candour.clock.advance(30 * MINUTE - 1);
    expect(await opens(visitor, page)).toBe(true);
    candour.clock.advance(1);
    expect(await opens(visitor, page)).toBe(false);
    await openStatusPage(candour, visitor, page);
    const request = await caseOfPage(candour, page);
    const contact = { email: 'new@patient.example', telephone: undefined, address: undefined };
    await correctContact(candour, request.reference, contact, 'Records lead');
    expect(await opens(visitor, page)).toBe(false);
    await recorded(candour, request, 'case.confirmed');
    expect(await opens(visitor, page), 'with the new address confirmed').toBe(false);
    await openStatusPage(candour, visitor, page);
    expect(visible(await read(visitor.get(page)))).not.toContain('We have your request (');
  });
});

describe('asking', () => {
  test('mails at most five codes an hour for one case, and answers the same', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    for (let asked = 0; asked < 7; asked++) {
      const response = await askForStatusCode(candour, statusVisitor(candour), page);
      expect(locationOf(response)).toBe(`${page}?code#code`);
    }
    expect(statusCodeMails(candour)).toHaveLength(5);
    candour.clock.advance(HOUR);
    await askForStatusCode(candour, statusVisitor(candour), page);
    expect(statusCodeMails(candour)).toHaveLength(6);
  });

  test('is limited in one network, whichever case it is for', async () => {
    const candour = await openCandour({ trustedProxies: 1 });
    const page = await confirmed(candour);
    const receipt = tokenOfPage(page);
    const from = (network: string) => statusVisitor(candour, { from: network });
    const statuses: number[] = [];
    for (let asked = 0; asked < 21; asked++)
      statuses.push((await from('192.0.2.9').post(addresses.api.status.askCode, { receipt })).status);
    expect(statuses.filter((status) => status === 303)).toHaveLength(20);
    const limited = await from('192.0.2.9').post(addresses.api.status.askCode, { receipt });
    expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3600']);
    expect((await from('192.0.2.10').post(addresses.api.status.askCode, { receipt })).status).toBe(303);
    // The codes are made after the answers.
    await new Promise((done) => setImmediate(done));
    await candour.store.probe(candour.clock.now());
  });

  test('for an unknown page is not found, and from another website is refused', async () => {
    const candour = await openCandour();
    const page = await confirmed(candour);
    const made = tokenOfPage(page).replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const receipt of [made, '', 'x'])
      expect((await statusVisitor(candour).post(addresses.api.status.askCode, { receipt })).status).toBe(404);
    const foreign = { origin: 'https://elsewhere.example' };
    for (const path of [addresses.api.status.askCode, useCode, reply, withdraw, leave])
      expect((await statusVisitor(candour).post(path, { outcome: tokenOfPage(page) }, foreign)).status).toBe(
        403,
      );
  });
});

test('nothing of a code, a message or the page’s address is logged', async () => {
  const candour = await openCandour();
  const page = await confirmed(candour);
  const visitor = statusVisitor(candour);
  await openStatusPage(candour, visitor, page);
  await visitor.post(reply, { outcome: tokenOfPage(page), text: 'planted words' });
  const logged = JSON.stringify(candour.logged);
  const code = statusCodeIn(statusCodeMails(candour)[0]);
  for (const secret of [code, code.replace('-', ''), 'planted words', tokenOfPage(page), 'robin@'])
    expect(logged).not.toContain(secret);
});
