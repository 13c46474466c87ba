/**
 * Puts values into a sentence: `fill('Answer by {due}', { due: '…' })`.
 * Throws where the sentence names a value that is not given, because a gap in a letter is worse than a stop in a test.
 */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The words “${sentence}” need a value for {${name}}`);
    return value;
  });
}

/** A sentence about a number of days: the one for 1, or the other with the number as `{days}`. */
export const fillDays = ({ one, many }: { one: string; many: string }, days: number): string =>
  days === 1 ? one : fill(many, { days: String(days) });
