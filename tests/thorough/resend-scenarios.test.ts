import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE, SECOND } from '../../api/base/calendar.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { resendMailer } from '../../api/mail/resend.ts';
import type { Mailer } from '../../api/mail/mailer.ts';
import type { Candour } from '../support/candour.ts';
import { busyScenarios, doubtfulScenarios, refusingScenarios } from '../support/resend-scenarios.ts';
import { reply, startResendService } from '../support/resend-service.ts';
import type { ResendService } from '../support/resend-service.ts';
import { file, fileMany, openCandour, rows } from '../support/visit.ts';

/** Resend's own client against a service on loopback, in every scenario. */

let service: ResendService;
let mailer: Mailer;
/** Whether the mailer times out after a second, for a service that leaves the request open. */
let hangs = false;
beforeEach(async () => {
  service = await startResendService();
  // The client reads this variable when it is created.
  process.env['RESEND_BASE_URL'] = service.url;
  const [patient, impatient] = [resendMailer('re_test', MINUTE), resendMailer('re_test', SECOND)];
  mailer = {
    keyLifetime: patient.keyLifetime,
    send: (...mail) => (hangs ? impatient : patient).send(...mail),
  };
  hangs = false;
  delete process.env['RESEND_BASE_URL'];
});
afterEach(() => service.close());

const message: EmailMessage = { from: 'a@mail.example', to: 'b@patient.example', subject: 'S', text: 'T' };

const mail = (candour: Candour) =>
  rows(candour, 'SELECT state, outcome, next_at, may_have_arrived, attempts, id FROM mails')[0];

/** The service works again at the time of the next attempt. */
async function recover(candour: Candour): Promise<void> {
  hangs = false;
  service.behave(({ answer }) => {
    answer();
  });
  candour.clock.set(Number(mail(candour)?.['next_at']));
  await candour.round();
}

test('an accepted email is sent, with all its parts and its key', async () => {
  const whole = { ...message, html: '<p>T</p>', replyTo: 'c@patient.example' };
  expect(await mailer.send(whole, 'key-1', 'mail-1')).toEqual({ kind: 'sent', providerId: 'resend-1' });
  const { replyTo, ...same } = whole;
  expect(service.delivered).toEqual([{ ...same, reply_to: replyTo, key: 'key-1' }]);
});

test('accepts a response that arrives in parts', async () => {
  service.behave(({ take, response }) => {
    const body = JSON.stringify(take().body);
    response.writeHead(200, { 'content-type': 'application/json' }).write(body.slice(0, 5));
    setImmediate(() => response.end(body.slice(5)));
  });
  expect(await mailer.send(message, 'key-1', 'mail-1')).toEqual({ kind: 'sent', providerId: 'resend-1' });
});

test('a key that was used for another body is reported as such', async () => {
  await mailer.send(message, 'key-1', 'mail-1');
  expect(await mailer.send({ ...message, text: 'Other' }, 'key-1', 'mail-1')).toEqual({
    kind: 'dead-letter',
    reason: 'invalid_idempotent_request (409)',
  });
  expect(service.delivered).toHaveLength(1);
});

test('retries if nothing listens at the address', async () => {
  await service.close();
  expect(await mailer.send(message, 'key-1', 'mail-1')).toMatchObject({
    kind: 'retry',
    mayHaveArrived: true,
  });
});

describe.each(doubtfulScenarios)('$name', ({ behave, outcome, hangs: isHanging = false }) => {
  test('is an email that may have arrived', async () => {
    service.behave(behave);
    hangs = isHanging;
    expect(await mailer.send(message, 'key-1', 'mail-1')).toEqual(outcome);
  });

  test('leads to the same email under the same key, and one in the mailbox', async () => {
    const candour = await openCandour({ mailer });
    await file(candour);
    service.behave(behave);
    hangs = isHanging;
    await candour.round();
    const rest = 'after' in outcome && outcome.after ? outcome.after : 5 * SECOND;
    expect(mail(candour)).toMatchObject({
      state: 'waiting',
      outcome: 'reason' in outcome ? outcome.reason : '',
      may_have_arrived: 1,
      attempts: 1,
      next_at: candour.clock.now() + rest,
    });
    candour.clock.advance(rest - 1);
    await candour.round();
    expect(service.attempts, 'not before its time').toHaveLength(1);
    await recover(candour);
    expect(mail(candour)).toMatchObject({ state: 'sent', attempts: 2 });
    expect(service.attempts).toHaveLength(2);
    expect(service.attempts[1]).toEqual(service.attempts[0]);
    expect(service.delivered).toHaveLength(1);
  });
});

