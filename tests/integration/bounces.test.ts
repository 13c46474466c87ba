import { describe, expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { DAY, HOUR } from '../../api/base/calendar.ts';
import { recordBounce } from '../../api/casework/bounces.ts';
import { correctContact, sendAgain } from '../../api/casework/contact.ts';
import type { Contact } from '../../api/casework/contact.ts';
import { describeCase } from '../../api/casework/describe-case.ts';
import { dueOf } from '../../api/domain/deadline/due-of.ts';
import type { StoredRequest } from '../../api/domain/case.ts';
import { entered, mailsOf, recorded, tryToRecord } from '../support/case.ts';
import { validComplaint, validOptOut } from '../support/candour.ts';
import type { Candour } from '../support/candour.ts';
import { file, openCandour, confirmWith, rows, toOthers, toTeam, tokenIn } from '../support/visit.ts';

/* Emails that did not arrive: an event of the case, told to the team, and sent again when the team says so. */

const NEW_EMAIL = 'robyn@patient.example';
const contact = (changes: Partial<Contact>): Contact => ({
  email: undefined,
  telephone: undefined,
  address: undefined,
  ...changes,
});

async function onlyCase(candour: Candour): Promise<StoredRequest> {
  const [row] = rows(candour, 'SELECT reference FROM requests');
  const request = await candour.store.findByReference(String(row?.['reference']));
  if (!request) throw new Error('There is no case');
  return request;
}
const typesOf = ({ events }: StoredRequest) => events.map(({ what }) => what);
const taskOf = (request: StoredRequest) => dueOf(request).task;

/** Reports that the last mail of that kind bounced, as the mail service does. */
async function bounce(candour: Candour, kind: string) {
  const [row] = rows(
    candour,
    `SELECT provider_id FROM mails WHERE kind = '${kind}' AND state = 'sent' ORDER BY rowid DESC LIMIT 1`,
  );
  return recordBounce(candour, candour.log, { providerId: String(row?.['provider_id']) });
}

const correct = (candour: Candour, { reference }: StoredRequest, changes: Partial<Contact>) =>
  correctContact(candour, reference, contact(changes), 'Records lead');
const resend = (candour: Candour, { reference }: StoredRequest) =>
  sendAgain(candour, reference, 'Records lead');

describe('the acknowledgement of a complaint', () => {
  test('counts once its email was sent, not when it is queued', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    expect(taskOf(await onlyCase(candour))).toBe('acknowledge');
    candour.outcomes.push({ kind: 'dead-letter', reason: 'refused' });
    await candour.round();
    expect(taskOf(await onlyCase(candour))).toBe('acknowledge');
    await candour.store.replay(String(rows(candour, 'SELECT id FROM mails')[0]?.['id']), candour.clock.now());
    candour.clock.advance(DAY);
    await candour.round();
    const request = await onlyCase(candour);
    expect(taskOf(request)).toBe('outcome');
    expect(request.events.find(({ what }) => what === 'case.acknowledged')?.on).toBe('2026-11-23');
    expect(request.dueOn).toBe('2026-12-18');
  });

  test('counts no more once it bounced: the deadline comes back, and the team is told', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    expect(await bounce(candour, 'acknowledgement')).toBe('recorded');
    const request = await onlyCase(candour);
    expect(typesOf(request)).toContain('case.acknowledgement-bounced');
    expect(taskOf(request)).toBe('acknowledge');
    expect(request.dueOn).toBe('2026-12-21');
    const [message] = (await mailsOf(candour)).slice(-1);
    expect(message?.subject).toBe(`An email about ${request.reference} did not arrive`);
    expect(message?.text).toContain('Please acknowledge it by Monday 21 December 2026');
    expect(message?.text).not.toMatch(/Robin|robin@|neighbour/);
    const shown = describeCase(candour.messages, request, '2026-11-22').join('\n');
    expect(shown).toContain('to be acknowledged; email address not confirmed; the last email did not arrive');
    expect(shown).toContain('The complaint was acknowledged (does not count)');
    await recorded(candour, request, 'case.acknowledged', { notified: true });
    expect(taskOf(await onlyCase(candour))).toBe('outcome');
  });

  test('goes on counting when the person has clicked its button, whatever bounces later', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    await bounce(candour, 'acknowledgement');
    expect(taskOf(await onlyCase(candour))).toBe('outcome');
  });

  test('goes on counting when another email bounces', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    const request = await onlyCase(candour);
    await recorded(candour, request, 'case.confirmed');
    candour.clock.advance(HOUR);
    await recorded(candour, request, 'case.identity-requested', { reason: 'Please call us.' });
    await candour.round();
    await bounce(candour, 'case-news');
    expect(typesOf(await onlyCase(candour)).at(-1)).toBe('case.bounced');
    expect(taskOf(await onlyCase(candour))).toBe('outcome');
  });

  test('is recorded as bounced by hand, when the message came to the mailbox', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    const request = await recorded(candour, await onlyCase(candour), 'case.bounced');
    expect(typesOf(request).at(-1)).toBe('case.acknowledgement-bounced');
    expect(taskOf(request)).toBe('acknowledge');
  });
});

