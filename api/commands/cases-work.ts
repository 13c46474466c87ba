import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { notUtf8 } from '../../content/text-file.ts';
import { dayInLondon } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { systemClock as clock } from '../base/clock.ts';
import { commandSentence } from '../casework/refuse.ts';
import type { CaseworkDependencies } from '../casework/record.ts';
import type { Refusal } from '../casework/refuse.ts';
import type { MessageDependencies } from '../mail/messages.ts';
import { withCasework } from './open.ts';

/** What the cases command works with, and today in London. */
export interface Cases extends CaseworkDependencies {
  today: Day;
}

/** Opens the store for a command about cases, and closes it afterwards. */
export function withCases(work: (cases: Cases) => Promise<void>): Promise<void> {
  return withCasework((store, messages) => work({ store, messages, clock, today: dayInLondon(clock.now()) }));
}

/** The option with which the command records it all the same. A page has a choice for it. */
const OPTIONS: Partial<Record<Refusal['refused'], string>> = {
  unconfirmed: 'Add --sure if so.',
  mustTell: 'That choice is --notified.',
  mailGoesToday: 'That choice is --notified.',
};

/** Throws the sentence that says why something was refused. */
export function fail({ words }: MessageDependencies, refusal: Refusal): never {
  const sentence = commandSentence(refusal, words);
  const option = OPTIONS[refusal.refused];
  throw new Error(option === undefined ? sentence : `${sentence} ${option}`);
}

/** The text given, or the content of standard input for “-”. Throws if that is not UTF-8. */
export function textOf(given: string | undefined): string | undefined {
  if (given !== '-') return given;
  const bytes = readFileSync(0);
  if (!isUtf8(bytes)) throw new Error(`Standard input: ${notUtf8}. Nothing was recorded.`);
  return bytes.toString('utf8');
}
