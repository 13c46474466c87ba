/** A word of a text: where it is, and how it is compared. */
export interface Word {
  start: number;
  end: number;
  /** In lower case and without accents. */
  plain: string;
}

/** Returns the words of a text. Everything that is not a letter or a digit ends a word. */
export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(/[\p{L}\p{N}\p{M}]+/gu), ({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    plain: word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase(),
  })).filter(({ plain }) => plain !== '');

/** Returns a word with its likely singular or plural, because a word is found by its beginning. */
export function formsOf(word: string): string[] {
  if (word.length > 4 && word.endsWith('ies')) return [word, `${word.slice(0, -3)}y`];
  if (word.length > 3 && word.endsWith('y')) return [word, `${word.slice(0, -1)}ies`];
  return word.length > 3 && /[^s]s$/.test(word) ? [word, word.slice(0, -1)] : [word];
}