test('a bounce that is reported twice is one event and one email to the team', async () => {
  const candour = await openCandour();
  await file(candour);
  await candour.round();
  expect(await bounce(candour, 'acknowledgement')).toBe('recorded');
  expect(await bounce(candour, 'acknowledgement')).toBe('already');
  await candour.round();
  expect(typesOf(await onlyCase(candour)).filter((what) => what === 'case.bounced')).toHaveLength(1);
  expect(toTeam(candour)).toHaveLength(1);
  expect(await recordBounce(candour, candour.log, { providerId: 'someone-else' })).toBe('unknown');
});

test('a recipient whom the server refuses is a bounce, and is not written to again by itself', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.outcomes.push({ kind: 'dead-letter', reason: 'smtp EENVELOPE 550 at RCPT', bounced: true });
  await candour.round();
  const request = await onlyCase(candour);
  expect(typesOf(request)).toEqual(['case.received', 'case.bounced']);
  expect(await candour.store.unsent()).toMatchObject([{ state: 'dead-lettered', bounced: true }]);
  candour.clock.advance(DAY - HOUR);
  await candour.round();
  expect(toOthers(candour)).toHaveLength(1);
  expect(toTeam(candour).map(({ subject }) => subject)).toEqual([
    `An email about ${request.reference} did not arrive`,
  ]);
});

test('a bounced email to the clinic itself is in the log, and no case says so', async () => {
  const candour = await openCandour();
  await file(candour);
  candour.clock.advance(DAY);
  await candour.round();
  expect(await bounce(candour, 'unconfirmed-notice')).toBe('clinic');
  expect(typesOf(await onlyCase(candour))).not.toContain('case.bounced');
  expect(candour.logged).toContainEqual({ event: 'mail.bounced', details: { to: 'clinic' } });
});

test('news go by no email to an address that bounced: the team must tell the person in another way', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await candour.round();
  await recorded(candour, request, 'case.bounced');
  const refused = await tryToRecord(candour, request, 'case.extended', { reason: 'There is much to read.' });
  expect(refused).toMatchObject({ ok: false, problem: candour.messages.words.cases.refused.mustTell });
  await recorded(candour, request, 'case.completed');
  expect(await mailsOf(candour)).toEqual([]);
});

describe('correcting the contact', () => {
  test('takes the new address for everything that follows, and nothing goes to the former one', async () => {
    const candour = await openCandour();
    await file(candour);
    await candour.round();
    const former = tokenIn(toOthers(candour)[0]);
    await bounce(candour, 'acknowledgement');
    const corrected = await correct(candour, await onlyCase(candour), { email: NEW_EMAIL });
    expect(corrected).toMatchObject({ ok: true, mails: 0 });
    expect(
      (await mailsOf(candour)).filter(({ to }) => to !== candour.messages.clinic.requestsTeam.email),
    ).toEqual([]);
    expect(await resend(candour, await onlyCase(candour))).toMatchObject({ ok: true, mails: 1 });
    const [message, ...more] = await mailsOf(candour);
    expect(more).toEqual([]);
    expect(message?.to).toBe(NEW_EMAIL);
    expect(message?.subject).toMatch(/^We have your request/);

    await confirmWith(candour, former);
    expect((await onlyCase(candour)).confirmedAt, 'the link in the former mailbox').toBeUndefined();
    await confirmWith(candour, tokenIn(message));
    const confirmed = await onlyCase(candour);
    expect(confirmed.confirmedAt).toBeDefined();
    expect(confirmed.answers['email']).toBe(NEW_EMAIL);
    await candour.round();
    expect(toTeam(candour).at(-1)?.replyTo).toBe(NEW_EMAIL);
  });

  test('gives up emails that wait for the former address', async () => {
    const candour = await openCandour();
    await file(candour);
    await correct(candour, await onlyCase(candour), { email: NEW_EMAIL });
    expect(await mailsOf(candour)).toEqual([]);
    await resend(candour, await onlyCase(candour));
    expect((await mailsOf(candour)).map(({ to }) => to)).toEqual([NEW_EMAIL]);
    expect(await candour.store.unsent()).toEqual([]);
  });

  test('keeps the confirmation when only the telephone number changes', async () => {
    const candour = await openCandour();
    await file(candour);
    await candour.round();
    await confirmWith(candour, tokenIn(toOthers(candour)[0]));
    await correct(candour, await onlyCase(candour), { telephone: '020 7946 0123' });
    const request = await onlyCase(candour);
    expect(request.confirmedAt).toBeDefined();
    expect(request.answers).toMatchObject({ email: 'robin@patient.example', telephone: '020 7946 0123' });
  });

  test('puts the right address of an opt-out on the suppression list too', async () => {
    const candour = await openCandour();
    await file(candour, validOptOut, { kind: 'opt-out' });
    await correct(candour, await onlyCase(candour), { email: NEW_EMAIL });
    expect((await candour.store.suppressions()).map(({ value }) => value)).toEqual([
      'robin@patient.example',
      NEW_EMAIL,
    ]);
  });

  test('is refused where nothing changes, and in an erased case', async () => {
    const candour = await openCandour();
    await file(candour);
    const request = await onlyCase(candour);
    expect(await correct(candour, request, { email: 'robin@patient.example' })).toMatchObject({
      ok: false,
      problem: 'The case already has that contact.',
    });
    await recorded(candour, request, 'case.withdrawn');
    await candour.store.erase([request.id], candour.clock.now());
    expect(await correct(candour, request, { email: NEW_EMAIL })).toMatchObject({ ok: false });
    expect(await resend(candour, request)).toMatchObject({ ok: false });
  });
});

