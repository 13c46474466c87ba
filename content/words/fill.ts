/** The names of a sentence's placeholders: `'due'` for `'Answer by {due}'`. */
export type Placeholder<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

/**
 * Fills the placeholders of a sentence: `fill('Answer by {due}', { due: '…' })`. The compiler asks for a value for each
 * of them, so the sentence must be one of the words as they are declared, and not any `string`.
 *
 * A clinic's own sentence has no other placeholders (`loadWords`). Throws if a value is missing all the same: a failed
 * test is better than a gap in an email.
 */
export function fill<S extends string>(
  sentence: string extends S ? never : S,
  values: Readonly<Record<Placeholder<S>, string>>,
): string {
  return fillUnchecked(sentence, values);
}

/** As `fill`, for values that the compiler compared with the sentence elsewhere. */
export function fillUnchecked(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The words “${sentence}” need a value for {${name}}`);
    return value;
  });
}

/** A piece of a sentence: text, or the text of a link. */
export interface Piece {
  text: string;
  href?: string;
}

/** As `fill`, with a link in place of each placeholder that has one: its value is the text of the link. */
export function fillWithLinks<S extends string>(
  sentence: string extends S ? never : S,
  values: Readonly<Record<Placeholder<S>, string | Required<Piece>>>,
): Piece[] {
  const given: Readonly<Record<string, string | Required<Piece>>> = values;
  return (sentence as string)
    .split(/(\{[a-zA-Z]+\})/)
    .filter((part) => part !== '')
    .map((part) => {
      const value = /^\{/.test(part) ? given[part.slice(1, -1)] : part;
      if (value === undefined) throw new Error(`The words “${sentence}” need a value for ${part}`);
      return typeof value === 'string' ? { text: value } : value;
    });
}

/** Returns the sentence for a number of days: `one` for 1, otherwise `many` with the number as `{days}`. */
export const fillDays = (
  { one, many }: { one: string; many: `${string}{days}${string}` },
  days: number,
): string => (days === 1 ? one : fill(many, { days: String(days) }));
