/**
 * Text as it is taken: without control characters, which could break out of a header or a log line, and without the
 * marks that turn the direction of text around and make one thing look like another. Joiners stay: names in several
 * scripts need them.
 */
const UNWANTED = /(?!\n)\p{Cc}|[\u061C\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/**
 * The most combining marks in a row. Normalisation sorts each run, and a long one takes quadratic time. No language
 * needs more (Unicode UAX #15, 13 “Stream-Safe Text Format”).
 */
const TOO_MANY_MARKS = /\p{M}{31}/u;

/** One composed character may arrive as up to four decomposed ones, and a line break as two. */
const TYPED_PER_CHARACTER = 4;
/** Room for spaces before and after. */
const SPARE = 100;

/**
 * Anything that can be seen by itself: not white space, a control or format character, a filler, a mark without its letter, or
 * one of the blank symbols (a Braille cell, an object’s place, a null notehead).
 */
const VISIBLE = /[^\s\p{C}\p{Mn}\p{Me}\p{Default_Ignorable_Code_Point}\u2800\uFFFC\u{1D159}]/u;

/** Several lines: line breaks stay, spaces at the ends go. Text without a visible character is empty. */
export function cleanText(typed: string): string {
  const text = withoutUnwanted(typed).toWellFormed().normalize('NFC').trim();
  return VISIBLE.test(text) ? text : '';
}

/** One line: whatever is no letter between words becomes one space. */
export function cleanLine(typed: string): string {
  return cleanText(typed).replace(/\s+/g, ' ');
}

/** An address or a number: one line without any invisible character, such as the soft hyphens of a copied text. */
export function cleanCode(typed: string): string {
  return cleanLine(typed.replace(/\p{Cf}/gu, ''));
}

/** What address books and mail programs put around an address: `mailto:`, or a name before angle brackets. */
const AROUND_ADDRESS = /^(?:[^<>‹›@]*[<‹])?(?:mailto:)?([^<>‹›]*)[>›]?[\s.,;]*$/iu;

/**
 * An email address as people paste it: in full-width letters, with `mailto:` or a name before it, or with the full stop of
 * a sentence. Text that is no address comes back for the check that follows.
 */
export function cleanEmail(typed: string): string {
  const text = cleanCode(typed).normalize('NFKC');
  const [, address = text] = AROUND_ADDRESS.exec(text) ?? [];
  return address.replace(/[\s.,;]+$/u, '').trim();
}

export type CleanedText = { ok: true; text: string } | { ok: false; fault: 'tooLong' | 'tooManyMarks' };

/**
 * Measures text, then cleans it: what is too long, or has too many marks on one letter, is never normalised.
 *
 * @param max the most characters of the cleaned text, in UTF-16 code units
 */
export function cleanWithin(typed: string, max: number, clean: (typed: string) => string): CleanedText {
  if (typed.length > max * TYPED_PER_CHARACTER + SPARE) return { ok: false, fault: 'tooLong' };
  // Characters that go may have kept two runs of marks apart.
  if (TOO_MANY_MARKS.test(withoutUnwanted(typed))) return { ok: false, fault: 'tooManyMarks' };
  const text = clean(typed);
  return text.length > max ? { ok: false, fault: 'tooLong' } : { ok: true, text };
}

/** What needs no cleaning: printable ASCII and line breaks. */
const PLAIN = /^[\n\x20-\x7E]*$/;

function withoutUnwanted(typed: string): string {
  if (PLAIN.test(typed)) return typed;
  return typed
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/\t/g, ' ')
    .replace(UNWANTED, '');
}