describe('sending again', () => {
  test('writes each lost piece of news anew, once the new address is confirmed', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await candour.round();
    candour.clock.advance(HOUR);
    await recorded(candour, request, 'case.identity-requested', {
      reason: 'Please call us on 020 7946 0100.',
    });
    await candour.round();
    candour.clock.advance(HOUR);
    await bounce(candour, 'case-news');
    await correct(candour, request, { email: NEW_EMAIL });
    await recorded(candour, request, 'case.confirmed');
    await candour.round();
    await resend(candour, request);
    const [message, ...more] = await mailsOf(candour);
    expect(more).toEqual([]);
    expect(message?.to).toBe(NEW_EMAIL);
    expect(message?.text).toContain('Please call us on 020 7946 0100.');
    // What was sent again has not failed any more.
    expect(await resend(candour, request)).toMatchObject({ ok: true, mails: 1 });
  });

  test('keeps news back from an address that is not confirmed, and sends the button instead', async () => {
    const candour = await openCandour();
    const request = await entered(candour);
    await recorded(candour, request, 'case.confirmed');
    await candour.round();
    candour.clock.advance(HOUR);
    await recorded(candour, request, 'case.identity-requested', { reason: 'A secret between us.' });
    await candour.round();
    await bounce(candour, 'case-news');
    await correct(candour, request, { email: NEW_EMAIL });
    await candour.round();
    await resend(candour, request);
    const [first] = await mailsOf(candour);
    expect(first?.text).not.toContain('A secret between us.');
    await confirmWith(candour, tokenIn(first));
    await candour.round();
    await resend(candour, request);
    expect((await mailsOf(candour))[0]?.text).toContain('A secret between us.');
  });

  test('acknowledges a complaint again when the email was sent', async () => {
    const candour = await openCandour();
    await file(candour, validComplaint, { kind: 'complaint' });
    await candour.round();
    await bounce(candour, 'acknowledgement');
    await correct(candour, await onlyCase(candour), { email: NEW_EMAIL });
    await resend(candour, await onlyCase(candour));
    expect(taskOf(await onlyCase(candour))).toBe('acknowledge');
    await candour.round();
    expect(taskOf(await onlyCase(candour))).toBe('outcome');
  });

  test('is refused without an email address', async () => {
    const candour = await openCandour();
    const request = await entered(candour, { email: undefined });
    expect(await resend(candour, request)).toMatchObject({
      ok: false,
      problem: candour.messages.words.cases.refused.noEmail,
    });
  });
});

test('a bounce after the answer is recorded in the closed case', async () => {
  const candour = await openCandour();
  const request = await entered(candour);
  await recorded(candour, request, 'case.confirmed');
  await recorded(candour, request, 'case.completed');
  await candour.round();
  await bounce(candour, 'case-news');
  const after = await onlyCase(candour);
  expect(after.closedOn).toBe('2026-11-22');
  expect(typesOf(after).at(-1)).toBe('case.bounced');
});

test('a link that the person asks for after a bounce still goes out', async () => {
  const candour = await openCandour();
  const page = await file(candour);
  await candour.round();
  await bounce(candour, 'acknowledgement');
  const html = await (await candour.get(page)).text();
  const [, outcome = ''] = /name="outcome" value="([^"]+)"/.exec(html) ?? [];
  await candour.post(addresses.api.link, { outcome });
  await candour.round();
  expect(toOthers(candour)).toHaveLength(2);
});
