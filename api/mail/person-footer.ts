import { tradingDetails } from '../../content/trading-details.ts';
import { fill } from '../../content/words/fill.ts';
import type { Message } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** The end of an email to a patient: why they get it, and which business wrote it (SI 2015/17 regs 24 and 25). */
export function personFooter({
  clinic,
  words,
}: Pick<MessageDependencies, 'clinic' | 'words'>): Pick<Message, 'footer' | 'sender'> {
  const { tradingName, legalName } = clinic;
  const name =
    tradingName === legalName
      ? `${legalName}.`
      : fill(words.mails.tradingName, { clinic: tradingName, name: legalName });
  return {
    footer: fill(words.mails.footer, { clinic: tradingName }),
    sender: [name, ...tradingDetails(clinic, words)].join(' '),
  };
}
