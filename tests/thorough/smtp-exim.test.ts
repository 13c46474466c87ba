import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MINUTE } from '../../api/base/calendar.ts';
import type { Mailer } from '../../api/mail/mailer.ts';
import { smtpMailer } from '../../api/mail/smtp.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { validAccess } from '../support/candour.ts';
import { hasExim, startExim } from '../support/exim-service.ts';
import type { EximService } from '../support/exim-service.ts';
import { file, openCandour, confirmWith, rows, tokenIn } from '../support/visit.ts';

/* Mail through Exim, a real SMTP server of Debian. Run as root on Debian, or with Exim installed. */

const message: EmailMessage = {
  from: '"The Clinic: requests" <privacy@mail.example>',
  to: 'robin@patient.example',
  replyTo: 'team@clinic.example',
  subject: 'We have your request – KT7243T2',
  text: 'Dear Robin,\n\n.\nA line with a dot alone, and “quotes”.\n',
  html: '<p>Dear Robin</p>',
};

describe.skipIf(!hasExim())('Exim', () => {
  let exim: EximService;
  let mailer: Mailer;
  const through = (changes = {}) =>
    smtpMailer({ host: '127.0.0.1', port: exim.port, implicitTls: false, login: exim.login, ...changes });
  /** The delivered mail to an address, once it is there. */
  async function mailTo(address: string) {
    const find = async () =>
      (await exim.delivered()).find(({ headers }) =>
        JSON.stringify(headers.get('envelope-to') ?? '').includes(address),
      );
    await expect.poll(find).toBeDefined();
    return find();
  }

  beforeAll(async () => {
    exim = await startExim();
    mailer = through();
  });
  afterAll(() => exim.stop());

  test('delivers an email unchanged, over TLS, after a login', async () => {
    expect(await mailer.send(message, 'key', 'mail-1')).toEqual({
      kind: 'sent',
      providerId: '<mail-1@mail.example>',
    });
    const mail = await mailTo('robin@patient.example');
    expect(mail).toMatchObject({
      subject: message.subject,
      messageId: '<mail-1@mail.example>',
      text: message.text,
    });
    expect(mail?.from?.text).toBe(message.from);
    expect(mail?.replyTo?.text).toBe('team@clinic.example');
    expect(mail?.html).toContain('<p>Dear Robin</p>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headerLines.find(({ key }) => key === 'received')?.line).toMatch(
      /with esmtpsa +\(TLS1\.[23]\)/,
    );
    expect(JSON.stringify(mail?.headers.get('return-path'))).toContain('privacy@mail.example');
  });

  test('holds all mail after a wrong password', async () => {
    const wrong = through({ login: { ...exim.login, pass: 'wrong' } });
    expect(await wrong.send(message, 'key', 'mail-2')).toEqual({
      kind: 'wait',
      after: 5 * MINUTE,
      reason: 'smtp EAUTH 535 at AUTH',
    });
  });

  test('makes a refused recipient a bounce of the case, and tells the team by the same server', async () => {
    const candour = await openCandour({ mailer });
    await file(candour, { ...validAccess, email: 'nobody@patient.example' });
    await candour.round();
    await candour.round();
    expect(rows(candour, 'SELECT event FROM events').map(({ event }) => event)).toEqual([
      'case.received',
      'case.bounced',
    ]);
    expect(rows(candour, "SELECT outcome FROM mails WHERE kind = 'acknowledgement'")).toEqual([
      { outcome: 'smtp EENVELOPE 550 at RCPT' },
    ]);
    const told = await mailTo(candour.messages.clinic.requestsTeam.email);
    expect(told?.subject).toMatch(/^An email about \w{8} did not arrive$/);
  });

  test('brings a request from the form to the click on the link in the delivered email', async () => {
    const candour = await openCandour({ mailer });
    await file(candour, { ...validAccess, email: 'sam@patient.example' });
    await candour.round();
    const mail = await mailTo('sam@patient.example');
    await confirmWith(candour, tokenIn({ ...message, text: mail?.text ?? '' }));
    expect(rows(candour, 'SELECT confirmed_at FROM requests')).toEqual([
      { confirmed_at: candour.clock.now() },
    ]);
  });

  test('returns what bounces later to the mailbox that Candour sends from, where the team reads it', async () => {
    const late = { ...message, to: 'later@patient.example' };
    expect(await mailer.send(late, 'key', 'mail-3')).toMatchObject({ kind: 'sent' });
    const report = await mailTo('privacy@mail.example');
    expect(report?.headers.get('content-type')).toMatchObject({ value: 'multipart/report' });
    expect(JSON.stringify(report)).toContain('mail-3@mail.example');
  });
});
