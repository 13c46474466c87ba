import { statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addresses } from '../../content/addresses.ts';
import type { EmailMessage } from '../../api/store/mails.ts';
import { openLocalMailbox } from '../../api/mail/local-mailbox.ts';
import { dataFolder, openCandour, read, visible } from '../support/visit.ts';

const OURS = { host: 'localhost:4310' };

const message: EmailMessage = {
  from: '"Clinic" <privacy@mail.example>',
  to: 'robin@patient.example',
  subject: 'Subject & <b>more</b>',
  text: 'Line one\n<script>two</script>',
  html: '<!doctype html><html><head></head><body><p>Line</p></body></html>',
};

/** A started mailbox with one email in it. */
async function withMail(extra: Partial<EmailMessage> = {}) {
  const dataDir = dataFolder();
  const candour = await openCandour({ dataDir, mailbox: true });
  await openLocalMailbox(dataDir, candour.clock.now).send({ ...message, ...extra }, 'mail-1', 'mail');
  return { candour, dataDir };
}

test('emails are listed and shown as plain text, with all markup escaped', async () => {
  const { candour } = await withMail({ replyTo: 'robin@patient.example' });
  const list = await read(candour.get(addresses.mailbox, OURS));
  const link = list('.mails a');
  expect(link.text()).toBe(message.subject);
  const $ = await read(candour.get(link.attr('href') ?? '', OURS));
  expect($('h1').text()).toBe(message.subject);
  expect($('pre').text()).toBe(message.text);
  expect(visible($)).toContain('"Clinic" <privacy@mail.example>');
  expect($('main script, main b')).toHaveLength(0);
  expect($('iframe').attr('sandbox')).not.toMatch(/allow-scripts|allow-same-origin/);
  const framed = await candour.get($('iframe').attr('src') ?? '', OURS);
  expect(framed.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'",
  );
  expect(await framed.text()).toContain('<p>Line</p>');
});

test('an email without HTML has no frame', async () => {
  const { candour } = await withMail({ html: '' });
  const page = await read(candour.get(`${addresses.mailbox}mail-1/`, OURS));
  expect(page('iframe')).toHaveLength(0);
});

test.each(['evil.example', 'localhost:9999', '127.0.0.1:4310', ''])(
  'the mailbox does not exist for the Host “%s”',
  async (host) => {
    const { candour } = await withMail();
    const paths = [addresses.mailbox, `${addresses.mailbox}mail-1/`, `${addresses.mailbox}mail-1/html`];
    for (const path of paths) {
      expect((await candour.get(path, OURS)).status, path).toBe(200);
      const refused = await candour.get(path, { host });
      expect(refused.status, path).toBe(404);
      expect(await refused.text()).not.toContain('robin@patient.example');
    }
    // Pages of the site are served for every host name.
    expect((await candour.get('/', { host })).status).toBe(200);
  },
);

test('there is no mailbox if mail is sent', async () => {
  const candour = await openCandour();
  expect((await candour.get(addresses.mailbox, OURS)).status).toBe(404);
});

test.each(['nothing', '..%2f..%2fkeys', 'mail-1%00', '__proto__'])('there is no email “%s”', async (id) => {
  const { candour } = await withMail();
  expect((await candour.get(`${addresses.mailbox}${id}/`, OURS)).status).toBe(404);
});

test('accepts an email with a known key once, as Resend does', async () => {
  const { candour, dataDir } = await withMail();
  const mailbox = openLocalMailbox(dataDir, candour.clock.now);
  await mailbox.send({ ...message, subject: 'Second' }, 'mail-1', 'mail');
  expect(mailbox.list().map(({ subject }) => subject)).toEqual([message.subject]);
});

test('only the owner can read its files', async () => {
  const { dataDir } = await withMail();
  expect(statSync(join(dataDir, 'mailbox')).mode & 0o077).toBe(0);
  expect(statSync(join(dataDir, 'mailbox', 'mail-1.json')).mode & 0o077).toBe(0);
});
