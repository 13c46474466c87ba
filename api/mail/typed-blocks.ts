import { describeAnswers } from '../domain/describe-answers.ts';
import type { StoredRequest } from '../domain/case.ts';
import { labelled } from './blocks.ts';
import type { Block } from './blocks.ts';
import type { MessageDependencies } from './messages.ts';

/** The answers of an unconfirmed request, with links disabled. They come last in a mail. */
export function typedBlocks(messages: MessageDependencies, request: StoredRequest): Block[] {
  const lines = describeAnswers(messages, request).map(
    ({ label, value }) => `${labelled(label)} ${unlink(value)}`,
  );
  return [{ paragraph: messages.words.mails.unconfirmedNotice.typed }, { quote: lines.join('\n') }];
}

/** Mail programs turn anything like an address into a link. This stays readable, but does not become one. */
function unlink(typed: string): string {
  return typed
    .replaceAll('://', '[:]//')
    .replace(/(?<=\S)\.(?=\S)/g, '[.]')
    .replaceAll('@', '[at]');
}
