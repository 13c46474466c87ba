import { fill } from '../../content/words/fill.ts';
import type { NewMail } from '../store/mails.ts';
import { composeEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { personFooter } from './person-footer.ts';

/**
 * The mail with a code for the page of a request. The code is not in the subject, which shows on lock screens, and there
 * is no link, which a mail scanner could open.
 *
 * @param to the confirmed address of the request
 * @param code as it is written
 */
export function statusCode(messages: MessageDependencies, to: string, code: string): NewMail {
  const { statusCode: say } = messages.words.mails;
  const message = {
    subject: say.subject,
    preview: say.preview,
    ...personFooter(messages),
    blocks: [
      { paragraph: fill(say.opening, { clinic: messages.clinic.tradingName }) },
      { quote: code },
      { paragraph: say.how },
      { paragraph: say.notYou },
    ],
  };
  return newMail('status-code', composeEmail(messages, to, message, messages.clinic.requestsTeam.email));
}
