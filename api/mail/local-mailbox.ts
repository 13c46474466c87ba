import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Moment } from '../base/calendar.ts';
import type { EmailMessage } from '../store/mails.ts';
import type { Mailer } from './mailer.ts';

export interface DeliveredMail extends EmailMessage {
  id: string;
  at: Moment;
}

/** A mailbox on this machine, for trying Candour out: mail is kept as files and shown at `/mailbox/`. */
export interface LocalMailbox extends Mailer {
  list(): DeliveredMail[];
  read(id: string): DeliveredMail | undefined;
}

/** Opens the mailbox in the data directory. Like Resend, it accepts each idempotency key only once. */
export function openLocalMailbox(dataDir: string, now: () => Moment): LocalMailbox {
  const folder = join(dataDir, 'mailbox');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const fileOf = (id: string) => join(folder, `${id}.json`);
  const ids = () =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -5));
  const load = (id: string) => JSON.parse(readFileSync(fileOf(id), 'utf8')) as DeliveredMail;

  return {
    keyLifetime: Infinity,
    send(message, idempotencyKey) {
      if (!ids().includes(idempotencyKey)) {
        const mail: DeliveredMail = { ...message, id: idempotencyKey, at: now() };
        // Written to a temporary file and renamed, so that the mailbox never shows a partial mail.
        writeFileSync(`${fileOf(mail.id)}.part`, JSON.stringify(mail), { mode: 0o600 });
        renameSync(`${fileOf(mail.id)}.part`, fileOf(mail.id));
      }
      return Promise.resolve({ kind: 'sent', providerId: idempotencyKey });
    },
    list: () =>
      ids()
        .map(load)
        .sort((a, b) => b.at - a.at),
    read: (id) => (ids().includes(id) ? load(id) : undefined),
  };
}
