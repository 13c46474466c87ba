import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../api/base/calendar.ts';
import { graphMailer } from '../../api/mail/graph.ts';
import type { Mailer } from '../../api/mail/mailer.ts';

/** Microsoft's sign-in and Graph on loopback, as documented. */

interface Asked {
  path: string;
  authorization: string;
  type: string;
  body: string;
}

/** The next answer of each; undefined is a success. */
interface Scripted {
  status: number;
  body?: object;
  headers?: Record<string, string>;
}

const message = {
  from: '"The Clinic" <privacy@clinic.example>',
  to: 'robin@patient.example',
  subject: 'We have your request',
  text: 'Dear Robin',
};

let asked: Asked[];
let signIn: Scripted | undefined;
let graph: Scripted | 'hang' | undefined;
let now = 0;
let mailer: Mailer;
let mailerWith: (timeLimit: number) => Mailer;
let close: () => Promise<unknown>;

beforeEach(async () => {
  asked = [];
  signIn = undefined;
  graph = undefined;
  now = 0;
  let tokens = 0;
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    request.on('end', () => {
      const { authorization = '', 'content-type': type = '' } = request.headers;
      const path = request.url ?? '';
      asked.push({ path, authorization, type, body });
      const isSignIn = path.endsWith('/oauth2/v2.0/token');
      const scripted = isSignIn ? signIn : graph;
      if (scripted === 'hang') return;
      const usual = isSignIn
        ? { status: 200, body: { token_type: 'Bearer', access_token: `token-${++tokens}`, expires_in: 3599 } }
        : { status: 202 };
      const { status, body: answer, headers = {} }: Scripted = scripted ?? usual;
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(answer ? JSON.stringify(answer) : undefined);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  mailerWith = (timeLimit) =>
    graphMailer(
      {
        tenant: 'clinic.example',
        clientId: '00000000-0000-4000-8000-000000000000',
        clientSecret: 'planted secret',
        from: 'privacy@clinic.example',
        loginUrl: url,
        graphUrl: url,
      },
      { now: () => now },
      timeLimit,
    );
  mailer = mailerWith(MINUTE);
  close = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
});
afterEach(() => close());

const send = () => mailer.send(message, 'mail-1-1', 'mail-1');
const mails = () => asked.filter(({ path }) => path.endsWith('/sendMail'));
const refused = (status: number, code: string, headers = {}): Scripted => ({
  status,
  headers,
  body: { error: { code } },
});

test('sends an email from the mailbox, as MIME, with a token', async () => {
  expect(await send()).toEqual({ kind: 'sent', providerId: '<mail-1@clinic.example>' });
  const [token, mail] = asked;
  expect(token?.path).toBe('/clinic.example/oauth2/v2.0/token');
  expect(Object.fromEntries(new URLSearchParams(token?.body))).toEqual({
    client_id: '00000000-0000-4000-8000-000000000000',
    client_secret: 'planted secret',
    scope: 'https://graph.microsoft.com/.default',
    grant_type: 'client_credentials',
  });
  expect(mail).toMatchObject({
    path: '/v1.0/users/privacy%40clinic.example/sendMail',
    authorization: 'Bearer token-1',
    type: 'text/plain',
  });
  const parsed = await simpleParser(Buffer.from(mail?.body ?? '', 'base64'));
  expect(parsed).toMatchObject({ subject: message.subject, messageId: '<mail-1@clinic.example>' });
  expect(parsed.text?.trim()).toBe('Dear Robin');
});

test('uses a token until it expires', async () => {
  await send();
  now = 57 * MINUTE;
  await send();
  now = 58 * MINUTE;
  await send();
  expect(mails().map(({ authorization }) => authorization)).toEqual([
    'Bearer token-1',
    'Bearer token-1',
    'Bearer token-2',
  ]);
});

test('does not use a refused token again', async () => {
  await send();
  graph = refused(401, 'InvalidAuthenticationToken');
  expect(await send()).toEqual({
    kind: 'wait',
    after: 5 * MINUTE,
    reason: 'graph 401 InvalidAuthenticationToken',
  });
  graph = undefined;
  await send();
  expect(mails().at(-1)?.authorization).toBe('Bearer token-2');
});

describe('a failed sign-in sends nothing', () => {
  test.each([
    [
      'an expired secret',
      { status: 401, body: { error: 'invalid_client' } },
      { kind: 'wait', after: 5 * MINUTE, reason: 'sign-in 401' },
    ],
    [
      'a service that is down',
      { status: 503, headers: { 'retry-after': '90' } },
      { kind: 'retry', mayHaveArrived: false, after: 90 * SECOND, reason: 'graph sign-in 503' },
    ],
  ])('%s', async (_, scripted, outcome) => {
    signIn = scripted;
    expect(await send()).toEqual(outcome);
    expect(mails()).toEqual([]);
  });
});

describe('a response to an email', () => {
  test.each([
    [
      'throttled',
      refused(429, 'ApplicationThrottled', { 'retry-after': '120' }),
      { kind: 'wait', after: 120 * SECOND, reason: 'graph 429 ApplicationThrottled' },
    ],
    [
      'throttled for longer than an hour',
      refused(429, 'X', { 'retry-after': '7200' }),
      { kind: 'wait', after: HOUR },
    ],
    ['throttled without a time', refused(429, 'X'), { kind: 'wait', after: MINUTE }],
    [
      'no permission',
      refused(403, 'ErrorAccessDenied'),
      { kind: 'wait', after: 5 * MINUTE, reason: 'graph 403 ErrorAccessDenied' },
    ],
    ['no such mailbox', refused(404, 'ErrorInvalidUser'), { kind: 'wait', after: 5 * MINUTE }],
    [
      'an invalid address',
      refused(400, 'ErrorInvalidRecipients'),
      { kind: 'dead-letter', reason: 'graph 400 ErrorInvalidRecipients' },
    ],
    [
      'an error of the service',
      { status: 500 },
      { kind: 'retry', mayHaveArrived: true, reason: 'graph 500' },
    ],
  ])('%s', async (_, scripted, outcome) => {
    graph = scripted;
    expect(await send()).toMatchObject(outcome);
  });

  test('that never comes leaves the outcome unknown', async () => {
    graph = 'hang';
    mailer = mailerWith(5 * SECOND);
    expect(await send()).toEqual({
      kind: 'retry',
      mayHaveArrived: true,
      after: undefined,
      reason: 'graph, no answer',
    });
  });
});
