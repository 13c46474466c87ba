import { fill } from '../../content/words/fill.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { NewMail } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import { caseLink } from './case-link.ts';
import { composeEmail, newMail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/** Tells the team that five wrong codes were typed for a copy. It names the case by its reference only. */
export function copyLocked(messages: MessageDependencies, { reference }: StoredRequest): NewMail {
  const { clinic, words } = messages;
  const say = words.delivery.mail.locked;
  const link = caseLink(messages, reference);
  const message = {
    subject: fill(say.subject, { reference }),
    preview: say.preview,
    footer: fill(words.mails.teamFooterPlain, { clinic: clinic.tradingName }),
    blocks: [
      { heading: say.heading },
      { paragraph: say.opening },
      { paragraph: say.next },
      ...(link === undefined
        ? []
        : [
            {
              button: words.mails.teamRequest.open,
              href: link,
              linkLabel: words.mails.acknowledgement.linkLabel,
            },
          ]),
    ] satisfies Block[],
  };
  return newMail('copy-locked', composeEmail(messages, clinic.requestsTeam.email, message));
}
