/**
 * Fills the placeholders of a sentence: `fill('Answer by {due}', { due: '…' })`. Throws if a value is missing: a failed
 * test is better than a gap in an email.
 */
export function fill(sentence: string, values: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`The words “${sentence}” need a value for {${name}}`);
    return value;
  });
}

/** Returns the sentence for a number of days: `one` for 1, otherwise `many` with the number as `{days}`. */
export const fillDays = ({ one, many }: { one: string; many: string }, days: number): string =>
  days === 1 ? one : fill(many, { days: String(days) });
