import { addresses } from '../../content/addresses.ts';
import type { StoredRequest } from '../domain/case.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { EmailMessage } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** The placeholder for the token in a stored message, so that no token is stored. */
const TOKEN_MARK = '~token~';
/** The secret in the address of the page of a copy. It is stored with the message, which is sealed. */
const COPY_SECRET = new RegExp(`(${addresses.copy})[\\w-]{43}/`, 'g');
/** The placeholder for the token of the “It was not me” link. */
const NOT_ME_MARK = '~not-me~';

/**
 * The parts of a mail with the confirmation button, and with what to do if it was somebody else: for an opt-out, the link
 * “It was not me”. For requests done on receipt, confirming is optional.
 */
export function linkBlocks(
  { words, url }: MessageDependencies,
  { kind, closedOn }: Pick<StoredRequest, 'kind' | 'closedOn'>,
): { confirm: Block[]; notYou: Block[] } {
  const say = words.mails.acknowledgement;
  const button: Block = {
    button: say.button,
    href: url(`${addresses.confirm}${TOKEN_MARK}/`),
    linkLabel: say.linkLabel,
  };
  const closed = closedOn === undefined ? undefined : say.closed;
  if (!isDoneWhenReceived(kind))
    return {
      confirm: [
        { subheading: closed?.confirmHeading ?? say.confirmHeading },
        { paragraph: closed?.confirm ?? say.confirm },
        button,
      ],
      notYou: [{ paragraph: say.notYou }],
    };
  const { notYouHeading, notYou, confirmHeading, confirm } = say.done[kind];
  return {
    confirm: [
      { subheading: confirmHeading },
      // The link “It was not me” works on a closed opt-out too, so its button still has the same use.
      { paragraph: kind === 'complaint' ? (closed?.confirm ?? confirm) : confirm },
      button,
    ],
    notYou: [
      { subheading: notYouHeading },
      { paragraph: notYou },
      ...(kind === 'opt-out'
        ? [{ link: say.done[kind].notYouLink, href: url(`${addresses.notMe}${NOT_ME_MARK}/`) }]
        : []),
    ],
  };
}

/**
 * A message with its tokens filled in. They are derived again for each attempt. It contains nothing that anyone typed.
 */
export function fillLinks(message: EmailMessage, tokens: { confirm: string; notMe: string }): EmailMessage {
  const put = (part: string) =>
    part.replaceAll(TOKEN_MARK, tokens.confirm).replaceAll(NOT_ME_MARK, tokens.notMe);
  const { text, html } = message;
  return { ...message, text: put(text), ...(html ? { html: put(html) } : {}) };
}

/** A stored message as the team may read it: with words in place of the tokens. */
export function withoutTokens(message: EmailMessage, words: string): EmailMessage {
  const { text, html, ...others } = fillLinks(message, { confirm: words, notMe: words });
  const hide = (part: string) => part.replaceAll(COPY_SECRET, `$1${words}/`);
  return { ...others, text: hide(text), ...(html === undefined ? {} : { html: hide(html) }) };
}
