import { addresses } from '../../content/addresses.ts';
import type { RequestKind } from '../../content/forms/question.ts';
import { isDoneWhenReceived } from '../domain/done-when-received.ts';
import type { Block } from './blocks.ts';
import { NOT_ME_MARK, TOKEN_MARK } from './form-letters.ts';
import type { MessageDependencies } from './messages.ts';

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
