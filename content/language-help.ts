import type { languageWords } from './words/languages.ts';

/** That help can be had in a language. */
export interface LanguageHelp {
  /** For the `lang` attribute, so that a screen reader reads it in that language (WCAG 2.2, 3.1.2). */
  lang: string;
  says: string;
}

/** By the English name, as `languages` in `clinic.yaml` has it. */
const codes: Readonly<Record<keyof typeof languageWords, string>> = {
  arabic: 'ar',
  'british sign language': 'en-GB',
  french: 'fr',
  irish: 'ga',
  polish: 'pl',
  portuguese: 'pt',
  punjabi: 'pa',
  romanian: 'ro',
  spanish: 'es',
  urdu: 'ur',
  welsh: 'cy',
};

/** Other names that clinics write. */
const alsoCalled: Readonly<Record<string, keyof typeof codes>> = {
  bsl: 'british sign language',
  cymraeg: 'welsh',
  gaeilge: 'irish',
};

/** The name without what a clinic adds in brackets, as in "British Sign Language (BSL)". */
const plain = (name: string): string => {
  const written = name.toLowerCase().replace(/\s*\([^)]*\)$/, '');
  return alsoCalled[written] ?? written;
};

const isKnown = (name: string): name is keyof typeof codes => Object.hasOwn(codes, name);

/**
 * Returns a sentence for each language of a clinic: in that language if the words have one, otherwise the language's
 * name in English.
 */
export const helpInLanguages = (
  languages: readonly string[],
  sentences: Readonly<Record<keyof typeof codes, string>>,
): LanguageHelp[] =>
  languages.map((name) => {
    const known = plain(name);
    return isKnown(known) && sentences[known] !== ''
      ? { lang: codes[known], says: sentences[known] }
      : { lang: 'en-GB', says: name };
  });
