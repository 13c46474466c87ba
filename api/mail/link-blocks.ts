import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { EmailMessage } from '../store/mails.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** Stands in a stored letter where the token of its link goes, so that no token is ever at rest. */
const TOKEN_MARK = '~token~';
/** The same for the link by which an opt-out is taken back. */
const NOT_ME_MARK = '~not-me~';

/**
 * The part of a mail that confirms the address, and for an opt-out the link by which a stranger takes it back. Where the
 * request is done when it is received, confirming is offered and not asked for.
 */
export function linkBlocks({ words, url }: MessageDependencies, kind: RequestKind): Block[] {
  const say = words.mails.acknowledgement;
  const button: Block = {
    button: say.button,
    href: url(`${addresses.confirm}${TOKEN_MARK}/`),
    linkLabel: say.linkLabel,
  };
  if (!isDoneWhenReceived(kind))
    return [
      { subheading: say.confirmHeading },
      { paragraph: say.confirm },
      button,
      { paragraph: say.notYou },
    ];
  const { notYouHeading, notYou, confirmHeading, confirm } = say.done[kind];
  return [
    { subheading: confirmHeading },
    { paragraph: confirm },
    button,
    { subheading: notYouHeading },
    { paragraph: notYou },
    ...(kind === 'opt-out'
      ? [{ link: say.done[kind].notYouLink, href: url(`${addresses.notMe}${NOT_ME_MARK}/`) }]
      : []),
  ];
}

/** A letter with the tokens of its links, which are derived again at each try. It holds nothing that somebody typed. */
export function fillLinks(letter: EmailMessage, tokens: { confirm: string; notMe: string }): EmailMessage {
  const put = (part: string) =>
    part.replaceAll(TOKEN_MARK, tokens.confirm).replaceAll(NOT_ME_MARK, tokens.notMe);
  const { text, html } = letter;
  return { ...letter, text: put(text), ...(html ? { html: put(html) } : {}) };
}
