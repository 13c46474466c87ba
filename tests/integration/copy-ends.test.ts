import { expect, test } from 'vitest';
import { DAY, SECOND } from '../../api/base/calendar.ts';
import { addresses } from '../../content/addresses.ts';
import { recordBounce } from '../../api/casework/bounces.ts';
import { correctContact } from '../../api/casework/contact.ts';
import { recordByPerson } from '../../api/casework/record-by-person.ts';
import { signOutcomeToken } from '../../api/domain/tokens.ts';
import { mailsOf, recorded } from '../support/case.ts';
import { act, opened, readyCase, uploadAndRelease } from '../support/copy.ts';
import { signIn } from '../support/team.ts';
import { read, rows, visible } from '../support/visit.ts';

/** A copy that was released ends with the reason for which it was sent, and its link can be sent again until then. */

const { team } = addresses;
const otherAddress = { email: 'robyn@patient.example', telephone: undefined, address: undefined };

async function released() {
  const on = await readyCase();
  const copy = await uploadAndRelease(on.candour, on.visitor, on.reference);
  const person = await opened(on.candour, copy.link, copy.code);
  const [href = ''] = (await read(person.visitor.get(person.page)))('a[href*="/requests/copy/"]')
    .get()
    .map((link) => link.attribs['href'] ?? '');
  const download = async () => (await person.visitor.get(href)).status;
  const ends = async () =>
    (await on.candour.store.find(on.request.id))?.events.map(({ details }) => details?.delivery?.ended);
  expect(await download()).toBe(200);
  return { ...on, ...copy, download, ends };
}

test.each([
  ['case.refused', { reason: 'You have no right to it.', notified: true }],
  ['case.not-ours', { reason: 'Please ask the hospital.', notified: true }],
  ['case.withdrawn', { reason: 'By telephone.' }],
  ['case.spam', { reason: 'An advertisement.' }],
] as const)('%s ends a released copy in the same moment', async (what, options) => {
  const { candour, request, download, ends } = await released();
  await recorded(candour, request, what, options);
  expect((await ends())?.at(-1)).toBe('closed');
  expect(await download()).toBe(303);
  expect(rows(candour, 'SELECT * FROM delivery_files')).toEqual([]);
});

test('a form that does not say what it was shown with changes nothing', async () => {
  const { visitor, reference, download } = await released();
  expect((await visitor.send(team.files(reference), { act: 'end' })).status).toBe(409);
  expect(await download()).toBe(200);
});

test('a person who withdraws has no copy to download any more', async () => {
  const { candour, request, link, download } = await released();
  expect(await recordByPerson(candour, request.id, { what: 'case.withdrawn' })).toBe('recorded');
  expect(await download()).toBe(303);
  const page = await candour.get(`${addresses.copy}${link}/`);
  expect(page.status).toBe(410);
  expect(visible(await read(page))).toContain('The request is closed, so we have deleted the files here.');
});

test.each(['case.completed', 'case.partly-refused'] as const)('%s keeps it', async (what) => {
  const { candour, visitor, request, reference, download } = await released();
  await recorded(candour, request, what, { reason: 'A letter is of somebody else.', notified: true });
  await candour.round();
  expect(await download()).toBe(200);
  const $ = await read(act(visitor, reference, 'code', { route: 'in-person' }));
  expect($('#copy-code').text().trim()).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}$/);
});

test('another email address ends it, and the page says so before', async () => {
  const { candour, visitor, reference, download, ends } = await released();
  const page = visible(await read(visitor.get(team.contact(reference))));
  expect(page).toContain('A copy is released. If you change the email address, its files are destroyed');
  const telephone = { email: undefined, telephone: '0113 496 0001', address: undefined };
  await correctContact(candour, reference, telephone, 'Records lead');
  expect(await download()).toBe(200);
  await correctContact(candour, reference, otherAddress, 'Records lead');
  expect(await download()).toBe(303);
  expect((await ends())?.at(-1)).toBe('address-changed');
  expect(rows(candour, 'SELECT * FROM delivery_files')).toEqual([]);
});

