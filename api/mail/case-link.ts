import { addresses } from '../../content/addresses.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** The absolute URL of a case on the team pages. Undefined if the clinic has none. */
export const caseLink = (
  { team, url }: Pick<MessageDependencies, 'team' | 'url'>,
  reference: string,
): string | undefined => (team.read() ? url(addresses.team.case(reference)) : undefined);

/** A link to a case on the team pages. Empty if the clinic has none. */
export function caseLinkBlocks(
  messages: Pick<MessageDependencies, 'team' | 'url' | 'words'>,
  reference: string,
): Block[] {
  const href = caseLink(messages, reference);
  return href === undefined ? [] : [{ link: messages.words.mails.teamRequest.open, href }];
}

/** Whether emails to the team name a request by its reference only. That takes team pages, where the rest is. */
export const isByReference = ({ team }: Pick<MessageDependencies, 'team'>): boolean =>
  team.read()?.teamMail === 'reference';
