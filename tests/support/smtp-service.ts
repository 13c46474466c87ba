import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/**
 * How the server answers at one step: undefined is a success, a number is that SMTP code, and `cut` breaks
 * the connection.
 */
type Answer = number | 'cut' | undefined;

/** How the server handles an email. */
export interface SmtpBehaviour {
  recipient?: Answer;
  /** After the message was sent. */
  message?: Answer;
  /** Whether a message answered with `cut` was kept. */
  kept?: boolean;
}

/** An SMTP server on loopback with a certificate of its own, one account, and STARTTLS unless told otherwise. */
export interface SmtpService {
  port: number;
  /** The content of people’s mailboxes. */
  delivered: { from: string; to: string[]; secure: boolean; mail: ParsedMail }[];
  behave: (behaviour: SmtpBehaviour) => void;
  close: () => Promise<void>;
}

type Tls = 'starttls' | 'implicit' | 'none';

export const login = { user: 'clinic', pass: 'sesame @:/' };

export async function startSmtpService({ tls = 'starttls' }: { tls?: Tls } = {}): Promise<SmtpService> {
  const delivered: SmtpService['delivered'] = [];
  let behaviour: SmtpBehaviour = {};

  const sockets = new Set<Socket>();
  const respond = (answer: Answer, done: (error?: Error) => void): void => {
    if (answer === 'cut') for (const socket of sockets) socket.destroy();
    else if (answer === undefined) done();
    else done(Object.assign(new Error('As the test says'), { responseCode: answer }));
  };

  const server = new SMTPServer({
    secure: tls === 'implicit',
    disabledCommands: tls === 'none' ? ['STARTTLS'] : [],
    allowInsecureAuth: tls === 'none',
    disableReverseLookup: true,
    logger: false,
    onAuth({ username, password }, _session, done) {
      if (username === login.user && password === login.pass) done(null, { user: username });
      else done(Object.assign(new Error('No such account'), { responseCode: 535 }));
    },
    onRcptTo(_address, _session, done) {
      respond(behaviour.recipient, done);
    },
    onData(stream, session, done) {
      void simpleParser(stream).then((mail) => {
        const { message, kept } = behaviour;
        if (message === undefined || kept)
          delivered.push({
            from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
            to: session.envelope.rcptTo.map(({ address }) => address),
            secure: session.secure,
            mail,
          });
        respond(message, done);
      });
    },
  });
  // A client that refuses the certificate, or a broken connection, is an error here too.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    port: (server.server.address() as AddressInfo).port,
    delivered,
    behave: (next) => {
      behaviour = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
