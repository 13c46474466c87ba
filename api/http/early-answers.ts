import type { ServerType } from '@hono/node-server';
import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { MessageDependencies } from '../mail/messages.ts';
import { limitBodyTime } from './body-time.ts';

/** The statuses with which a request ends before a route can answer. */
type EarlyStatus = 400 | 408 | 413 | 431;

/** Node’s codes for faults of a connection. Anything else is a request that is not HTTP. */
const STATUSES: Partial<Record<string, EarlyStatus>> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  HPE_HEADER_OVERFLOW: 431,
};

/**
 * Answers requests that are too slow, have too many headers or are not HTTP: with a sentence, because Node would say
 * nothing. It is plain text, which needs no policy for its contents, and repeats nothing of the request.
 *
 * @param base the path of the site, without a slash at its end
 */
export function answerEarly(
  server: ServerType,
  messages: Pick<MessageDependencies, 'clinic' | 'words'>,
  base: string,
): void {
  const responses = new WeakMap<Socket, ServerResponse>();
  const answer = (socket: Socket, status: EarlyStatus): void => {
    const response = responses.get(socket);
    // In the middle of a response it would be taken for a part of it.
    const isAnswering = response?.headersSent && !response.writableFinished;
    if (isAnswering || !socket.writable) socket.destroy();
    else socket.end(rawAnswer(messages, status), () => socket.destroy());
  };
  const limit = limitBodyTime(base, (socket) => {
    answer(socket, 408);
  });
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    responses.set(request.socket, response);
    limit(request);
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET') socket.destroy();
    else answer(socket, STATUSES[error.code ?? ''] ?? 400);
  });
}

/**
 * Whether the client went away, or was too slow, while its request was being read. Node gives this error the code of a lost
 * connection, as it does when a database is out of reach, but no system call.
 */
export const hasLeft = (error: Error & { code?: string; syscall?: string }): boolean =>
  error.code === 'ECONNRESET' && error.message === 'aborted' && error.syscall === undefined;

function rawAnswer(
  { clinic, words }: Pick<MessageDependencies, 'clinic' | 'words'>,
  status: EarlyStatus,
): string {
  const { title, body } = words.errors[status];
  const text = `${title}. ${body}\n${clinic.tradingName}, ${clinic.phone}\n`;
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(text)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    text,
  ].join('\r\n');
}
