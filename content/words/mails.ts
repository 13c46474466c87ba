import { ownerMailWords } from './mails-to-owner.ts';
import { personMailWords } from './mails-to-person.ts';
import { teamMailWords } from './mails-to-team.ts';

/**
 * Texts of every email. Subjects have no personal data: they show on lock screens and in logs. Email to an unconfirmed
 * address does not quote what was typed, because a stranger may have typed it.
 */
export const mailWords = {
  fromRequests: '{clinic} privacy requests',
  footer:
    'You get this email because someone gave this address in a request to {clinic}. We never track whether you open it.',
  /** Below the footer of emails to people, before the register, the address and the VAT number. */
  tradingName: '{clinic} is the trading name of {name}.',
  teamFooter:
    'Sent by the privacy pages of {clinic} to its requests team. It holds personal data: keep it where patient records are kept.',
  /** Footer of team emails that contain no personal data. */
  teamFooterPlain: 'Sent by the privacy pages of {clinic} to its requests team.',
  ...personMailWords,
  ...teamMailWords,
  ...ownerMailWords,
} as const;
