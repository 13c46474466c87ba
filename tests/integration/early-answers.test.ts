import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { connectionTimes } from '../../api/http/body-time.ts';
import { answerEarly } from '../../api/http/early-answers.ts';
import { SECOND } from '../../api/base/calendar.ts';
import { ORIGIN } from '../support/candour.ts';
import { openCandour } from '../support/visit.ts';

/** Requests that end before a route answers, at a real server of Node with the timers of this process. */

afterEach(() => {
  vi.useRealTimers();
});

const REQUEST = 'POST /api/requests/access HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nname=Robin';

/** A server, and a client that has sent `bytes`. */
async function sent(bytes: string, listener: RequestListener = () => undefined, times = {}) {
  const { messages } = await openCandour();
  const server = createServer({ ...connectionTimes, ...times }, listener);
  answerEarly(server, messages, '');
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  onTestFinished(() => {
    client.destroy();
    server.closeAllConnections();
    server.close();
  });
  client.write(bytes);
  return { messages, client, answer: answerOf(client) };
}

/** All that the client gets until the connection ends. */
async function answerOf(client: Socket): Promise<string> {
  let text = '';
  client.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  client.on('error', () => undefined);
  await once(client, 'close');
  return text;
}

type Sent = Awaited<ReturnType<typeof sent>>;
const expected = ({ messages: { words, clinic } }: Sent, status: 400 | 408 | 431, reason: string) => {
  const text = `${words.errors[status].title}. ${words.errors[status].body}\n${clinic.tradingName}, ${clinic.phone}\n`;
  return (
    `HTTP/1.1 ${status} ${reason}\r\nContent-Type: text/plain; charset=utf-8\r\n` +
    `Content-Length: ${Buffer.byteLength(text)}\r\nCache-Control: no-store\r\n` +
    `X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n${text}`
  );
};

const afterSeconds = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * SECOND);

test('a form that takes longer than 30 seconds is answered with a sentence, and ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const arrived = Promise.withResolvers<unknown>();
  const one = await sent(REQUEST, (request) => {
    request.resume().once('data', arrived.resolve);
  });
  await arrived.promise;
  await afterSeconds(29);
  expect(one.client.closed).toBe(false);
  await afterSeconds(2);
  expect(await one.answer).toBe(expected(one, 408, 'Request Timeout'));
});

test('a form that arrived in time is not disturbed while it is answered', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const arrived = Promise.withResolvers<() => void>();
  const one = await sent(`${REQUEST}${'x'.repeat(90)}`, (request, response) => {
    request.resume().once('end', () => {
      arrived.resolve(() => response.end('kept'));
    });
  });
  const respond = await arrived.promise;
  await afterSeconds(60);
  respond();
  one.client.end();
  expect(await one.answer).toContain('kept');
});

test('a response that has begun is cut off, and nothing is written into it', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const begun = Promise.withResolvers<unknown>();
  const one = await sent(REQUEST, (_, response) => {
    response.write('begun', () => {
      begun.resolve(true);
    });
  });
  await begun.promise;
  await afterSeconds(31);
  const text = await one.answer;
  expect(text).toContain('begun');
  expect(text).not.toContain('408');
});

test.each([
  ['headers of more than 16 kB', `GET / HTTP/1.1\r\nCookie: a=${'x'.repeat(20_000)}\r\n\r\n`, 431],
  ['what is no HTTP', 'SSH-2.0-planted\r\n\r\n', 400],
] as const)('%s are answered with a sentence that repeats nothing', async (_, bytes, status) => {
  const one = await sent(bytes);
  const reason = status === 431 ? 'Request Header Fields Too Large' : 'Bad Request';
  expect(await one.answer).toBe(expected(one, status, reason));
});

test('headers that take too long are answered with a sentence', async () => {
  const times = { headersTimeout: SECOND, connectionsCheckingInterval: 50 };
  const one = await sent('GET / HTTP/1.1\r\nHost: ', undefined, times);
  expect(await one.answer).toBe(expected(one, 408, 'Request Timeout'));
});

test('a fault after a response was sent is answered, and one that the client has left is not', async () => {
  const one = await sent('GET / HTTP/1.1\r\nHost: x\r\n\r\n', (_, response) => response.end('first'));
  await once(one.client, 'data');
  one.client.write('planted\r\n\r\n');
  expect(await one.answer).toMatch(/first.*HTTP\/1\.1 400 Bad Request\r\n/s);
  const gone = await sent(REQUEST);
  gone.client.resetAndDestroy();
  expect(await gone.answer).toBe('');
});

test('a person who goes away while sending a form is no fault of the database', async () => {
  const candour = await openCandour();
  const server = createAdaptorServer({ fetch: candour.app.fetch });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const client = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const headers = `Origin: ${ORIGIN}\r\nContent-Type: application/x-www-form-urlencoded`;
  const arrived = once(server, 'request');
  client.write(REQUEST.replace('Host: x', `Host: x\r\n${headers}`));
  await arrived;
  client.destroy();
  await expect.poll(() => candour.logged.map(({ event }) => event)).toContain('http.request');
  expect(candour.logged).toMatchObject([{ event: 'http.request', details: { status: 400 } }]);
});