test('a confirmation that was recorded by mistake ends it', async () => {
  const { candour, request, download } = await released();
  await candour.store.changeDelivery(request.id, candour.clock.now(), ({ dueOn, closedOn }) => ({
    event: { what: 'case.note', on: '2026-11-22', by: 'Reception', reason: 'Wrong person.' },
    mails: [],
    dueOn,
    waiting: false,
    closedOn,
    confirmed: false,
    delivery: { act: 'none' },
  }));
  await candour.round();
  expect(await download()).toBe(303);
});

test('another code needs the same as the release: an identity that is settled', async () => {
  const { candour, visitor, request, reference } = await released();
  await recorded(candour, request, 'case.identity-requested', { reason: 'A passport.', notified: true });
  const response = await act(visitor, reference, 'code', { route: 'call' });
  expect(response.status).toBe(422);
  expect(visible(await read(response), '[role="alert"] p')).toContain('Proof was asked for');
});

test('the link that bounced is sent again, with the same address, while the copy is released', async () => {
  const { candour, visitor, reference, link } = await released();
  const [mail] = rows(candour, "SELECT id FROM mails WHERE kind = 'copy-ready'");
  expect(await recordBounce(candour, candour.log, { id: String(mail?.['id']) })).toBe('recorded');
  const told = (await mailsOf(candour)).find(({ subject }) => subject.includes('did not arrive'));
  expect(told?.text).toContain('Which email: the link to the copy');
  const $ = await read(visitor.get(team.resend(reference)));
  await visitor.send(team.resend(reference), { seen: $('input[name="seen"]').attr('value') ?? '' });
  const again = await mailsOf(candour);
  expect(again.map(({ subject }) => subject)).toEqual([`Your copy is ready (${reference})`]);
  expect(again[0]?.text).toContain(`/requests/copy/${link}/`);
});

test('all pages say that it has expired from the first second, before the job has ended it', async () => {
  const { candour, visitor, request, reference, download, ends } = await released();
  const status = `${addresses.received}${signOutcomeToken(candour.messages.keys, request.id)}/`;
  const pages = async () => {
    const html = [
      candour.get(status),
      ...[team.case, team.files].map((page) => visitor.get(page(reference))),
    ];
    return Promise.all(html.map(async (page) => visible(await read(page), 'main')));
  };
  // Midnight in London, at the end of 22 December 2026.
  candour.clock.advance(Date.parse('2026-12-22T23:59:59Z') - candour.clock.now());
  await signIn(candour, visitor);
  const before = await pages();
  expect(before[0]).toContain('Your copy is ready');
  expect(before[1]).toContain('to be downloaded until Tuesday 22 December 2026.');
  expect(before[2]).toContain('Make another code');
  for (const page of before) expect(page).not.toContain('expired');

  candour.clock.advance(SECOND);
  const after = await pages();
  expect(await ends()).not.toContain('expired');
  expect(await download()).toBe(303);
  expect(after[0]).not.toContain('Your copy is ready');
  expect(after[0]).toContain('The link to your copy expired');
  expect(after[1]).toContain('to be downloaded until Tuesday 22 December 2026. The link has expired.');
  expect(after[2]).toContain('The link has expired, and the files are destroyed within an hour.');
  expect(after[2]).not.toContain('Make another code');
  expect(visible(await read(visitor.get(team.contact(reference))))).not.toContain('A copy is released.');
  const code = await act(visitor, reference, 'code', { route: 'call' });
  expect(visible(await read(code), '[role="alert"] p')).toContain('The link to the copy has expired.');

  await candour.round();
  expect((await ends())?.at(-1)).toBe('expired');
  // With the same day, too.
  expect((await pages())[0]).toBe(after[0]);
});

test('the person is asked whether they still need it, from the same second, if nobody downloaded it', async () => {
  const { candour, visitor, request, reference } = await readyCase();
  await uploadAndRelease(candour, visitor, reference);
  const status = `${addresses.received}${signOutcomeToken(candour.messages.keys, request.id)}/`;
  const heading = async () => visible(await read(candour.get(status)), 'h1');
  expect(await heading()).toBe('Your copy is ready');
  candour.clock.advance(31 * DAY);
  expect(await heading()).toBe('Tell us if you still need your copy');
});
