import { describeAnswers } from '../domain/describe-answers.ts';
import type { StoredRequest } from '../domain/case.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** What someone typed whose address nobody has confirmed, so that it can be read and not clicked. It stands last in a mail. */
export function typedBlocks(messages: MessageDependencies, request: StoredRequest): Block[] {
  const lines = describeAnswers(messages, request).map(({ label, value }) => `${label}: ${unlink(value)}`);
  return [{ paragraph: messages.words.mails.unconfirmedNotice.typed }, { quote: lines.join('\n') }];
}

/** Mail programs turn whatever looks like an address into a link; this still reads, and does not. */
function unlink(typed: string): string {
  return typed
    .replaceAll('://', '[:]//')
    .replace(/(?<=\S)\.(?=\S)/g, '[.]')
    .replaceAll('@', '[at]');
}
