import { plain } from './checks.ts';

/** Statutes and bodies have the names they have; a text is not harder for naming them. */
const NAMES =
  /\b[A-Z][\w()']*(?: (?:(?:and|of|the|for|in|on|to)\b ?)*\(?[A-Z][\w()']*)* (?:Acts?|Regulations?|Order|Council|Commission(?:'s Office)?|Authority|Convention|Commissioner'?s? ?(?:Office)?)\b(?: \(?[A-Z][\w ()]*\))?(?: \d{4})?/g;
const CITATIONS =
  /\b(?:Articles?|Schedules?|sections?|regulations?|paragraphs?) [\dA-Z][\w()]*|\d+\(\d\)\(\w+\)/g;

export const wordsOf = (text: string): string[] => text.match(/[\p{L}\d]+(?:['-][\p{L}\d]+)*/gu) ?? [];

/**
 * The age in years at which a text can be read: Flesch–Kincaid grade plus five (Kincaid and others, 1975). Each line is
 * a sentence or more; names of statutes, bodies and those given count as one short word.
 */
export function readingAge(text: string, names: readonly string[] = []): number {
  const spared = [...names]
    .map(plain)
    .reduce((all, name) => all.replaceAll(name, 'Name'), plainLines(text))
    .replace(NAMES, 'Name')
    .replace(CITATIONS, 'Name')
    .replace(/\S+@\S+|\b\w+(?:\.\w+)+\b/g, 'Name');
  const sentences = spared.split(/[.?!:;]+(?:\s|$)|\n+/).filter((it) => wordsOf(it).length > 0);
  const words = wordsOf(spared);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences.length) + 11.8 * (syllables / words.length) - 15.59 + 5;
}

const plainLines = (text: string): string => text.split('\n').map(plain).join('\n');

/** An estimate: groups of vowels, without a silent e at the end. A number counts as one. */
function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = letters.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, '').replace(/^y/, '');
  return Math.max(1, spoken.match(/[aeiouy]{1,2}/g)?.length ?? 1);
}
