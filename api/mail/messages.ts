import { randomUUIDv7 } from 'node:crypto';
import { withBase } from '../../content/addresses.ts';
import { withAsciiDomain } from '../../content/email-address.ts';
import type { Clinic } from '../../content/schema.ts';
import { fill } from '../../content/words/fill.ts';
import type { Words } from '../../content/words/words.ts';
import type { Config } from '../base/config.ts';
import type { Keys } from '../base/keys.ts';
import type { Log } from '../base/log.ts';
import { openPages } from '../built-site/pages.ts';
import type { Pages } from '../built-site/pages.ts';
import { openTeam } from '../built-site/team-file.ts';
import type { TeamReader } from '../built-site/team-file.ts';
import type { EmailMessage, MailKind, NewMail } from '../store/mails.ts';
import { writeHtml, writeText } from './blocks.ts';
import type { Message } from './blocks.ts';

/** The dependencies for composing mail, created once at start. */
export interface MessageDependencies {
  clinic: Clinic;
  words: Words;
  pages: Pages;
  keys: Keys;
  /** The address that mail comes from, at a domain that the mail service may send for. */
  from: string;
  /** Who is on the team. Read it anew each time, because the file may have changed. */
  team: TeamReader;
  /** The absolute URL of a path of the site, for links in mails. */
  url: (path: string) => string;
}

/** An email message with a text part and an HTML part. */
export function composeEmail(
  messages: MessageDependencies,
  to: string,
  message: Message,
  replyTo?: string,
): EmailMessage {
  return {
    from: sender(messages),
    to,
    subject: message.subject,
    text: writeText(message),
    html: writeHtml(message, messages.pages),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** An email message with only a text part, in which nothing can be clicked. */
export function composePlainEmail(
  messages: MessageDependencies,
  to: string,
  message: Message,
  replyTo?: string,
): EmailMessage {
  return {
    from: sender(messages),
    to,
    subject: message.subject,
    text: writeText(message),
    ...(replyTo ? { replyTo } : {}),
  };
}

/** A mail for the outbox. The mail service sees its id too, so it reveals only the time. */
export function newMail(kind: MailKind, message: NewMail['message'], token?: NewMail['token']): NewMail {
  return { id: randomUUIDv7(), kind, message, ...(token ? { token } : {}) };
}

/** The From header. Quotation marks are removed from the name, because they would end it early. */
function sender({ clinic, words, from }: MessageDependencies): string {
  const name = fill(words.mails.fromRequests, { clinic: clinic.tradingName });
  return `"${name.replace(/["\\\r\n]/g, '')}" <${withAsciiDomain(from)}>`;
}

/** The message with ASCII domains: “münchen” becomes “xn--mnchen-3ya”. */
export function addressedInAscii(message: EmailMessage): EmailMessage {
  const { to, replyTo } = message;
  return {
    ...message,
    to: withAsciiDomain(to),
    ...(replyTo === undefined ? {} : { replyTo: withAsciiDomain(replyTo) }),
  };
}

type MessageConfig = Pick<Config, 'siteDir' | 'contentDir' | 'publicOrigin' | 'basePath'> & {
  mail: Pick<Config['mail'], 'from'>;
};

/** Creates the dependencies for composing mail, for the server and for commands. */
export function messageDependencies(
  { siteDir, contentDir, publicOrigin, basePath, mail }: MessageConfig,
  { clinic, words, keys, log }: Pick<MessageDependencies, 'clinic' | 'words' | 'keys'> & { log: Log },
): MessageDependencies {
  return {
    clinic,
    words,
    pages: openPages(siteDir, log),
    keys,
    from: mail.from,
    team: openTeam(contentDir, log),
    url: (path) => publicOrigin + withBase(basePath, path),
  };
}
