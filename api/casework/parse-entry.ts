import { requesters } from '../../content/forms/who-asks.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { isEmailAddress } from '../../content/email-address.ts';
import { compareDays, isDay, writeDayShort } from '../base/calendar.ts';
import type { Day } from '../base/calendar.ts';
import { channels } from '../domain/case.ts';
import { cleanLine, cleanText, cleanWithin } from '../requests/clean.ts';
import { MAX_REASON_LENGTH, refuse } from './rules.ts';
import type { Refusal } from './rules.ts';
import type { ManualEntry } from './enter-request.ts';

/** What was typed, by the names of the options. */
export type Typed = Record<string, string | undefined>;

/** By which a request may reach the clinic besides its form. */
export const otherChannels = channels.filter((channel) => channel !== 'form');
const LONGEST_LINE = 500;

/**
 * Reads what the team typed about a request that came without a form: all of it, or the first thing that is wrong.
 *
 * @param today the day in London, after which nothing can have come
 */
export function parseManualEntry(typed: Typed, today: Day): Omit<ManualEntry, 'by' | 'tellTeam'> | Refusal {
  const kind = requestKinds.find((it) => it === typed['kind']);
  if (!kind) return refuse('newKind', { all: requestKinds.join(', ') });
  const channel = otherChannels.find((it) => it === typed['channel']);
  if (!channel) return refuse('newChannel', { all: otherChannels.join(', ') });
  const on = parseDay(typed['on'] ?? today, today);
  if (typeof on !== 'string') return on;

  const read = readTexts(typed);
  if ('refused' in read) return read;
  const { name, asked, email, telephone, address } = read;
  if (name === undefined) return refuse('newName');
  if (asked === undefined) return refuse('newAsked');

  const asking = requesters.find((it) => it === (typed['for'] ?? 'self'));
  if (!asking || (asking === 'deceased' && kind !== 'access'))
    return refuse('newFor', { all: requesters.join(', ') });

  if (email !== undefined && !isEmailAddress(email)) return refuse('newEmail', { typed: email });
  const reach = { email, telephone, address };
  if (kind === 'opt-out' && !Object.values(reach).some((value) => value !== undefined))
    return refuse('newReach');
  return { kind, channel, receivedOn: on, name, asked, asking, ...reach };
}

/** The forms take no earlier day either: a year before it is a slip of the hand. */
const EARLIEST: Day = '1900-01-01';

/** A day as the team types it, not after today. */
export function parseDay(typed: string, today: Day): Day | Refusal {
  if (!isDay(typed) || compareDays(typed, EARLIEST) < 0) return refuse('notADay', { typed });
  return compareDays(typed, today) > 0 ? refuse('future', { day: writeDayShort(typed) }) : typed;
}

/** Options that are text: the most characters of each, and how it is cleaned. */
const texts = {
  name: { max: LONGEST_LINE, clean: cleanLine },
  asked: { max: MAX_REASON_LENGTH, clean: cleanText },
  email: { max: LONGEST_LINE, clean: cleanLine },
  telephone: { max: LONGEST_LINE, clean: cleanLine },
  address: { max: LONGEST_LINE, clean: cleanText },
};

function readTexts(typed: Typed): Partial<Record<keyof typeof texts, string>> | Refusal {
  const read: Partial<Record<keyof typeof texts, string>> = {};
  for (const option of Object.keys(texts) as (keyof typeof texts)[]) {
    const { max, clean } = texts[option];
    const text = readText(option, typed[option], max, clean);
    if (typeof text === 'object') return text;
    if (text !== undefined) read[option] = text;
  }
  return read;
}

/** One option's text, nothing where it is blank, or why it cannot be taken. */
export function readText(
  option: string,
  typed: string | undefined,
  max: number,
  clean: (typed: string) => string,
): string | undefined | Refusal {
  const cleaned = cleanWithin(typed ?? '', max, clean);
  if (cleaned.ok) return cleaned.text || undefined;
  return cleaned.fault === 'tooLong'
    ? refuse('tooLong', { option, most: max.toLocaleString('en-GB') })
    : refuse('tooManyMarks', { option });
}
