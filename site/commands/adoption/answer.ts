import type { AdoptionQuestion } from '../../../content/adoption.ts';
import { professionEntry } from '../../../content/professions.ts';
import { tidy } from './tidy.ts';

/** Returns what was typed as a value of `clinic.yaml`. Undefined if it cannot be read as one, or is empty. */
export function parseAnswer({ path, kind, options }: AdoptionQuestion, typed: string): unknown {
  const text = typed.trim();
  if (text === '') return undefined;
  if (kind === 'choice') return options?.find((option) => lettersOf(option) === lettersOf(text));
  if (kind === 'number') return /^\d+( *years?)?$/i.test(text) ? Number.parseInt(text, 10) : undefined;
  if (kind === 'yes-no' || kind === 'part')
    return isYes(text) ? true : /^no?$/i.test(text) ? false : undefined;
  if (kind === 'company')
    return /^(none|no|nobody|no one)$/i.test(text) ? false : isYes(text) ? undefined : text;
  if (kind === 'professions') {
    const entries = partsOf(text).map(professionEntry);
    return entries.includes(undefined) ? undefined : entries;
  }
  return tidy(path, kind === 'lines' ? partsOf(text) : text);
}

/** “Sole trader” is `sole-trader`, and “England & Wales” is “England and Wales”. */
const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('&', 'and')
    .replace(/[^a-z]/g, '');

const isYes = (text: string): boolean => /^y(es)?$/i.test(text);

const partsOf = (text: string): string[] => text.split(',').flatMap((line) => line.trim() || []);

/** What to type instead of an answer that cannot be read. */
export function whatIsExpected({ kind, options }: AdoptionQuestion): string {
  if (kind === 'choice') return `One of ${(options ?? []).join(', ')}, please:`;
  if (kind === 'number') return 'A whole number, please:';
  if (kind === 'company') return 'The name of the company, please, or “none”:';
  if (kind === 'professions')
    return 'Professions in the plural, please, such as “nurses”. If there is no statutory register, or more than one, add it: “Acupuncturists: British Acupuncture Council”:';
  return kind === 'yes-no' || kind === 'part' ? 'yes or no, please:' : 'An answer, please:';
}
