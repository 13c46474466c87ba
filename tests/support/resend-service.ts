import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An email as Resend's client posts it. */
export interface PostedMail {
  key: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html?: string;
  reply_to?: string;
}

/** What Resend answers to an email. */
export interface Answer {
  status: number;
  body: object;
}

/**
 * How the service handles one request. `answer` does what Resend would do. `take` accepts the email without
 * answering, and returns the answer that was due.
 */
export type Behaviour = (request: {
  mail: PostedMail;
  answer: () => void;
  take: () => Answer;
  response: ServerResponse;
}) => void;

/** Resend on loopback: remembers idempotency keys, and can be told to misbehave. */
export interface ResendService {
  url: string;
  /** Each distinct email that was accepted, once per key: what people's mailboxes would hold. */
  delivered: PostedMail[];
  /** Every request, including repeated ones. */
  attempts: PostedMail[];
  behave: (behaviour: Behaviour) => void;
  close: () => Promise<void>;
}

export async function startResendService(): Promise<ResendService> {
  const delivered: PostedMail[] = [];
  const attempts: PostedMail[] = [];
  const known = new Map<string, { id: string; body: string }>();
  let behaviour: Behaviour = ({ answer }) => {
    answer();
  };

  const server = createServer((request, response) => {
    // A sender that is killed in the middle has posted nothing.
    const read = readBody(request).catch(() => undefined);
    void read.then((body) => {
      if (body === undefined) return;
      const key = String(request.headers['idempotency-key'] ?? '');
      const mail: PostedMail = { ...(JSON.parse(body) as Omit<PostedMail, 'key'>), key };
      attempts.push(mail);
      const take = (): Answer => {
        const earlier = known.get(key);
        if (earlier && earlier.body !== body)
          return {
            status: 409,
            body: { name: 'invalid_idempotent_request', message: 'Same key, other body', statusCode: 409 },
          };
        const id = earlier?.id ?? `resend-${known.size + 1}`;
        if (!earlier) {
          known.set(key, { id, body });
          delivered.push(mail);
        }
        return { status: 200, body: { id } };
      };
      const answer = () => {
        const { status, body } = take();
        reply(response, status, body);
      };
      behaviour({ mail, answer, take, response });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    delivered,
    attempts,
    behave: (next) => (behaviour = next),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}

export function reply(response: ServerResponse, status: number, body: object, headers: object = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
