import { load } from 'cheerio';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import { fillWithLinks } from '../../content/words/fill.ts';
import { composeAcknowledgement } from '../../api/mail/acknowledgement.ts';
import { copyReady } from '../../api/mail/copy-ready.ts';
import { doubtfulMail } from '../../api/mail/doubtful-mail.ts';
import { optOutTakenBack } from '../../api/mail/opt-out-taken-back.ts';
import { storedRequest } from '../support/stored-request.ts';
import { openCandour } from '../support/visit.ts';

test('an email to a person has the telephone number and the address of the team as links', async () => {
  const { messages } = await openCandour();
  const { phone, requestsTeam } = messages.clinic;
  const { html = '', text } = composeAcknowledgement(messages, storedRequest('access'), '2026-11-22') ?? {
    text: '',
  };
  const $ = load(html);
  const call = $(`a[href="tel:${phone.replaceAll(' ', '')}"]`);
  expect(call.text()).toBe(phone);
  expect($(`a[href="mailto:${requestsTeam.email}"]`).text()).toBe(requestsTeam.email);
  const sentence = call.parent().text().replace(/\s+/g, ' ').trim();
  expect(sentence).toMatch(
    new RegExp(`^Call ${phone} \\(.+\\) or write to ${requestsTeam.email}\\. Please give`),
  );
  expect(text).toContain(sentence);
});

test('the email with the link of a copy has the telephone number as a link', async () => {
  const { messages } = await openCandour();
  const confirmed = storedRequest('access', { happened: [['case.address-confirmed', '2026-11-23']] });
  const mail = copyReady(messages, confirmed, 'l'.repeat(43), '2026-12-24').message;
  expect(load(mail?.html ?? '')('a[href^="tel:"]').text()).toBe(messages.clinic.phone);
  expect(mail?.text).toContain(`call us on ${messages.clinic.phone}.`);
});

test('an email to the team about a case leads to the case', async () => {
  const { messages } = await openCandour();
  const request = storedRequest('opt-out');
  const link = messages.url(addresses.team.case(request.reference));
  for (const { message } of [doubtfulMail(messages, request), optOutTakenBack(messages, request)])
    expect(message?.text).toContain(`Open the case:\n${link}`);
  const withoutTeam = { ...messages, team: { read: () => undefined } };
  expect(doubtfulMail(withoutTeam, request).message?.text).not.toContain('Open the case');
});

test('a placeholder without a value is refused', () => {
  expect(fillWithLinks('Call {phone}.', { phone: { text: '1', href: 'tel:1' } })).toEqual([
    { text: 'Call ' },
    { text: '1', href: 'tel:1' },
    { text: '.' },
  ]);
  expect(() => fillWithLinks('Call {phone}', {} as { phone: string })).toThrow('need a value for {phone}');
});
