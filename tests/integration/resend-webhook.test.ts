import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { addresses, withBase } from '../../content/addresses.ts';
import { MINUTE } from '../../api/base/calendar.ts';
import { ORIGIN } from '../support/candour.ts';
import type { Candour, CandourOptions } from '../support/candour.ts';
import { file, openCandour, rows, toTeam } from '../support/visit.ts';

/* Reports of Resend about emails that did not arrive. They are signed, and strangers can send anything. */

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`;
const open = (options: CandourOptions = {}) =>
  openCandour({ ...options, env: { RESEND_WEBHOOK_SECRET: SECRET } });

interface Report {
  type?: string;
  emailId?: string;
  createdAt?: string;
  secret?: string;
  /** When it was signed, in milliseconds from now. */
  signed?: number;
  headers?: Record<string, string>;
  body?: string;
  to?: string;
}

/** Posts a report as Resend does. The signature is compared with the real time. */
function send(candour: Candour, report: Report = {}) {
  const {
    type = 'email.bounced',
    emailId = 'provider-1',
    secret = SECRET,
    signed = 0,
    headers = {},
  } = report;
  const { createdAt = new Date(candour.clock.now()).toISOString() } = report;
  const body =
    report.body ??
    JSON.stringify({
      type,
      created_at: createdAt,
      data: {
        email_id: emailId,
        created_at: createdAt,
        from: 'privacy@mail.example',
        to: ['robin@patient.example'],
        subject: 'We have your request',
        bounce: { type: 'Permanent', subType: 'General', message: 'No such user robin@patient.example' },
      },
    });
  const at = new Date(Date.now() + signed);
  return candour.app.request(
    ORIGIN + withBase(candour.config.basePath, report.to ?? addresses.api.resendWebhook),
    {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'svix-id': 'msg_1',
        'svix-timestamp': String(Math.floor(at.getTime() / 1000)),
        'svix-signature': new Webhook(secret).sign('msg_1', at, body),
        ...headers,
      },
    },
  );
}
const bounces = (candour: Candour) =>
  rows(candour, "SELECT * FROM events WHERE event = 'case.bounced'").length;

test.each(['email.bounced', 'email.failed', 'email.suppressed'])(
  'records %s once, and tells the team',
  async (type) => {
    const candour = await open();
    await file(candour);
    await candour.round();
    expect((await send(candour, { type })).status).toBe(204);
    expect((await send(candour, { type })).status).toBe(204);
    await candour.round();
    expect(bounces(candour)).toBe(1);
    expect(toTeam(candour)).toHaveLength(1);
  },
);

test.each(['email.delivered', 'email.delivery_delayed', 'email.complained', 'contact.created'])(
  'takes no notice of %s',
  async (type) => {
    const candour = await open();
    await file(candour);
    await candour.round();
    expect((await send(candour, { type })).status).toBe(204);
    expect(bounces(candour)).toBe(0);
  },
);

test.each<[string, Report]>([
  ['another secret', { secret: `whsec_${Buffer.alloc(24, 8).toString('base64')}` }],
  ['no signature', { headers: { 'svix-signature': '' } }],
  ['a signature of another version', { headers: { 'svix-signature': 'v2,AAAA' } }],
  ['a signature of another body', { headers: { 'svix-id': 'msg_2' } }],
  ['a report that was recorded six minutes ago', { signed: -6 * MINUTE }],
  ['a report from the future', { signed: 6 * MINUTE }],
  ['a timestamp that is no number', { headers: { 'svix-timestamp': 'yesterday' } }],
])('refuses %s', async (_, report) => {
  const candour = await open();
  await file(candour);
  await candour.round();
  expect((await send(candour, report)).status).toBe(403);
  expect(bounces(candour)).toBe(0);
});

test.each<[string, Report, number]>([
  ['a form', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }, 415],
  ['what is too long', { body: 'x'.repeat(33 * 1024) }, 413],
  ['what is far too long', { body: 'x'.repeat(200 * 1024) }, 413],
  ['signed text that is no JSON', { body: 'no JSON' }, 204],
  ['signed JSON of another shape', { body: '{"type":"email.bounced","data":{"email_id":7}}' }, 204],
  ['signed JSON that is no object', { body: 'null' }, 204],
])('answers %s without an error of its own', async (_, report, status) => {
  const candour = await open();
  expect((await send(candour, report)).status).toBe(status);
  expect(candour.logged.map(({ event }) => event)).not.toContain('error.unexpected');
});

test('asks to repeat a report that comes before the email’s id is stored, and ignores emails of other programs', async () => {
  const candour = await open();
  const early = await send(candour, { emailId: 'not-yet' });
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '60']);
  const createdAt = new Date(candour.clock.now() - 16 * MINUTE).toISOString();
  expect((await send(candour, { emailId: 'of-another-program', createdAt })).status).toBe(204);
});

test('there is no such address without a secret, and a GET is refused with one', async () => {
  const without = await openCandour();
  expect((await send(without)).status).toBe(404);
  const candour = await open();
  expect((await candour.get(addresses.api.resendWebhook)).status).toBe(405);
});

test('forms elsewhere do not take JSON because of it', async () => {
  const candour = await open();
  expect((await send(candour, { to: addresses.api.confirm })).status).toBe(403);
  expect((await send(candour, { to: addresses.api.confirm, headers: { origin: ORIGIN } })).status).toBe(415);
});

test('logs nothing that is in a report', async () => {
  const candour = await open();
  await file(candour);
  await candour.round();
  await send(candour);
  await send(candour, { signed: -6 * MINUTE });
  await send(candour, { emailId: 'not-yet' });
  expect(candour.logged.map(({ event }) => event)).toEqual(
    expect.arrayContaining(['mail.bounced', 'webhook.refused']),
  );
  expect(JSON.stringify(candour.logged)).not.toMatch(/robin|provider-1|not-yet|We have your request|whsec/);
});
