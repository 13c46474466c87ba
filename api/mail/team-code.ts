import type { TeamMember } from '../../content/team/schema.ts';
import { fill } from '../../content/words/fill.ts';
import type { NewMail } from '../store/mails.ts';
import { newMail, composePlainEmail } from './messages.ts';
import type { MessageDependencies } from './messages.ts';

/**
 * The mail with a sign-in code. The code is not in the subject, which shows on lock screens, and there is no link, which
 * a mail scanner could open.
 */
export function teamCode(messages: MessageDependencies, { email }: TeamMember, code: string): NewMail {
  const { mail } = messages.words.teamPages;
  const clinic = messages.clinic.tradingName;
  const message = {
    subject: mail.subject,
    preview: '',
    footer: fill(messages.words.mails.teamFooterPlain, { clinic }),
    blocks: [
      { paragraph: fill(mail.opening, { clinic }) },
      { quote: code },
      { paragraph: mail.how },
      { paragraph: mail.notYou },
    ],
  };
  return newMail('team-code', composePlainEmail(messages, email, message));
}
