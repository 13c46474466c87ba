import { randomUUIDv7 } from 'node:crypto';
import { withAsciiDomain } from '../../content/email-address.ts';
import type { Clinic } from '../../content/schema.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words.ts';
import type { Keys } from '../keys.ts';
import type { Pages } from '../pages.ts';
import type { FormLetter, Letter, MailKind, NewMail } from '../store/mails.ts';
import { writeHtml, writeText } from './blocks.ts';
import type { Message } from './blocks.ts';
import type { FormLetters } from './form-letters.ts';

/** What letters are written with; made once at the start. */
export interface Desk {
  clinic: Clinic;
  words: Words;
  pages: Pages;
  keys: Keys;
  /** The address that mail comes from, at a domain that the mail service may send for. */
  from: string;
  /** Turns a path of the site into a whole address, for links in mails. */
  link: (path: string) => string;
  formLetters: FormLetters;
}

/** A letter with a text part and an HTML part. */
export function writeLetter(desk: Desk, to: string, message: Message, replyTo?: string): Letter {
  return { ...writeForm(desk, message, replyTo), to };
}

/** The same for nobody in particular: what copies of it will say. */
export function writeForm(desk: Desk, message: Message, replyTo?: string): FormLetter {
  return {
    from: sender(desk),
    subject: message.subject,
    text: writeText(message),
    html: writeHtml(message, desk.pages),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** A letter with a text part alone, in which nothing can be clicked. */
export function plainLetter(desk: Desk, to: string, message: Message, replyTo?: string): Letter {
  return {
    from: sender(desk),
    to,
    subject: message.subject,
    text: writeText(message),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** Ready for the outbox. The id is also what the mail service knows the mail by, so it tells nothing but the time. */
export function newMail(kind: MailKind, letter: NewMail['letter'], token?: NewMail['token']): NewMail {
  return { id: randomUUIDv7(), kind, letter, ...(token ? { token } : {}) };
}

/** The name and address that mail comes from. The name is the clinic's own; quotes in it would end it early. */
function sender({ clinic, words, from }: Desk): string {
  const name = fill(words.mails.fromRequests, { clinic: clinic.tradingName });
  return `"${name.replace(/["\\\r\n]/g, '')}" <${withAsciiDomain(from)}>`;
}
