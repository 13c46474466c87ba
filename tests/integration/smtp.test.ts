import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import type { Mailer } from '../../api/mail/mailer.ts';
import { smtpMailer } from '../../api/mail/smtp.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { login, startSmtpService } from '../support/smtp-service.ts';
import type { SmtpService } from '../support/smtp-service.ts';
import { file, openCandour, rows } from '../support/visit.ts';

/** Mail through an SMTP server on loopback. */

const message: EmailMessage = {
  from: '"The Clinic: requests" <privacy@mail.example>',
  to: 'robin@patient.example',
  replyTo: 'team@clinic.example',
  subject: 'We have your request – KT7243T2',
  text: 'Dear Robin,\n\n.\nA line with a dot alone, and “quotes”.\n',
  html: '<p>Dear Robin</p>',
};

let service: SmtpService;
let mailer: Mailer;
const to = (port: number, settings = {}): Mailer =>
  smtpMailer({ host: '127.0.0.1', port, implicitTls: false, login, ...settings });
const send = () => mailer.send(message, 'mail-1-1', 'mail-1');

beforeEach(async () => {
  service = await startSmtpService();
  mailer = to(service.port);
});
afterEach(() => service.close());

test('sends an email unchanged, over TLS, with a Message-ID made from its id', async () => {
  expect(await send()).toEqual({ kind: 'sent', providerId: '<mail-1@mail.example>' });
  expect(service.delivered).toHaveLength(1);
  const [{ mail, ...envelope } = { mail: undefined }] = service.delivered;
  expect(envelope).toEqual({ from: 'privacy@mail.example', to: ['robin@patient.example'], secure: true });
  expect(mail).toMatchObject({ subject: message.subject, messageId: '<mail-1@mail.example>' });
  expect(mail?.from?.text).toBe(message.from);
  expect(mail?.replyTo?.text).toBe('team@clinic.example');
  expect(mail?.text).toBe(message.text);
  expect(mail?.html).toContain('<p>Dear Robin</p>');
  expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
});

test('sends through a port with implicit TLS too', async () => {
  await service.close();
  service = await startSmtpService({ tls: 'implicit' });
  mailer = to(service.port, { implicitTls: true });
  expect(await send()).toMatchObject({ kind: 'sent' });
  expect(service.delivered).toMatchObject([{ secure: true }]);
});

test('sends neither password nor email to a server without TLS, and all mail waits', async () => {
  await service.close();
  service = await startSmtpService({ tls: 'none' });
  mailer = to(service.port);
  expect(await send()).toMatchObject({
    kind: 'wait',
    after: 5 * MINUTE,
    reason: expect.stringContaining('ETLS') as string,
  });
  expect(service.delivered).toEqual([]);
});

test('holds all mail after a wrong password until somebody corrects it', async () => {
  mailer = to(service.port, { login: { ...login, pass: 'wrong' } });
  expect(await send()).toEqual({ kind: 'wait', after: 5 * MINUTE, reason: 'smtp EAUTH 535 at AUTH' });
});

describe('a response of the server leaves no doubt', () => {
  test.each([
    [
      'an unknown recipient',
      { recipient: 550 },
      { kind: 'dead-letter', reason: 'smtp EENVELOPE 550 at RCPT' },
    ],
    ['a refused message', { message: 554 }, { kind: 'dead-letter', reason: 'smtp EMESSAGE 554 at DATA' }],
    [
      'a deferred recipient',
      { recipient: 451 },
      { kind: 'retry', mayHaveArrived: false, reason: 'smtp EENVELOPE 451 at RCPT' },
    ],
    [
      'a deferred message',
      { message: 451 },
      { kind: 'retry', mayHaveArrived: false, reason: 'smtp EMESSAGE 451 at DATA' },
    ],
  ])('%s', async (_, behaviour, outcome) => {
    service.behave(behaviour);
    expect(await send()).toMatchObject(outcome);
    expect(service.delivered).toEqual([]);
  });
});

describe('a broken connection', () => {
  test('before the message was sent has delivered nothing', async () => {
    service.behave({ recipient: 'cut' });
    expect(await send()).toMatchObject({ kind: 'retry', mayHaveArrived: false });
  });

  test('after the message was sent may have delivered it', async () => {
    service.behave({ message: 'cut', kept: true });
    expect(await send()).toMatchObject({ kind: 'retry', mayHaveArrived: true });
    expect(service.delivered).toHaveLength(1);
  });

  test('to an address where nothing listens has delivered nothing', async () => {
    await service.close();
    expect(await send()).toMatchObject({ kind: 'retry', mayHaveArrived: false });
    service = await startSmtpService();
  });
});

test('an email of unknown outcome is sent once more, under the same Message-ID, and the team is told', async () => {
  const candour = await openCandour({ mailer });
  service.behave({ message: 'cut', kept: true });
  await file(candour);
  await candour.round();
  const [first] = rows(candour, 'SELECT id, next_at, may_have_arrived FROM mails');
  expect(first).toMatchObject({ may_have_arrived: 1 });

  service.behave({});
  candour.clock.set(Number(first?.['next_at']));
  await candour.round();
  await candour.round();
  const sent = service.delivered.map(({ to: [address], mail }) => ({
    address,
    id: mail.messageId,
    subject: mail.subject,
  }));
  expect(sent.map(({ address }) => address)).toEqual([
    'robin@patient.example',
    'robin@patient.example',
    candour.messages.clinic.requestsTeam.email,
  ]);
  expect(sent[1]?.id).toBe(sent[0]?.id);
  expect(sent[2]?.subject).toMatch(/may have been sent twice|twice/);
});
