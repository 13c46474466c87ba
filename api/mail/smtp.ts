import { Readable } from 'node:stream';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { MINUTE, SECOND } from '../base/calendar.ts';
import type { SmtpSettings } from '../base/mail-settings.ts';
import type { Mailer, Outcome } from './mailer.ts';
import { composeMime } from './mime.ts';
import type { MimeMessage } from './mime.ts';

/** For the connection, for the greeting, and for every answer, in milliseconds. */
const TIME_LIMIT = 20 * SECOND;

/** How long all mail waits when a person must mend something first, in milliseconds. */
const PAUSE = 5 * MINUTE;

/** Errors of the settings, of the certificate or of the DNS. The same mail can go once they are mended. */
const SETTINGS_ERRORS = ['EAUTH', 'ENOAUTH', 'ETLS', 'EDNS', 'EOAUTH2'];
const isCertificateError = (code: string): boolean => /CERT|SELF_SIGNED|UNABLE_TO_|ERR_TLS/.test(code);

/** What an error of the connection tells. Every field may be missing. */
interface SmtpError extends Error {
  code?: string | undefined;
  originalCode?: string | undefined;
  responseCode?: number | undefined;
  command?: string | undefined;
}

/**
 * Sends through an SMTP server, with a connection for each mail, always over TLS. On this machine the certificate is not
 * checked, because nobody is in between.
 *
 * SMTP has no idempotency keys: whether a mail arrived whose connection broke after the message was sent is unknown.
 */
export function smtpMailer({ host, port, implicitTls, login }: SmtpSettings): Mailer {
  const isLocal = /^(localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);

  return {
    keyLifetime: 0,
    async send(message, _key, mailId) {
      const mime = await composeMime(message, mailId);
      const connection = new SMTPConnection({
        host,
        port,
        secure: implicitTls,
        requireTLS: true,
        tls: { rejectUnauthorized: !isLocal },
        connectionTimeout: TIME_LIMIT,
        greetingTimeout: TIME_LIMIT,
        socketTimeout: TIME_LIMIT,
        dnsTimeout: TIME_LIMIT,
      });
      const attempt = { bodyRead: false };
      try {
        await deliver(connection, login, mime, attempt);
        connection.quit();
        return { kind: 'sent', providerId: mime.messageId };
      } catch (error) {
        connection.close();
        return readFailure(error as SmtpError, attempt.bodyRead);
      }
    },
  };
}

/** Connects, logs in and sends. `attempt.bodyRead` becomes true once the server has asked for the message itself. */
function deliver(
  connection: SMTPConnection,
  login: SmtpSettings['login'],
  mime: MimeMessage,
  attempt: { bodyRead: boolean },
): Promise<void> {
  return new Promise((resolve, reject) => {
    connection.once('error', reject);
    connection.once('end', () => {
      reject(Object.assign(new Error('The server closed the connection'), { code: 'ECONNECTION' }));
    });
    // The client reads the message only after the server's answer to DATA, 354.
    const body = new Readable({
      read() {
        attempt.bodyRead = true;
        this.push(mime.bytes);
        this.push(null);
      },
    });
    const send = () => {
      const envelope = { from: mime.from, to: mime.to, size: mime.bytes.length };
      connection.send(envelope, body, (error) => {
        if (error) reject(error);
        else resolve();
      });
    };
    connection.connect((error) => {
      if (error) reject(error);
      else if (!login) send();
      else
        connection.login({ ...login, credentials: login }, (refused) => {
          if (refused) reject(refused);
          else send();
        });
    });
  });
}

/** Interprets a failed attempt. A code of the server is certain; silence after the message was sent is not. */
function readFailure(
  { code = '', originalCode = '', responseCode, command }: SmtpError,
  bodyRead: boolean,
): Outcome {
  const step = command === undefined || command === 'CONN' ? '' : ` at ${command.split(' ')[0] ?? ''}`;
  const reason = `smtp ${code || 'error'}${responseCode === undefined ? '' : ` ${responseCode}`}${step}`;
  if (SETTINGS_ERRORS.includes(code) || isCertificateError(originalCode))
    return { kind: 'wait', after: PAUSE, reason };
  if (responseCode !== undefined && responseCode >= 500)
    return step === ' at RCPT'
      ? { kind: 'dead-letter', reason, bounced: true }
      : { kind: 'dead-letter', reason };
  const mayHaveArrived = bodyRead && responseCode === undefined;
  return { kind: 'retry', mayHaveArrived, after: undefined, reason };
}
