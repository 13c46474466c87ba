import { requesters } from '../../content/forms/who-asks.ts';
import { requestKinds } from '../../content/forms/question.ts';
import { isEmailAddress } from '../../content/email-address.ts';
import { compareDays, writeDayShort } from '../base/calendar.ts';
import type { Words } from '../../content/words/words.ts';
import type { Day } from '../base/calendar.ts';
import { channels } from '../domain/case.ts';
import { dayTyped } from '../domain/typed-date.ts';
import { cleanTelephone } from '../domain/telephone-numbers.ts';
import { cleanCode, cleanEmail, cleanLine, cleanText, cleanWithin } from '../requests/clean.ts';
import { MAX_REASON_LENGTH } from './rules.ts';
import { named, refuse } from './refuse.ts';
import type { Named, Refusal } from './refuse.ts';
import type { Contact } from './contact.ts';
import type { ManualEntry } from './enter-request.ts';

/** The texts typed, by option name. */
export type Typed = Record<string, string | undefined>;

/** The channels besides the form. */
export const otherChannels = channels.filter((channel) => channel !== 'form');
const LONGEST_LINE = 500;

const kindLabels = (words: Words) => words.teamCases.kinds;
const whoseLabels = (words: Words) => words.teamCases.newPage.whoses;

/** The names of all kinds of request. */
export const allKinds = named(requestKinds, kindLabels);
/** The names in the sentence about whose information it is. */
export const whoseNames = {
  all: named(requesters, whoseLabels),
  deceased: named(['deceased'], whoseLabels),
  access: named(['access'], kindLabels),
};

/** Parses a request that the team enters by hand. Returns the entry, or the first problem. */
export function parseManualEntry(typed: Typed, today: Day): Omit<ManualEntry, 'by' | 'tellTeam'> | Refusal {
  const kind = requestKinds.find((it) => it === typed['kind']);
  if (!kind) return refuse('newKind', { all: allKinds });
  const channel = otherChannels.find((it) => it === typed['channel']);
  if (!channel)
    return refuse('newChannel', { all: named(otherChannels, (words) => words.teamCases.newPage.channels) });
  const on = parseDay(typed['on'] ?? today, today);
  if (typeof on !== 'string') return on;

  const read = readTexts(typed);
  if ('refused' in read) return read;
  const { name, asked, email, telephone, address } = read;
  if (name === undefined) return refuse('newName');
  if (asked === undefined) return refuse('newAsked');

  const asking = requesters.find((it) => it === (typed['for'] ?? 'self'));
  if (!asking || (asking === 'deceased' && kind !== 'access')) return refuse('newFor', whoseNames);

  if (email !== undefined && !isEmailAddress(email)) return refuse('newEmail', { typed: email });
  const reach = { email, telephone, address };
  if (kind === 'opt-out' && !Object.values(reach).some((value) => value !== undefined))
    return refuse('newReach');
  return { kind, channel, receivedOn: on, name, asked, asking, ...reach };
}

/** Parses a corrected contact, of which at least one part is given. Returns it, or the first problem. */
export function parseContact(typed: Typed): Contact | Refusal {
  const read = readTexts(typed);
  if ('refused' in read) return read;
  const { email, telephone, address } = read;
  if (email !== undefined && !isEmailAddress(email)) return refuse('newEmail', { typed: email });
  const contact = { email, telephone, address };
  return Object.values(contact).some((value) => value !== undefined) ? contact : refuse('noContact');
}

/** The forms refuse earlier days too. A year before 1900 is a typing error. */
export const EARLIEST: Day = '1900-01-01';

/** Parses a day that the team typed, in any way of writing a date. Refuses days after today. */
export function parseDay(typed: string, today: Day): Day | Refusal {
  const day = dayTyped(typed, today);
  if (day === undefined) return refuse('notADay', { typed });
  if (compareDays(day, EARLIEST) < 0) return refuse('tooLongAgo', { day: writeDayShort(day) });
  return compareDays(day, today) > 0 ? refuse('future', { day: writeDayShort(day) }) : day;
}

/** Text options: the maximum number of characters, and how the text is cleaned. */
const texts = {
  name: { max: LONGEST_LINE, clean: cleanLine },
  asked: { max: MAX_REASON_LENGTH, clean: cleanText },
  email: { max: LONGEST_LINE, clean: cleanEmail },
  telephone: { max: LONGEST_LINE, clean: (typed: string) => cleanTelephone(cleanCode(typed)) },
  address: { max: LONGEST_LINE, clean: cleanText },
};

const labelsOfTexts = ({
  teamCases: { newPage },
  teamContact,
}: Words): Record<keyof typeof texts, string> => ({
  name: newPage.name,
  asked: newPage.asked,
  email: teamContact.email,
  telephone: teamContact.telephone,
  address: teamContact.address,
});

function readTexts(typed: Typed): Partial<Record<keyof typeof texts, string>> | Refusal {
  const read: Partial<Record<keyof typeof texts, string>> = {};
  for (const option of Object.keys(texts) as (keyof typeof texts)[]) {
    const { max, clean } = texts[option];
    const text = readText(named([option], labelsOfTexts), typed[option], max, clean);
    if (typeof text === 'object') return text;
    if (text !== undefined) read[option] = text;
  }
  return read;
}

/** Cleans the text of one option. Returns undefined if it is blank, or why it is refused. */
export function readText(
  option: string | Named,
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
