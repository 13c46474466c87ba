/** Words that people put before or after a number to say which one it is. */
const WHICH = '(?:tel(?:ephone)?|phone|mob(?:ile)?|cell|home|work|office|landline|daytime|evenings?|[mthw])';

const BEFORE = new RegExp(String.raw`^${WHICH}\b\.?(?:\s*(?:no|number)\b\.?)?[\s:-]*`, 'i');
const AFTER = new RegExp(String.raw`[\s,-]*(?:\(${WHICH}\)|(?<=[\s,-])${WHICH})$`, 'i');
/** What is between two numbers. A slash or a hyphen may be inside one. */
const BETWEEN = /\s*(?:[,;&]|\bor\b|\band\b)\s*/i;

/** A number that a person can dial, in any notation, with an extension. */
const NUMBER = /^\+?[\d\s().\-/]*(?:(?:ext|x)\.?\s*\d+)?$/i;
const FEWEST_DIGITS = 7;

/**
 * A telephone number as people write it: with any dash or bracket, with “Tel:” before it, with the letter O for 0, or with
 * an extension.
 *
 * @param typed one line without invisible characters
 */
export function cleanTelephone(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\p{Pd}/gu, '-')
    .replace(/[[{]/g, '(')
    .replace(/[\]}]/g, ')')
    .replace(/[\s.,;:]+$/, '')
    .replace(/[\s,;]*\b(?:extension|extn)\b\.?(?:\s*(?:no|number)\b\.?)?[\s:]*(?=\d)/gi, ' ext. ')
    .replace(/[\s,;]+(?=ext\b|x\.?\s*\d)/gi, ' ')
    .replace(BEFORE, '')
    .replace(/(?<!\p{L})[\dO]*\d[\dO]*(?!\p{L})|(?<!\p{L})O+(?!\p{L})/giu, (digits) =>
      digits.replace(/o/gi, '0'),
    );
}

/**
 * The telephone numbers in a cleaned text, without the words around them: several if the person wrote “or” between them.
 * Undefined if anything in the text is no number.
 */
export function telephoneNumbersIn(text: string): string[] | undefined {
  const numbers = text.split(BETWEEN).map((part) => part.replace(BEFORE, '').replace(AFTER, '').trim());
  return numbers.every((number) => NUMBER.test(number) && digitsIn(number) >= FEWEST_DIGITS)
    ? numbers
    : undefined;
}

const digitsIn = (text: string): number => text.replace(/\D/g, '').length;
