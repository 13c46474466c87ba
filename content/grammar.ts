/*
 * Facts are put into sentences that were written before anyone knew them. These write a fact so that the sentence around
 * it stays right, whichever way the clinic typed it.
 */

/** Returns the text with "1 month" for "1 months", and "every month" for "every 1 months". */
export const singularAfterOne = (text: string): string =>
  text
    .replace(/\b(every) 1 (year|month|week|day)s\b/gi, '$1 $2')
    .replace(/(?<![\d.,:/–-])1(\s+)(year|month|week|day|hour|record)s\b/g, '1$1$2');

/** Names and titles that keep their capital wherever they stand. */
const NAMES = new Set([
  'Caldicott',
  'Dr',
  'Mr',
  'Mrs',
  'Ms',
  'Miss',
  'Prof',
  'Professor',
  'England',
  'Wales',
]);

/** Words of job titles. Many clinics write them as names: "Data Protection Officer". */
const OF_TITLES = new Set(
  'administration administrator advisor adviser assistant associate business care chief clinic clinical clinician compliance confidentiality consultant coordinator data dental dentist deputy director doctor executive general governance guardian head health information lead leader manager managing medical midwife nurse nursing office officer operating operations optometrist owner partner partners patient physician physiotherapist podiatrist practice practitioner principal privacy protection psychologist quality reception receptionist records registered responsible risk safety secretary senior services surgeon team therapist treatment'.split(
    ' ',
  ),
);

/** Words with which a fact may begin, and no name of a company or place does. */
const OF_OPENINGS = new Set(
  'a above all an another any at audio bank because behind beside both braille by card cards cash cheque credit debit each every for from in inside large near no on one online our outside over paper plain several so some that the their this to two we where with'.split(
    ' ',
  ),
);

const isCapitalised = (word: string): boolean => /^[A-Z][a-z]*$/.test(word);
const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** The first letter as within a sentence. Names and abbreviations such as "CEO" and "X-ray" keep theirs. */
const lowerFirst = (text: string): string =>
  /^[A-Z]([a-z]| )/.test(text) && !NAMES.has(/^\w+/.exec(text)?.[0] ?? '') ? lower(text) : text;

/**
 * Returns a role as it stands within a sentence, after "our" or "the": "data protection officer" for "Data Protection
 * Officer", "partners" for "The partners". "Caldicott Guardian" keeps its capitals.
 */
export const withinSentence = (role: string): string =>
  lowerFirst(role.replace(/^(the|our) /i, ''))
    .split(' ')
    .map((word, index, words) =>
      isCapitalised(word) && OF_TITLES.has(lower(word)) && words[index - 1] !== 'Caldicott'
        ? lower(word)
        : word,
    )
    .join(' ');

const withoutStop = (text: string): string => text.replace(/\.$/, '');

/** Returns a fact that completes a sentence and is never a name, without a capital and a full stop of its own. */
export const completing = (text: string): string => withoutStop(lowerFirst(text));

/** The same for a fact that may be a name, such as a place: only a word that begins no name loses its capital. */
export const completingOrName = (text: string): string =>
  withoutStop(OF_OPENINGS.has(lower(/^\w+/.exec(text)?.[0] ?? '')) ? lowerFirst(text) : text);

/** Returns a fact as a sentence of its own: with a capital and a full stop. */
export const asSentence = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!]["”’')]?$/.test(text) ? '' : '.');
