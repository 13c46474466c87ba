import { dayInLondon, writeDay } from '../base/calendar.ts';
import type { StoredRequest } from '../domain/case.ts';
import { ownWords } from '../domain/chosen-answers.ts';
import type { Answered } from '../domain/chosen-answers.ts';
import { confirmedAddress } from '../domain/confirmed-address.ts';
import { letterOfText } from '../mail/blocks.ts';
import type { LetterPart } from '../mail/blocks.ts';
import { withoutTokens } from '../mail/link-blocks.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import type { MailAbout } from '../store/case-lists.ts';
import { toThePerson } from '../store/mails.ts';
import { openNeeds } from './needs.ts';

/** A message to the person, word for word. */
export interface ReadMessage {
  day: string;
  subject: string;
  parts: LetterPart[];
}

/** What a code opens: nothing that the confirmed mailbox, or the person who wrote it, does not have already. */
export interface ReadMore {
  messages: ReadMessage[];
  typed: Answered[];
  /** What the clinic asked and has had no answer to, in its own words. */
  question: string | undefined;
  canWithdraw: boolean;
}

/**
 * What a code opens on the page of a request. Only messages that went to the confirmed address are shown, and of the
 * answers only what was written about the matter: never a name, a date of birth or a way to reach somebody.
 */
export function readMore(
  { clinic, words }: Pick<MessageDependencies, 'clinic' | 'words'>,
  request: StoredRequest,
  mails: readonly MailAbout[],
): ReadMore {
  const to = confirmedAddress(request);
  const question = openNeeds(request).find(({ what }) => what === 'case.clarification-requested');
  return {
    messages: mails.flatMap(({ kind, state, createdAt, settledAt, message }) => {
      const isTheirs = toThePerson.some((it) => it === kind) && state === 'sent' && message?.to === to;
      if (!isTheirs || !message) return [];
      const { subject, text } = withoutTokens(message, words.readMore.linkInEmail);
      return [{ day: writeDay(dayInLondon(settledAt ?? createdAt)), subject, parts: letterOfText(text) }];
    }),
    typed: ownWords(clinic, request),
    question: question?.reason,
    canWithdraw: request.closedOn === undefined && request.kind !== 'opt-out',
  };
}