describe.each(busyScenarios)('$name', ({ behave, outcome }) => {
  test('is a wait for all mail', async () => {
    service.behave(behave);
    expect(await mailer.send(message, 'key-1', 'mail-1')).toEqual(outcome);
  });

  test('holds the next email back too, and then both are sent once', async () => {
    const candour = await openCandour({ mailer });
    await fileMany(candour, 2);
    service.behave(behave);
    await candour.round();
    const rest = 'after' in outcome ? Number(outcome.after) : 0;
    expect(mail(candour)).toMatchObject({
      state: 'waiting',
      may_have_arrived: 0,
      next_at: candour.clock.now() + rest,
    });
    candour.clock.advance(rest - 1);
    expect(await candour.round()).toBe(1);
    expect(service.attempts).toHaveLength(1);
    await recover(candour);
    expect(service.attempts[1]).toEqual(service.attempts[0]);
    expect(service.delivered.map(({ to }) => to)).toEqual([
      'patient1@patient.example',
      'patient2@patient.example',
    ]);
  });
});

describe.each(refusingScenarios)('$name', ({ behave, outcome }) => {
  test('dead-letters the email with an alarm, keeps all of it, and lets the others go', async () => {
    const candour = await openCandour({ mailer });
    await fileMany(candour, 2);
    service.behave((request) => {
      if (request.mail.to === 'patient1@patient.example') behave(request);
      else request.answer();
    });
    await candour.round();
    const reason = 'reason' in outcome ? outcome.reason : '';
    expect(mail(candour)).toMatchObject({ state: 'dead-lettered', outcome: reason });
    expect(rows(candour, 'SELECT sealed IS NOT NULL AS kept FROM mails ORDER BY rowid')).toEqual([
      { kept: 1 },
      { kept: 1 },
    ]);
    expect(service.delivered.map(({ to }) => to)).toEqual(['patient2@patient.example']);
    expect(candour.logged).toContainEqual({
      event: 'mail.dead-lettered',
      details: expect.objectContaining({ reason }) as object,
    });
    candour.clock.advance(10 * MINUTE);
    await candour.round();
    expect(service.attempts).toHaveLength(2);
  });
});

test('an email whose key is known with another body is dead-lettered, and is sent under a new key if replayed', async () => {
  const candour = await openCandour({ mailer });
  await file(candour);
  const id = String(mail(candour)?.['id']);
  await mailer.send(message, `${id}-1`, id);
  await candour.round();
  expect(mail(candour)).toMatchObject({
    state: 'dead-lettered',
    outcome: 'invalid_idempotent_request (409)',
  });
  expect(await candour.store.replay(id, candour.clock.now())).toBe(true);
  await candour.round();
  expect(mail(candour)).toMatchObject({ state: 'sent' });
  expect(service.delivered.map(({ key }) => key)).toEqual([`${id}-1`, `${id}-2`]);
  expect(await candour.store.replay(id, candour.clock.now()), 'a sent email is not sent again').toBe(false);
});

test('neither what the service says nor the content of the email gets into the log', async () => {
  const candour = await openCandour({ mailer });
  await file(candour);
  service.behave(({ response, mail: { to, text } }) => {
    reply(response, 422, {
      name: 'validation_error',
      message: `Bad address ${to}: ${text}`,
      statusCode: 422,
    });
  });
  await candour.round();
  expect(candour.logged.map(({ event }) => event)).toContain('mail.dead-lettered');
  expect(JSON.stringify(candour.logged)).not.toMatch(/robin|patient\.example|Bad address/i);
});
