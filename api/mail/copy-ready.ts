import { addresses } from '../../content/addresses.ts';
import { requesterIn } from '../../content/forms/who-asks.ts';
import { fill, fillWithLinks } from '../../content/words/fill.ts';
import { writeDay } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import type { NewMail } from '../store/mails.ts';
import { composeEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';
import { personFooter } from './person-footer.ts';
import { phoneLink } from './reach-blocks.ts';

/**
 * The email with the link to a copy. It says nothing about whom or what the copy is, and the link opens nothing without
 * the code.
 *
 * @param link the secret in the address of the page
 * @param expiresOn the last day on which it works
 */
export function copyReady(
  messages: MessageDependencies,
  request: StoredRequest,
  link: string,
  expiresOn: Day,
): NewMail {
  const { clinic, words, url } = messages;
  const say = words.delivery.mail.ready;
  const to = confirmedAddress(request);
  if (to === undefined) throw new Error('A copy is released only to a confirmed address');
  const day = writeDay(expiresOn);
  const message = {
    subject: fill(say.subject, { reference: request.reference }),
    preview: say.preview,
    ...personFooter(messages),
    blocks: [
      { heading: say.heading },
      { paragraph: fill(say.opening, { clinic: clinic.tradingName }) },
      {
        button: say.button,
        href: url(`${addresses.copy}${link}/`),
        linkLabel: words.mails.acknowledgement.linkLabel,
      },
      { paragraph: requesterIn(request.answers) === 'solicitor' ? say.codeForProfessional : say.code },
      { pieces: fillWithLinks(say.until, { day, phone: phoneLink(clinic) }) },
      { paragraph: say.doubt },
    ],
  };
  return newMail('copy-ready', composeEmail(messages, to, message, clinic.requestsTeam.email));
}
