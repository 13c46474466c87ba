import { fill } from '../../content/words/fill.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import { caseLinkBlocks } from './case-link.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Tells the team that a mail of unknown outcome was sent once more. */
export function doubtfulMail(messages: MessageDependencies, request: StoredRequest): NewMail {
  const words = messages.words.mails.doubtfulMail;
  const message = {
    subject: fill(words.subject, { reference: request.reference }),
    preview: '',
    footer: fill(messages.words.mails.teamFooter, { clinic: messages.clinic.tradingName }),
    blocks: [
      { paragraph: words.opening },
      { facts: [{ label: words.reference, value: request.reference }] },
      ...caseLinkBlocks(messages, request.reference),
    ],
  };
  return newMail('doubtful-mail', composePlainEmail(messages, messages.clinic.requestsTeam.email, message));
}
