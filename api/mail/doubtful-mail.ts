import { fill } from '../../content/words/fill.ts';
import type { NewMail } from '../store/mails.ts';
import type { StoredRequest } from '../domain/case.ts';
import { newMail, plainLetter } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Tells the team that a mail of unknown outcome was sent once more. */
export function doubtfulMail(desk: MessageDependencies, request: StoredRequest): NewMail {
  const words = desk.words.mails.doubtfulMail;
  const message = {
    subject: fill(words.subject, { reference: request.reference }),
    preview: '',
    footer: fill(desk.words.mails.teamFooter, { clinic: desk.clinic.tradingName }),
    blocks: [{ paragraph: words.opening }, { facts: [{ label: words.reference, value: request.reference }] }],
  };
  return newMail('doubtful-mail', plainLetter(desk, desk.clinic.requestsTeam.email, message));
}
